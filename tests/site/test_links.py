"""Every inner link and anchor of the built site exists; nothing is left of the macros; nothing is foreign."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

from explorer.corpus import Corpus
from explorer.flow import replay
from explorer.rendu.html import Liens
from scripts import links

ANSWERED = re.compile(r'<a\b[^>]*href="(?:\.\./)*(orienter/etat/[^"]*(?<!/debut)\.html)"[^>]*>')
LIVE = re.compile(r' data-(?:etat|parcours)="([^"]*)"')


def test_every_link_to_a_state_with_answers_is_one_to_the_simulator_too(
    pages: dict[str, str], corpus: Corpus
) -> None:
    """With the script, what is asked of the host never says an answer: the link holds the same state, live."""
    found = 0
    for name, text in pages.items():
        for link in ANSWERED.finditer(text):
            live = LIVE.search(link.group(0))
            assert live, (name, link.group(0))
            flux, *pairs, version = parse_qsl(unescape(live.group(1)))
            assert version == ("v", corpus.version), name
            etat = replay(corpus, flux[1], dict(pairs))
            assert Liens().etat(etat.flux, etat.retenues) == link.group(1), name
            found += 1
    assert found > 1000


def test_a_broken_link_an_anchor_and_a_leftover_are_all_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<a href="b.html">b</a><a href="#rien">r</a>{{ oubli }}<p id="x"></p><p id="x"></p>',
        "utf-8",
    )

    found = set(links.problems(tmp_path))

    assert found == {
        "a.html : l’ancre « #rien » n’existe pas",
        "a.html : l’ancre « x » existe deux fois",
        "a.html : le lien « b.html » ne mène nulle part",
        "a.html : une macro n’a pas été remplacée",
    }


def test_a_script_of_another_site_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<script src="https://exemple.be/x.js"></script>', "utf-8")

    assert list(links.problems(tmp_path)) == [
        "a.html : un fichier d’un autre site est chargé (https://exemple.be/x.js)"
    ]
