"""What a facilitator prints: nothing is cut, and each thing takes the sheets it is said to take."""

from __future__ import annotations

import pytest
from conftest import Visit

from scripts.posters import count_pages

MM = 96 / 25.4
CARTES = "former/roles.html"
PAGES = {
    CARTES: 2,
    "former/evaluation.html": 1,
    "former/cas/participants.html#feuille-accord-refuse": 1,
    "former/plan.html": 5,
}


def sheets(visit: Visit) -> int:
    return count_pages(visit.page.pdf(prefer_css_page_size=True))


@pytest.mark.parametrize(("chemin", "feuilles"), PAGES.items(), ids=PAGES)
def test_it_takes_the_sheets_it_is_said_to_take(visit: Visit, chemin: str, feuilles: int) -> None:
    visit.open(chemin)
    assert sheets(visit) == feuilles


def test_one_case_one_sheet(visit: Visit) -> None:
    visit.open("former/cas/participants.html")
    assert sheets(visit) == visit.page.locator(".feuille").count()


def test_the_exercises_and_their_answers_never_share_a_sheet(visit: Visit) -> None:
    visit.open("former/exercices-feuille.html")
    assert sheets(visit) <= 6
    visit.page.emulate_media(media="print")
    assert (
        visit.page.locator(".corrige").evaluate("(c) => getComputedStyle(c).breakBefore") == "page"
    )
    assert visit.page.locator(".exercices .exercice-bonne").count() == 0


def test_no_line_of_a_card_is_cut(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": round(194 * MM), "height": 1000})
    visit.open(CARTES)
    visit.page.emulate_media(media="print")
    cartes = visit.page.locator(".carte").evaluate_all(
        "(cartes) => cartes.map((c) => [c.id, c.scrollHeight - c.clientHeight, c.offsetWidth])"
    )
    assert len(cartes) == 8
    for nom, coupe, large in cartes:
        assert coupe <= 0, f"{nom} : {coupe} px de trop"
        assert 90 * MM < large < 97 * MM


def test_the_words_of_a_card_are_large_enough(visit: Visit) -> None:
    visit.open(CARTES)
    visit.page.emulate_media(media="print")
    points = visit.page.locator(".carte dd").evaluate_all(
        "(lignes) => lignes.map((l) => parseFloat(getComputedStyle(l).fontSize) * 0.75)"
    )
    assert min(points) >= 8.5
