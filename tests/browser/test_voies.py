"""The ways in which Python starts: by its image, by its library, with the whole engine as a rescue."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from conftest import PAGES, PREFIX, Visit
from playwright.sync_api import Browser
from test_pannes import visiting

from explorer.app.service import Service
from explorer.corpus import Corpus
from scripts import engine, runtime
from scripts.benchmarks.server import Line, Settings

SLOW = Line(10e6, 0)  # bits per second: under what the page takes for a fast line
CALL = ["vue", "protutelle", "mandats=79&date=2026-01-01", "../"]
FAILS_WHILE_ANSWERING = """setTimeout(() => {
  const fin = Date.now() + 1500;
  while (Date.now() < fin);
  self.close(); // what was asked meanwhile is not answered
  throw new Error("panne au milieu d’une réponse");
})"""

POINT = """(adresse) => {
  const lien = Object.assign(document.createElement("a"), { href: adresse, textContent: "lien" });
  document.querySelector("main").append(lien);
  lien.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
}"""
TWICE = """Promise.race([
  Promise.all([python.texte(...a), python.texte(...a)]),
  new Promise((fini) => setTimeout(fini, 60_000, "sans réponse")),
])"""


@pytest.fixture(scope="module")
def expected() -> str:
    corpus = Corpus(json.loads(engine.BUNDLE.read_text("utf-8")))
    return Service(corpus).vue(*CALL[1:])


def check(visit: Visit, way: str, expected: str) -> None:
    visit.open(PAGES["protutelle"])
    visit.wait_ready()
    assert visit.python("python.voie") == way
    assert visit.python("python.texte(...a)", CALL) == expected
    assert visit.python("python.voie") == way


def test_a_fast_line_starts_from_the_image(
    browser: Browser, settings: Settings, expected: str
) -> None:
    with visiting(browser, settings) as visit:
        check(visit, "image", expected)
        assert any(url.endswith(runtime.IMAGE) for url in visit.journal.requests)
        assert not any(url.endswith(".zip") for url in visit.journal.requests)


def test_a_slow_line_starts_from_the_library(browser: Browser, site: Path, expected: str) -> None:
    with visiting(browser, Settings(site, PREFIX, SLOW, encoding="br")) as visit:
        check(visit, "allege", expected)
        assert not any(url.endswith(runtime.IMAGE) for url in visit.journal.requests)


@pytest.mark.parametrize("kind", ["blocked", "cut"])
def test_an_image_that_does_not_come_whole_is_done_without(
    browser: Browser, site: Path, expected: str, kind: str
) -> None:
    settings = Settings(site, PREFIX, encoding=None, **{kind: {runtime.IMAGE}})
    with visiting(browser, settings) as visit:
        check(visit, "image", expected)
        assert any(url.endswith("python_stdlib.zip") for url in visit.journal.requests)


@pytest.mark.parametrize("kind", ["blocked", "cut"])
def test_an_engine_that_does_not_come_whole_is_replaced(
    browser: Browser, site: Path, expected: str, kind: str
) -> None:
    settings = Settings(site, PREFIX, encoding=None, **{kind: {engine.WASM}})
    with visiting(browser, settings) as visit:
        check(visit, "entier", expected)


def test_an_engine_that_lacks_a_function_is_replaced(
    browser: Browser, site: Path, tmp_path: Path, expected: str
) -> None:
    """Everything that no page seems to need was cut: too much of it here, on purpose."""
    copy = tmp_path / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("etat", "hors-ligne"))
    folder = next((copy / "assets/runtime").glob("moteur-*"))
    nothing, poor = tmp_path / "liste.json", tmp_path / "pauvre.wasm"
    nothing.write_text("[]", "utf-8")
    engine.node("prune.mjs", str(folder / runtime.WHOLE), str(nothing), str(poor))
    assert poor.stat().st_size < (folder / engine.WASM).stat().st_size
    shutil.copyfile(poor, folder / engine.WASM)
    with visiting(browser, Settings(copy, PREFIX, encoding=None)) as visit:
        check(visit, "entier", expected)
        assert any("unreachable" in error for error in visit.journal.errors)


def test_a_worker_that_fails_in_the_middle_of_an_answer_is_replaced(
    browser: Browser, settings: Settings, expected: str
) -> None:
    """All that it was asked is asked again: none waits for the delay after which a worker is taken for dead."""
    with visiting(browser, settings) as visit:
        check(visit, "image", expected)
        visit.python("python.delaiReponse = 600_000")
        visit.page.workers[0].evaluate(FAILS_WHILE_ANSWERING)
        assert visit.python(TWICE, CALL) == [expected, expected]
        assert visit.python("python.voie") == "entier"
        assert visit.page.locator(".panne").count() == 0


def test_pointing_at_a_link_to_a_simulator_starts_python_and_at_no_other(
    browser: Browser, site: Path, settings: Settings
) -> None:
    """Every page that holds a simulator, the static pages of the states and the list of components apart."""
    pages = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
    apart = ("orienter/etat/", "pages/composants")
    held = {
        name
        for name in pages
        if not name.startswith(apart)
        and '<div class="explorateur"' in (site / name).read_text("utf-8")
    }
    assert set(PAGES.values()) < held
    for name in (*sorted(held), "protutelle/index.html", "former/index.html"):
        with visiting(browser, settings) as visit:
            visit.open("textes/index.html")
            assert visit.state() == "repos"
            visit.page.evaluate(POINT, visit.address + name)
            assert (visit.state() != "repos") == (name in held), name
