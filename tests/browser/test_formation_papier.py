"""What a facilitator prints: nothing is cut, and each thing takes the sheets it is said to take."""

from __future__ import annotations

import pytest
from conftest import Visit

from scripts.posters import count_pages
from scripts.read import read_all

MM = 96 / 25.4
CARTES = "former/roles.html"
PLAN = read_all()[0]["formation/plan.yaml"].content
# What the plan says that each thing takes; posters and cases have their own tests.
DITES = {
    ligne["adresse"]: ligne["feuilles"]
    for ligne in PLAN["preparer"]["imprimer"]
    if ligne["adresse"] not in ("former/affiches.html", "former/exercices-feuille.html")
    and ligne["par"] != "cas"
}
PAGES = {
    **DITES,
    "former/cas/participants.html#feuille-accord-refuse": 1,
    "former/cas/participants.html#feuille-mandat-de-trop": 1,
    **{f"former/affiches/extrait-{rang}.html": 1 for rang in (1, 2, 3, 4)},
}
CAS = [nom for sequence in PLAN["deroulement"] for nom in sequence.get("cas", ())]


def sheets(visit: Visit) -> int:
    return count_pages(visit.page.pdf(prefer_css_page_size=True))


@pytest.mark.parametrize(("chemin", "feuilles"), PAGES.items(), ids=PAGES)
def test_it_takes_the_sheets_it_is_said_to_take(visit: Visit, chemin: str, feuilles: int) -> None:
    visit.open(chemin)
    if chemin == "former/plan.html":  # the words explained at its foot come with the script
        visit.page.locator(".mots-imprimes").wait_for(state="attached")
    assert sheets(visit) == feuilles


def test_one_case_one_sheet(visit: Visit) -> None:
    visit.open("former/cas/participants.html")
    assert sheets(visit) == visit.page.locator(".feuille").count()


@pytest.mark.parametrize("nom", CAS)
def test_the_page_of_a_case_is_in_hand(visit: Visit, nom: str) -> None:
    (dites,) = [li["feuilles"] for li in PLAN["preparer"]["imprimer"] if li["par"] == "cas"]
    visit.open(f"former/cas/animateur-{nom}.html")
    assert sheets(visit) <= dites


def test_the_articles_are_read_on_the_sheet_itself(visit: Visit) -> None:
    visit.open("former/cas/participants.html")
    visit.page.emulate_media(media="print")
    for article in visit.page.locator(".texte-imprime").all():
        assert article.is_visible()
    assert visit.page.locator(".texte-imprime").count() == 2


def test_the_exercises_and_their_answers_never_share_a_sheet(visit: Visit) -> None:
    visit.open("former/exercices-feuille.html")
    dites = [
        li["feuilles"]
        for li in PLAN["preparer"]["imprimer"]
        if li["adresse"] == "former/exercices-feuille.html"
    ]
    assert sheets(visit) == sum(dites)
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
    assert min(points) >= 9.4


def test_the_words_to_cite_are_large_enough(visit: Visit) -> None:
    visit.open("former/affiches/extrait-1.html")
    visit.page.emulate_media(media="print")
    points = visit.page.locator(".extrait p").evaluate_all(
        "(lignes) => lignes.map((l) => parseFloat(getComputedStyle(l).fontSize) * 0.75)"
    )
    assert min(points) >= 8.4
