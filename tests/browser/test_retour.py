"""« Retour » from another page: the address and what is shown are those that were left, together."""

from __future__ import annotations

import pytest
from conftest import PAGES, Visit


def follow_a_citation(visit: Visit) -> None:
    visit.page.locator(".vue .citation a").first.click()
    visit.page.wait_for_url("**/textes/**")
    visit.page.locator("main .phrase").first.wait_for()


@pytest.mark.parametrize("made", ["by a click", "by hand"])
def test_back_from_a_cited_phrase_shows_the_answers_again(visit: Visit, made: str) -> None:
    visit.open(f"{PAGES['orientation']}#flux=cpas-vers-saj")
    visit.wait_ready()
    first = visit.page.locator('.vue[data-etat^="flux=cpas-vers-saj"]')
    first.wait_for()
    if made == "by a click":
        visit.page.locator("a.reponse").first.click()
    else:
        visit.page.evaluate("location.hash = 'flux=cpas-vers-saj&secret-personnes=oui'")
    visit.page.locator('.vue[data-etat*="secret-personnes=oui"]').wait_for()
    left, title = visit.page.url, visit.title()
    follow_a_citation(visit)
    visit.page.go_back()
    visit.page.locator('.vue[data-etat*="secret-personnes=oui"]').wait_for()
    assert visit.page.url.startswith(left) and visit.title() == title
    visit.page.go_forward()
    visit.page.locator("main .phrase").first.wait_for()
    visit.page.go_back()
    visit.page.locator('.vue[data-etat*="secret-personnes=oui"]').wait_for()
    visit.page.go_back()
    first.wait_for()
    assert visit.journal.errors == []


def test_back_from_what_was_found_shows_the_search_again(visit: Visit) -> None:
    visit.open("recherche.html")
    field = visit.page.locator("#recherche-champ")
    field.fill("accord")
    field.press("Enter")
    visit.page.wait_for_function("() => location.hash.includes('accord')")
    found = visit.page.locator(".resultats a")
    found.first.wait_for()
    left = visit.page.url
    found.first.click()
    visit.page.wait_for_url(lambda url: "recherche.html" not in url)
    visit.page.locator("#recherche-resultats").wait_for(state="detached")
    visit.page.go_back()
    found.first.wait_for()
    assert visit.page.url == left
    assert visit.journal.errors == []
