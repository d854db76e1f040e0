"""The search in the browser: loaded only when someone goes to it, honest when unsure, nothing moves."""

from __future__ import annotations

import pytest
from conftest import Visit

PAGE = "recherche.html"
SHIFTS = """window.moved = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value;
}).observe({ type: 'layout-shift', buffered: true });"""


def search_scripts(visit: Visit) -> list[str]:
    return [url for url in visit.journal.requests if "/recherche." in url and url.endswith(".js")]


@pytest.mark.parametrize("path", [PAGE, "index.html"])
def test_the_search_is_asked_for_by_who_goes_to_the_field(visit: Visit, path: str) -> None:
    visit.open(path)
    visit.page.wait_for_function("() => window.simulateurs")
    visit.page.wait_for_timeout(500)
    assert search_scripts(visit) == []
    field = "#recherche-page-champ" if path == PAGE else "#recherche-champ"
    with visit.page.expect_response(lambda response: "/recherche." in response.url):
        visit.page.locator(field).focus()
    assert len(search_scripts(visit)) == 1


def test_a_question_in_the_address_is_answered_and_nothing_moves(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 780})
    visit.page.add_init_script(SHIFTS)
    visit.open(f"{PAGE}#q=dossier+cl%C3%B4tur%C3%A9")
    visit.page.locator(".resultats a").first.wait_for()
    visit.page.wait_for_timeout(300)
    assert visit.page.evaluate("window.moved") < 0.01
    assert visit.page.locator("#recherche-page-champ").input_value() == "dossier clôturé"


def test_the_empty_search_page_does_not_move(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 780})
    visit.page.add_init_script(SHIFTS)
    visit.open(PAGE)
    visit.page.wait_for_function("() => window.simulateurs")
    visit.page.locator("#recherche-page-champ").focus()
    visit.page.wait_for_timeout(800)
    assert visit.page.evaluate("window.moved") < 0.01


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("adopter un chien", "Rien de sûr ; voici ce qui s’en approche."),
        ("xylophonique", "Aucun résultat."),
        ("csss", "résultats"),
    ],
)
def test_the_page_says_how_sure_it_is(visit: Visit, question: str, said: str) -> None:
    visit.open(f"{PAGE}#q={question}")
    count = visit.page.locator("#recherche-resultats > p").first
    count.wait_for()
    assert said in count.inner_text()


ALONE = """() => {
  const ask = (word) => window.rechercheSite.chercher(word);
  const titles = ask('secret rapport famille mandat CPAS texte site').trouves.concat(ask('site').trouves);
  const words = new Set(titles.flatMap((one) => one.titre.split(/[^\\p{L}]+/u)).concat('Accessibilité'));
  return [...words].find((word) => word.length > 5 && ask(word).sur && ask(word).trouves.length === 1);
}"""


def test_one_answer_is_told_in_the_singular(visit: Visit) -> None:
    visit.open(PAGE)
    visit.page.locator("#recherche-page-champ").focus()
    visit.page.wait_for_function("() => window.rechercheSite")
    visit.page.locator("#recherche-page-champ").fill(visit.page.evaluate(ALONE))
    assert visit.page.locator("#recherche-resultats > p").first.inner_text() == "1 résultat"
