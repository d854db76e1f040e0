"""With JavaScript off: from the home page to any suite by plain links; only free input is missing, and said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from explorer.chemins import Chemin, enumerate_paths
from explorer.corpus import Corpus

LARGEURS = (390, 1280)
# What acts and can be seen, outside a form that its page explains.
INERTES = """[...document.querySelectorAll("button, input, select, textarea, [data-action]")]
  .filter((e) => e.checkVisibility() && !e.closest(".explorateur form"))
  .map((e) => e.outerHTML.slice(0, 120))"""


@pytest.fixture(params=LARGEURS)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    viewport = {"width": request.param, "height": 900}
    context = browser.new_context(locale="fr-BE", java_script_enabled=False, viewport=viewport)
    yield context.new_page()
    context.close()


def longest(corpus: Corpus, flux: str) -> Chemin:
    """The path of a flow with the most questions, started as a reader starts: from the first page."""
    chemins = enumerate_paths(corpus, "depart", follow=True)
    return max((c for c in chemins if flux in c.chemin[:2]), key=lambda c: len(c.reponses))


@pytest.mark.parametrize(
    "flux", ["cpas-vers-saj", "cpas-vers-spj", "saj-vers-cpas", "spj-vers-cpas"]
)
def test_from_home_to_the_suite_to_the_phrase_and_back(
    page: Page, address: str, corpus: Corpus, flux: str
) -> None:
    chemin = longest(corpus, flux)
    page.goto(address + "index.html")
    page.locator("#menu a", has_text="S’orienter").click()
    for question, reponse in chemin.reponses:
        choix = [c["id"] for c in corpus.question(question)["reponses"]]
        assert page.locator(".vue-titre").inner_text().strip() == corpus.question(question)["texte"]
        page.locator("a.reponse").nth(choix.index(reponse)).click()
    shown = page.locator(".vue-suite").inner_text()
    for suite, _ in chemin.suites:
        assert corpus.suite(suite)["titre"] in shown
    assert "Vos réponses" in shown and "Qu’est-ce qui changerait la réponse" in shown
    page.locator(".vue a.source").first.click()
    phrase = page.locator(":target")
    assert phrase.is_visible()
    phrase.locator("a", has_text="Cité par").click()
    assert page.locator(":target").locator("a[href*='orienter/']").count() > 0


@pytest.mark.parametrize(
    "path", ["index.html", "orienter/index.html", "semaine/quiz.html", "pages/hors-ligne.html",
             "textes/arrete-2018/art-5.html", "familles/index.html", "former/index.html"]
)  # fmt: skip
def test_nothing_that_is_shown_is_dead(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    assert page.evaluate(INERTES) == []


@pytest.mark.parametrize(
    "path",
    ["protutelle/calcul.html", "protutelle/rapports.html", "former/exercices.html",
     "former/comparer.html", "semaine/rappels.html", "recherche.html"],
)  # fmt: skip
def test_a_page_with_a_field_says_what_it_needs(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    said = page.locator("noscript p")
    assert said.is_visible() and "demande JavaScript. Sans lui" in said.inner_text()
    if path != "recherche.html":
        assert page.evaluate(INERTES) == []
    assert page.locator("main button:visible").count() == 0


def test_the_numbers_and_the_dates_are_there(page: Page, address: str) -> None:
    page.goto(address + "protutelle/nombres.html")
    assert page.locator("table.table-nombres tbody tr").count() == 200
    assert page.locator("main figure svg").count() == 2
    page.goto(address + "protutelle/rapports.html")
    text = page.locator("main").inner_text()
    assert "dans les 2 mois qui suivent la date du mandat" in text
    assert page.locator("main figure svg, main .frise").first.is_visible()
    page.goto(address + "cas/rapports.html")
    assert page.locator("main time, main li, main td").count() > 20


def test_every_page_with_a_simulator_has_its_sentence(site: Path) -> None:
    """Pages made later too: a form in a simulator, a `noscript` beside it."""
    for path in site.rglob("*.html"):
        simulator = path.read_text("utf-8").partition('<div class="explorateur"')[2]
        if "<form" in simulator and "etat" not in path.parts:
            assert "<noscript>" in path.read_text("utf-8"), path
