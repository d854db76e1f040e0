"""What is asked of the host is the same whatever is answered: Python there, slow, refused or broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from conftest import PAGES, PREFIX, Visit
from playwright.sync_api import Browser, Dialog, Page
from test_pannes import SANS_WEBASSEMBLY, visiting

from scripts.benchmarks.server import Line, Settings
from scripts.etats import NAME, READER

SAVE_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
RUNTIME = (".wasm", "python_stdlib.zip", "explorer.zip", "pyscript.mjs")
# Two readers who answer otherwise from the first question on: ranks of their answers.
LECTEURS = ((0, 0, 0, 0, 1), (1, 0, 2, 1, 0))
SENTENCE = "La suite n’a pas pu se charger"


def answer(page: Page, choice: str, rank: int) -> None:
    before = page.locator(".vue").get_attribute("data-etat")
    page.locator(choice).nth(rank).click()
    page.locator(f'.vue:not([data-etat="{before}"])').wait_for()


def play(visit: Visit, ranks: tuple[int, ...]) -> None:
    """Answers from the first moment on, changes an answer, answers again, goes back."""
    visit.page.goto(visit.address + PAGES["orientation"], wait_until="commit")
    for rank in ranks:
        answer(visit.page, "a.reponse", rank)
    assert_no_page_of_a_state_is_asked(visit)
    answer(visit.page, ".modifier", 1)
    answer(visit.page, "a.reponse", 1)
    before = visit.page.locator(".vue").get_attribute("data-etat")
    visit.page.go_back()
    visit.page.locator(f'.vue:not([data-etat="{before}"])').wait_for()


def assert_no_page_of_a_state_is_asked(visit: Visit) -> None:
    assert not [path for path in paths(visit) if "/orienter/etat/" in path]


def paths(visit: Visit) -> set[str]:
    """What was asked of the host, in what the host sees."""
    urls = [urlsplit(url) for url in visit.journal.asked]
    return {url.path + (f"?{url.query}" if url.query else "") for url in urls}


def without_channel(asked: set[str]) -> set[str]:
    """The worker's own module names its channel in its query: a number drawn, known before any answer."""
    return {re.sub(r"canal=[^&]*", "canal=", path) for path in asked}


def scenarios(site: Path) -> Iterator[tuple[str, Settings, str | None]]:
    yield "at once", Settings(site, PREFIX, encoding=None), None
    yield "slow line", Settings(site, PREFIX, Line(4e6, 0.02), encoding="br"), None
    yield "save data", Settings(site, PREFIX, encoding=None), SAVE_DATA
    yield "no wasm", Settings(site, PREFIX, encoding=None), SANS_WEBASSEMBLY
    for kind in ("blocked", "cut"):
        for fault in RUNTIME:
            settings = Settings(site, PREFIX, encoding=None, **{kind: {fault}})  # type: ignore[arg-type]
            yield f"{kind} {fault}", settings, None


NAMES = [name for name, _, _ in scenarios(Path())]


@pytest.mark.parametrize("name", NAMES)
def test_no_request_depends_on_the_answers(browser: Browser, site: Path, name: str) -> None:
    """From the very first click, two readers who answer otherwise ask the host for the same things."""
    settings, script = next((s, js) for n, s, js in scenarios(site) if n == name)
    asked = []
    for ranks in LECTEURS:
        with visiting(browser, settings, script) as visit:
            referers: list[str] = []
            visit.page.context.on(
                "request", lambda r, seen=referers: seen.append(r.headers.get("referer", ""))
            )
            play(visit, ranks)
            visit.wait_state("pret", "echec", "repos")  # it loads no more
            visit.settle()
            assert_no_page_of_a_state_is_asked(visit)
            asked.append(without_channel(paths(visit)))
            assert not [said for said in referers if ".html" in said]
    optional = {
        PREFIX + NAME,
        PREFIX + READER,
    }  # asked for when Python is slower than a second and a half
    # Python comes as an image or as a library, by the speed of the line.
    optional |= {
        path for path in asked[0] | asked[1] if path.startswith(f"{PREFIX}assets/runtime/")
    }
    assert asked[0] - optional == asked[1] - optional


def test_a_click_before_the_script_is_there_waits_for_it(visit: Visit) -> None:
    """Neither the browser nor the page changer follows the link; the answer comes with the script."""
    held = []
    visit.page.route("**/assets/js/explorer.*.js", lambda route: held.append(route))
    visit.page.goto(visit.address + PAGES["orientation"], wait_until="commit")
    visit.page.locator("a.reponse").first.click()
    visit.page.locator("a.reponse.choisie").wait_for()
    visit.settle()
    assert_no_page_of_a_state_is_asked(visit)
    assert urlsplit(visit.page.url).path.endswith(PAGES["orientation"])
    held[0].continue_()
    visit.page.locator(".vos-reponses").wait_for()
    assert_no_page_of_a_state_is_asked(visit)


