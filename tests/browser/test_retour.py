"""From page to page and back: the address and what is shown are always those of one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import PAGES, PREFIX, Visit
from playwright.sync_api import Browser
from test_pannes import visiting

from scripts.benchmarks.server import Line, Settings


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


# The views asked of Python from now on, and what is announced.
LISTEN = """{ const texte = python.texte.bind(python); globalThis.__demandes = [];
  python.texte = (...a) => { __demandes.push(a.slice(1, 3)); return texte(...a); }; }"""
HEAR = """() => { globalThis.__dites = [];
  new MutationObserver(() => { if (annonce.textContent) __dites.push(annonce.textContent); })
    .observe(annonce, { childList: true }); }"""


def go(visit: Visit, path: str, shown: str) -> None:
    """To another page of the site, without reloading."""
    visit.page.evaluate("(adresse) => window.naviguer(adresse)", visit.address + path)
    visit.page.locator(shown).wait_for(state="attached")


def test_each_step_back_asks_once_and_only_the_simulator_of_its_page(visit: Visit) -> None:
    visit.open(f"{PAGES['orientation']}#flux=cpas-vers-saj")
    visit.wait_ready()
    for answer in ("secret-personnes=oui", "secret-mission=oui"):
        visit.page.locator("a.reponse").first.click()
        visit.page.locator(f'.vue[data-etat*="{answer}"]').wait_for()
    visit.python(LISTEN)
    visit.page.go_back()
    visit.page.locator('.vue:not([data-etat*="secret-mission=oui"])').wait_for()
    asked = [call for call in visit.page.evaluate("__demandes") if "mission" not in call[1]]
    assert len(asked) == 1
    go(visit, PAGES["protutelle"], '.explorateur[data-vue="protutelle"]')
    visit.page.evaluate("__demandes.length = 0")
    visit.page.go_back()
    visit.page.locator('.vue[data-etat*="secret-personnes=oui"]').wait_for()
    assert {name for name, _ in visit.page.evaluate("__demandes")} == {"orientation"}


def test_what_was_asked_on_a_page_that_was_left_is_for_nobody(browser: Browser, site: Path) -> None:
    """Left while Python loads, and come back to: neither address, nor title, nor word of the first visit."""
    slow = Settings(site, PREFIX, Line(4e6, 0.02), encoding="br")
    with visiting(browser, slow) as visit:
        visit.open("former/exercices.html")
        visit.page.evaluate(HEAR)
        visit.page.fill(".vue [name=graine]", "abc")
        visit.page.locator(".vue form [type=submit]").first.click()
        go(visit, "index.html", ".corps-accueil")
        visit.page.go_back()
        visit.page.locator('.explorateur[data-vue="exercices"]').wait_for()
        title = visit.page.title()
        assert visit.state() == "charge"
        visit.wait_ready()
        visit.python(
            "python.texte('vue', 'exercices', 'graine=xyz', '../')"
        )  # asked after the other: answered after
        visit.page.evaluate(
            "() => new Promise((fin) => setTimeout(fin, 100))"
        )  # an announcement waits 60 ms
        assert (visit.page.url, visit.page.title()) == (
            visit.address + "former/exercices.html",
            title,
        )
        assert [
            words for words in visit.page.evaluate("__dites") if "Page ouverte" not in words
        ] == []
        assert visit.page.locator(".vue").get_attribute("data-etat") == visit.page.locator(
            ".explorateur"
        ).get_attribute("data-etat")


def test_a_spoilt_fragment_aims_at_nothing_and_stops_nothing(visit: Visit) -> None:
    visit.open("index.html")
    go(
        visit,
        f"{PAGES['protutelle']}#%E0%A4%A",
        '.explorateur[data-vue="protutelle"] > .chargement',
    )
    assert visit.page.evaluate("document.activeElement.localName") == "h1"
    visit.page.evaluate("location.hash = '%E0%A4%B'")
    assert visit.journal.errors == []
