"""Every inner link and anchor of the built site exists; nothing is left of the macros; nothing is foreign."""

from __future__ import annotations

from pathlib import Path

from scripts import links


def test_the_built_site_has_no_broken_link_anchor_or_leftover(site: Path) -> None:
    assert sorted(links.problems(site)) == []


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
