"""Python that does not come: a sentence, « Réessayer », the page and what was typed stay."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import PAGES, PREFIX, WAIT, Journal, Visit
from playwright.sync_api import Browser

from scripts.benchmarks.server import Line, Settings, serve

SANS_WEBASSEMBLY = "delete globalThis.WebAssembly;"
SANS_STOCKAGE = """for (const nom of ["indexedDB", "localStorage", "sessionStorage", "caches"])
  Object.defineProperty(globalThis, nom, {
    get() { throw new DOMException("refusé", "SecurityError"); },
  });"""

NOT_ANSWERED = "n’a pas pu être calculée"
# Python raises, whatever it is asked, until told otherwise.
FAILS = """{ const appeler = python.appeler.bind(python); globalThis.__panne = true;
  python.appeler = (...a) => (globalThis.__panne ? appeler("calcul", "protutelle", "pas du json") : appeler(...a)); }"""


@contextmanager
def visiting(
    browser: Browser, settings: Settings, script: str | None = None, phone: bool = False
) -> Iterator[Visit]:
    size = {"width": 390, "height": 844} if phone else {"width": 1280, "height": 720}
    with serve(settings) as address:
        context = browser.new_context(locale="fr-BE", viewport=size)
        page = context.new_page()
        page.set_default_timeout(WAIT)
        if script:
            page.add_init_script(script)
        journal = Journal(address.removesuffix(PREFIX))
        journal.watch(page)
        yield Visit(page, address, journal)
        context.close()


def assert_readable(visit: Visit, sentence: str = "n’a pas pu se charger") -> None:
    """The sentence, the button, the static content."""
    visit.page.locator(".panne").get_by_text(sentence).wait_for()
    assert visit.page.get_by_role("button", name="Réessayer").is_visible()
    assert visit.page.locator(".vue-titre").first.is_visible()


@pytest.mark.parametrize("fault", [".wasm", "python_stdlib.zip", "explorer.zip", "pyscript.mjs"])
@pytest.mark.parametrize("kind", ["blocked", "cut"])
def test_a_missing_or_cut_file(browser: Browser, site: Path, fault: str, kind: str) -> None:
    """On a line slow enough for the library; what replaces a lost engine is lost as well."""
    faults = {fault}
    settings = Settings(site, PREFIX, Line(10e6, 0), encoding="br", **{kind: faults})
    with visiting(browser, settings) as visit:
        visit.open(PAGES["protutelle"])
        visit.page.fill("[name=mandats]", "79")
        visit.wait_state("echec")
        assert_readable(visit)
        assert visit.page.locator("[name=mandats]").input_value() == "79"
        faults.clear()
        visit.page.get_by_role("button", name="Réessayer").click()
        visit.wait_state("pret")
        visit.page.keyboard.press("Escape")
        visit.page.locator("[name=mandats]").press("Enter")
        visit.page.get_by_text("79").first.wait_for()
        assert visit.page.locator(".panne").count() == 0


def test_without_webassembly(browser: Browser, settings: Settings) -> None:
    with visiting(browser, settings, SANS_WEBASSEMBLY) as visit:
        visit.open(PAGES["orientation"])
        visit.wait_state("echec")
        assert_readable(visit)
        first = visit.title()
        visit.page.locator("a.reponse").first.click()
        visit.page.locator(".vos-reponses").wait_for()
        assert visit.title() != first


def test_a_policy_that_forbids_webassembly(browser: Browser, site: Path) -> None:
    policy = {
        "Content-Security-Policy": "script-src 'self' 'unsafe-inline'; worker-src 'self' blob:"
    }
    with visiting(browser, Settings(site, PREFIX, encoding=None, headers=policy)) as visit:
        visit.open(PAGES["protutelle"])
        visit.wait_state("echec")
        assert_readable(visit)


def test_storage_refused(browser: Browser, settings: Settings) -> None:
    with visiting(browser, settings, SANS_STOCKAGE) as visit:
        visit.open(f"{PAGES['protutelle']}#mandats=79")
        visit.shows("30 094,61")


def test_a_worker_that_dies(browser: Browser, settings: Settings) -> None:
    with visiting(browser, settings) as visit:
        visit.open(PAGES["protutelle"])
        visit.wait_ready()
        field = visit.page.locator("[name=mandats]")
        field.evaluate(
            "(champ) => { champ.value = '79'; }"
        )  # not typed: nothing is made in advance
        visit.python("python.delaiReponse = 1000")
        visit.page.workers[0].evaluate("setTimeout(() => self.close())")
        visit.page.locator("[name=mandats]").press("Enter")
        visit.wait_state("echec")
        assert_answer_missing(visit)


def assert_answer_missing(visit: Visit) -> None:
    """The reader, who waits for it, is led to the sentence; what was typed is kept, and answered in the end."""
    assert_readable(visit, NOT_ANSWERED)
    assert NOT_ANSWERED in visit.page.evaluate("document.activeElement.textContent")
    assert "Traceback" not in visit.page.locator(".panne").inner_text()
    assert visit.page.locator("[name=mandats]").input_value() == "79"
    visit.page.get_by_role("button", name="Réessayer").click()
    visit.page.locator('.vue[data-etat*="mandats=79"]').wait_for()
    assert visit.page.locator(".panne").count() == 0


def test_a_form_that_python_fails_to_answer_is_not_left_silent(
    browser: Browser, settings: Settings
) -> None:
    """The engine that comes to the rescue fails as well: a second failure is said like a first one."""
    with visiting(browser, settings) as visit:
        visit.open(PAGES["protutelle"])
        visit.wait_ready()
        visit.python(FAILS)
        visit.page.fill("[name=mandats]", "79")
        visit.page.locator("[name=mandats]").press("Enter")
        visit.page.locator(".panne").get_by_text(NOT_ANSWERED).wait_for()
        assert visit.state() == "echec"
        visit.page.evaluate("globalThis.__panne = false")
        assert_answer_missing(visit)


def test_an_answer_that_is_an_error_is_said_as_one(browser: Browser, settings: Settings) -> None:
    with visiting(browser, settings) as visit:
        visit.open(PAGES["protutelle"])
        visit.wait_ready()
        visit.python(
            '{ python.texte = async () => \'{"erreur": {"message": "Cette vue n’existe pas."}}\'; }'
        )
        visit.page.locator("[name=mandats]").press("Enter")
        visit.page.locator(".panne").get_by_text("Cause : Cette vue n’existe pas.").wait_for()
        assert visit.title() and "undefined" not in visit.page.locator(".explorateur").inner_text()


def test_a_slow_line_shows_progress_and_answers_before_python_is_there(
    browser: Browser, site: Path
) -> None:
    slow = Settings(site, PREFIX, Line(4e6, 0.02), encoding="br")
    with visiting(browser, slow) as visit:
        visit.open(PAGES["orientation"])
        visit.page.locator(".chargement progress").wait_for()
        assert "Mo sur" in visit.page.locator(".chargement").inner_text()
        assert visit.state() == "charge"
        visit.page.locator("a.reponse").first.click()
        visit.page.locator(".vos-reponses").wait_for()
        assert visit.state() == "charge"
        assert "#flux=" in visit.page.evaluate("location.href")


def test_save_data_asks_first(browser: Browser, settings: Settings) -> None:
    script = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
    with visiting(browser, settings, script) as visit:
        visit.open(PAGES["protutelle"])
        button = visit.page.get_by_role("button", name="Charger le calculateur")
        button.wait_for()
        assert "Mo" in button.inner_text()
        assert visit.state() == "repos"
        button.click()
        visit.wait_state("pret")
