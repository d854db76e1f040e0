"""Between a form sent and its answer: the wait is shown where one looks; what could be made before is not made again."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import PAGES, PREFIX, Visit
from playwright.sync_api import Browser
from test_pannes import visiting

from scripts.benchmarks.server import Line, Settings

SLOW = Line(4e6, 0.02)  # bits per second, seconds: Python takes many seconds to come
FORMS = {
    PAGES["protutelle"]: {"mandats": "79"},
    PAGES["rapports"]: {"mandat": "2026-12-31"},
    "former/exercices.html": {"graine": "abc"},
    "semaine/rappels.html": {"debut": "2026-12-31"},
}
# Every question asked of Python from now on, and the last one that it has answered.
LISTEN = """{ const texte = python.texte.bind(python); globalThis.__demandes = [];
  python.texte = async (...a) => { __demandes.push(a[2]); const dit = await texte(...a); globalThis.__dite = a[2]; return dit; }; }"""
SEEN = """(barre) => { const { top, bottom } = barre.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight && barre.checkVisibility(); }"""


def fill(visit: Visit, path: str) -> None:
    """As one types: sign after sign."""
    for name, words in FORMS[path].items():
        field = visit.page.locator(f".vue [name={name}]")
        if field.get_attribute("type") == "date":
            field.fill(words)
        else:
            field.clear()
            field.press_sequentially(words)


@pytest.mark.parametrize("path", FORMS)
def test_the_progress_is_under_the_form_that_waits_then_back_and_empty(
    browser: Browser, site: Path, path: str
) -> None:
    with visiting(browser, Settings(site, PREFIX, SLOW, encoding="br"), phone=True) as visit:
        visit.open(path)
        fill(visit, path)
        submit = visit.page.locator(".vue form [type=submit]").first
        submit.evaluate(
            "(bouton) => bouton.scrollIntoView({ block: 'end' })"
        )  # as low as it can be pressed
        submit.click()
        bar = visit.page.locator(".chargement progress")
        bar.wait_for()
        assert visit.state() == "charge"
        assert visit.page.locator(".vue form .chargement").count() == 1
        assert bar.evaluate(SEEN)
        visit.page.locator(".explorateur:not([aria-busy]) > .chargement").wait_for(state="attached")
        assert all(words in visit.page.url for words in FORMS[path].values())
        assert visit.page.locator(".explorateur > .chargement").inner_text() == ""
        assert visit.page.locator(".vue .chargement").count() == 0
        assert visit.journal.errors == []


@pytest.mark.parametrize(
    ("path", "state"), [("orientation", "flux=cpas-vers-saj&secret-personnes=oui"), ("rapports", "mandat=2026-12-31")]
)  # fmt: skip
def test_an_address_that_waits_for_its_answer_says_so_above_what_is_shown(
    browser: Browser, site: Path, path: str, state: str
) -> None:
    with visiting(browser, Settings(site, PREFIX, SLOW, encoding="br"), phone=True) as visit:
        visit.open(f"{PAGES[path]}#{state}")
        said = visit.page.locator(".explorateur > .attente:first-child")
        said.get_by_text("La réponse demandée arrive").wait_for()
        assert said.evaluate(SEEN)
        visit.page.locator(f'.vue[data-etat^="{state}"]').wait_for()
        assert said.count() == 0


@pytest.mark.parametrize("path", FORMS)
def test_what_was_made_while_one_typed_is_shown_without_asking_again(
    visit: Visit, path: str
) -> None:
    visit.open(path)
    visit.wait_ready()
    visit.python(LISTEN)
    fill(visit, path)
    words = "&".join(FORMS[path].values())
    visit.page.wait_for_function("(mots) => globalThis.__dite?.includes(mots)", arg=words)
    before = visit.page.evaluate("__demandes.length")
    visit.page.locator(".vue form [type=submit]").first.click()
    visit.page.locator(f'.vue[data-etat*="{words}"]').wait_for()
    assert visit.page.evaluate("__demandes.length") == before
    assert visit.journal.errors == []


# Every question is kept, with what lets its real answer go, or an answer that cannot be read.
HOLD = """{ const texte = python.texte.bind(python); globalThis.__demandes = []; globalThis.__rendre = [];
  python.texte = async (...a) => { __demandes.push(a[2]);
    const illisible = await new Promise((rendre) => { __rendre.push(rendre); });
    return illisible ?? texte(...a); }; }"""


def hold(visit: Visit) -> None:
    """The form of a protutelle, whose first answer, asked while one types, is being made."""
    visit.open(PAGES["protutelle"])
    visit.wait_ready()
    visit.python(HOLD)
    field = visit.page.locator(".vue [name=mandats]")
    field.clear()
    for sign in "12345":
        field.press_sequentially(sign)
        visit.page.wait_for_function("() => __demandes.length > 0")
        visit.page.evaluate("() => new Promise((fin) => requestIdleCallback(fin))")
    assert visit.page.evaluate("__demandes.length") == 1


def test_what_is_typed_fast_does_not_queue(visit: Visit) -> None:
    """While an answer is being made, the signs typed meanwhile ask for one more only: the form as it stands then."""
    hold(visit)
    visit.page.evaluate("__rendre[0]()")
    visit.page.wait_for_function("() => __demandes.length > 1")
    assert "mandats=12345&" in visit.page.evaluate("__demandes[1]")
    assert visit.journal.errors == []


def test_an_answer_that_cannot_be_read_stops_neither_the_next_ones_nor_the_click(
    visit: Visit,
) -> None:
    hold(visit)
    visit.page.evaluate("""__rendre[0]('{"html": ""}')""")
    visit.page.wait_for_function("() => __demandes.length > 1")
    visit.page.evaluate("""__rendre[1]('{"html": ""}')""")
    visit.page.evaluate("() => new Promise((fin) => requestIdleCallback(fin))")
    visit.page.locator(".vue form [type=submit]").first.click()
    visit.page.wait_for_function("() => __demandes.length > 2")
    assert visit.page.evaluate("__demandes[2] === __demandes[1]")
    visit.page.evaluate("__rendre[2]()")
    visit.page.locator('.vue[data-etat*="mandats=12345&"]').wait_for()
    assert visit.journal.errors == []


@pytest.mark.parametrize("height", [720, 1500])
def test_a_long_result_is_whole_from_its_second_image(visit: Visit, height: int) -> None:
    """What is on screen comes first, all of it; what is below is there an image later, for a reader as for a printer."""
    visit.page.set_viewport_size({"width": 1280, "height": height})
    visit.open(PAGES["protutelle"])
    visit.wait_ready()
    fill(visit, PAGES["protutelle"])
    hidden_on_screen, hidden_after = visit.page.evaluate("""async () => {
      const cachees = () => [...document.querySelectorAll(".vue > *")]
        .filter((e) => getComputedStyle(e).contentVisibility === "hidden");
      const image = () => new Promise((fin) => requestAnimationFrame(() => setTimeout(fin)));
      const conteneur = document.querySelector(".explorateur");
      const arrivee = new Promise((fin) => new MutationObserver(() => {
        if (conteneur.querySelector(":scope > .vue-arrive"))
          fin(cachees().filter((e) => e.getBoundingClientRect().top < innerHeight).length);
      }).observe(conteneur, { childList: true }));
      conteneur.querySelector(".vue form [type=submit]").click();
      const vues = await arrivee; // in the very turn that brings it, before any image
      await image();
      await image();
      return [vues, cachees().length];
    }""")
    assert (hidden_on_screen, hidden_after) == (0, 0)
    assert visit.page.locator(".vue-arrive").count() == 0
    assert visit.page.locator(".vue .trace").last.evaluate("(e) => e.innerText").strip()