def test_without_the_script_the_page_is_asked_for_only_with_consent(visit: Visit) -> None:
    visit.page.route("**/assets/js/explorer.*.js", lambda route: route.abort())
    said: list[str] = []
    wanted = [False, True]

    def decide(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.accept() if wanted.pop(0) else dialog.dismiss()

    visit.page.on("dialog", decide)
    visit.open(PAGES["orientation"])
    visit.page.locator("a.reponse").first.click()
    assert len(said) == 1 and "l’hébergeur verra laquelle" in said[0]
    assert_no_page_of_a_state_is_asked(visit)
    assert "#flux=depart" in visit.page.url  # a reload asks for it again
    visit.page.locator("a.reponse").nth(1).click()
    visit.page.wait_for_url("**/orienter/etat/**")


def test_when_nothing_comes_the_answer_is_kept_until_it_does(browser: Browser, site: Path) -> None:
    faults = {".wasm", NAME}
    with visiting(browser, Settings(site, PREFIX, encoding=None, blocked=faults)) as visit:
        visit.open(PAGES["orientation"])
        visit.wait_state("echec")
        shown = visit.title()
        visit.page.locator("a.reponse").first.click()
        visit.page.locator(".panne").get_by_text(SENTENCE).wait_for()
        assert SENTENCE in visit.page.evaluate("document.activeElement.textContent")
        assert visit.title() == shown
        assert visit.page.locator("a.reponse.choisie").count() == 1
        faults.clear()
        visit.page.get_by_role("button", name="Réessayer").click()
        visit.page.locator(".vos-reponses").wait_for()
        assert "qui-suis-je=cpas" in visit.page.url
        visit.wait_state("pret")
        assert visit.page.locator(".panne").count() == 0


def test_a_click_while_python_starts_is_pressed_at_once_and_said_once(
    browser: Browser, site: Path
) -> None:
    slow = Settings(site, PREFIX, Line(4e6, 0.02), encoding="br")
    with visiting(browser, slow) as visit:
        visit.open(PAGES["orientation"])
        visit.page.evaluate("""() => {
          globalThis.dites = [];
          new MutationObserver(() => { if (annonce.textContent) dites.push(annonce.textContent); })
            .observe(annonce, { childList: true });
        }""")
        visit.page.locator("a.reponse").first.click()
        assert visit.page.locator("a.reponse.choisie").count() == 1
        visit.page.locator("a.reponse.choisie .attente").wait_for()
        visit.page.locator("a.reponse").nth(1).click()  # a change of mind: the last click counts
        visit.page.locator(".vos-reponses").wait_for()
        assert "qui-suis-je=saj" in visit.page.url
        visit.page.locator("#annonce", has_text=visit.title()[:10]).wait_for(state="attached")
        dites = visit.page.evaluate("dites")
        assert len([words for words in dites if "la suite arrive" in words]) == 1


def test_an_address_never_says_an_answer(visit: Visit) -> None:
    """A new tab, a copied address, a dragged link: after the `#` too, as soon as the script is there."""
    visit.open(f"{PAGES['orientation']}#flux=cpas-vers-saj&secret-personnes=oui")
    visit.page.locator(".vos-reponses").wait_for()
    hrefs = visit.page.locator(".vue a[data-etat]").evaluate_all(
        "(liens) => liens.map((lien) => lien.href.split('#'))"
    )
    assert len(hrefs) > 3
    assert {path for path, _ in hrefs} == {visit.address + PAGES["orientation"]}
    assert all(state.startswith("flux=") for _, state in hrefs)
    with visit.page.context.expect_page() as opened:
        visit.page.locator("a.reponse").first.click(modifiers=["Control"])
    opened.value.locator(".vos-reponses dt").nth(2).wait_for()
    assert_no_page_of_a_state_is_asked(visit)


@pytest.mark.parametrize(
    "path",
    [
        "former/exercices.html#graine=dupont&nombre=5",
        "former/comparer.html#a=flux%3Dcpas-vers-saj%26secret-personnes%3Doui"
        "&b=flux%3Dcpas-vers-saj%26secret-personnes%3Dnon",
        "semaine/puis-je.html",
    ],
)
def test_what_was_typed_or_chosen_elsewhere_opens_the_simulator(visit: Visit, path: str) -> None:
    """Exercises, comparison, « On me dit que »: their links to a state say nothing to the host either."""
    visit.open(path)
    visit.wait_ready()
    visit.page.locator(".explorateur[aria-busy]").wait_for(state="detached")
    links = visit.page.locator("a[data-parcours]")
    links.first.wait_for(state="attached")
    hrefs = links.evaluate_all("(liens) => liens.map((lien) => lien.href.split('#'))")
    assert {there for there, _ in hrefs} == {visit.address + PAGES["orientation"]}
    visit.page.evaluate("document.querySelector('a[data-parcours]').click()")
    visit.page.locator(".vue-orientation .vos-reponses").wait_for()
    assert_no_page_of_a_state_is_asked(visit)


def test_pointing_at_an_answer_asks_nothing(visit: Visit) -> None:
    visit.open(PAGES["orientation"])
    visit.wait_ready()
    visit.page.wait_for_load_state("networkidle")
    visit.journal.requests.clear()
    for link in visit.page.locator("main a[href]:visible").all():
        link.hover()
        link.focus()
    visit.settle()
    assert paths(visit) == set()
