"""The twin: one page for each reachable state, the same fragment as the live page, leading on by plain links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explorer.rendu.reponses import canonical
from explorer.vues import orientation
from scripts import hurry, twin
from scripts.edition import Edition


@pytest.fixture(scope="module")
def some(edition: Edition) -> list[tuple[str, object]]:
    return list(twin.states(edition.corpus))[::37]


def test_each_reachable_state_has_its_page(site: Path, edition: Edition) -> None:
    expected = {chemin for chemin, _ in twin.states(edition.corpus)}
    found = {path.relative_to(site).as_posix() for path in (site / "orienter/etat").rglob("*.html")}

    assert found == expected


def test_the_page_shows_the_very_fragment_of_the_live_view(
    site: Path, edition: Edition, some: list
) -> None:
    for chemin, etat in some:
        vue = orientation.view(
            edition.corpus, canonical(edition.corpus, etat.flux, etat.retenues), twin.BASE
        )
        assert vue.html in (site / chemin).read_text("utf-8"), chemin


def test_a_state_is_kept_from_search_engines_and_names_its_own_address(
    site: Path, some: list
) -> None:
    for chemin, _ in some:
        text = (site / chemin).read_text("utf-8")
        assert '<meta name="robots" content="noindex">' in text
        assert re.search(rf'rel="canonical" href="[^"]*{re.escape(chemin)}"', text), chemin
        assert text.count("<h1") == 1
        assert 'class="explorateur"' in text


def test_a_page_made_when_asked_for_is_the_built_one(site: Path, edition: Edition):
    made = hurry.TwinOnRequest(site)
    paths = [path for path, _ in twin.states(edition.corpus)][::97]

    assert paths
    assert all(made.page(path) == (site / path).read_text("utf-8") for path in paths)
    assert made.page("orienter/etat/rien.html") is None
