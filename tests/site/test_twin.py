"""The twin: one page for each reachable state, the same fragment as the live page, leading on by plain links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explorer.flow import Etat
from explorer.rendu.reponses import canonical
from explorer.vues import orientation
from scripts import hurry, twin
from scripts.edition import Edition

WORD = re.compile(r'<a class="mot" [^>]*>(.*?)</a>')


@pytest.fixture(scope="module")
def every(edition: Edition) -> list[tuple[str, Etat]]:
    return list(twin.states(edition.corpus))


def test_each_reachable_state_has_its_page(site: Path, every: list) -> None:
    expected = {chemin for chemin, _ in every}
    found = {path.relative_to(site).as_posix() for path in (site / "orienter/etat").rglob("*.html")}

    assert found == expected


def test_the_page_shows_the_very_fragment_of_the_live_view(
    site: Path, edition: Edition, every: list
) -> None:
    for chemin, etat in every:
        vue = orientation.view(
            edition.corpus, canonical(edition.corpus, etat.flux, etat.retenues), twin.BASE
        )
        page = WORD.sub(r"\1", (site / chemin).read_text("utf-8"))
        assert vue.html in page, chemin


def test_each_word_explained_on_screen_has_its_note_on_paper(site: Path, every: list) -> None:
    explained = 0
    for chemin, _ in every:
        page = (site / chemin).read_text("utf-8")
        words = WORD.findall(page)
        _, _, notes = page.partition('<section class="mots-imprimes">')
        assert re.findall(r"<dt>(.*?)</dt><dd>[^<]+</dd>", notes) == words, chemin
        explained += bool(words)
    assert explained > len(every) / 2


def test_a_state_is_kept_from_search_engines_and_names_its_own_address(
    site: Path, every: list
) -> None:
    for chemin, _ in every:
        text = (site / chemin).read_text("utf-8")
        assert '<meta name="robots" content="noindex">' in text
        assert re.search(rf'rel="canonical" href="[^"]*{re.escape(chemin)}"', text), chemin
        assert text.count("<h1") == 1
        assert 'class="explorateur"' in text


def test_a_page_made_when_asked_for_is_the_built_one(site: Path, every: list) -> None:
    made = hurry.TwinOnRequest(site)
    paths = [path for path, _ in every][::97]

    assert paths
    assert all(made.page(path) == (site / path).read_text("utf-8") for path in paths)
    assert made.page("orienter/etat/rien.html") is None
