"""The built site below a sub-path, and a real Chromium that notes what it asks and complains of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from scripts.benchmarks import browser as chromium
from scripts.benchmarks.server import Settings, serve
from scripts.runtime import WHOLE

ROOT = Path(__file__).resolve().parents[2]
PREFIX = "/un/sous-chemin/"
PAGES = {
    "orientation": "orienter/index.html",
    "protutelle": "protutelle/calcul.html",
    "rapports": "protutelle/rapports.html",
}
PYTHON = "import(document.querySelector('script[src*=\"/explorer.\"]').src).then(({ python }) => "
WAIT = 60_000
WITNESS = "?temoin"
KEPT = """async () => ({
  cookies: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  bases: (await indexedDB.databases()).map(({ name }) => name),
  caches: await caches.keys(),
  services: (await navigator.serviceWorker.getRegistrations()).length,
})"""
VIOLATIONS = """globalThis.__violations = [];
addEventListener("securitypolicyviolation", (e) =>
  __violations.push(`${e.violatedDirective} ${e.blockedURI}`));"""


@dataclass
class Journal:
    """What a page asked for and what it complained of."""

    origin: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def foreign(self) -> list[str]:
        own = (self.origin, f"blob:{self.origin}", "data:")
        return [url for url in self.requests if not url.startswith(own)]

    @property
    def asked(self) -> list[str]:
        """What the host was asked for, the witness of a test apart."""
        local = ("blob:", "data:")
        return [u for u in self.requests if not u.startswith(local) and not u.endswith(WITNESS)]

    def watch(self, page: Page) -> None:
        page.context.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)


@dataclass
class Visit:
    """One page of the site in the browser, with its journal and a few gestures."""

    page: Page
    address: str
    journal: Journal

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)

    def python(self, body: str, argument: Any = None) -> Any:
        """Evaluate `body` in the page, where `python` is the worker's face; `a` is the argument."""
        return self.page.evaluate(f"(a) => {PYTHON}{body})", argument)

    def wait_ready(self) -> None:
        self.python("python.demarrer().then(() => null)")

    def state(self) -> str:
        state: str = self.python("python.etat")
        return state

    def settle(self) -> None:
        """All that the page had begun is done or asked: what it does when idle, then a request of our own."""
        self.page.evaluate(
            "(temoin) => new Promise((fin) => requestIdleCallback(fin)).then(() => fetch(temoin)).then(() => null)",
            WITNESS,
        )

    def wait_state(self, *wanted: str, limit: int = WAIT) -> None:
        for _ in range(limit // 50):
            if self.state() in wanted:
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"Python reste « {self.state()} », « {wanted} » attendu")

    def shows(self, words: str) -> None:
        """Wait until a result shows these words (spaces of any width)."""
        pattern = re.compile(r"\s".join(re.escape(word) for word in words.split()))
        self.page.locator(".vue td, .vue p, .vue dd, .vue li").filter(
            has_text=pattern
        ).first.wait_for()

    def title(self) -> str:
        return self.page.locator(".vue-titre").first.inner_text().strip()

    def focused(self) -> str:
        name: str = self.page.evaluate(
            "document.activeElement.className || document.activeElement.id"
        )
        return name


@pytest.fixture(scope="session")
def playwright_running() -> Iterator[Playwright]:
    with chromium.playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright_running: Playwright) -> Iterator[Browser]:
    launched = chromium.launch(playwright_running)
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def settings(site: Path) -> Settings:
    return Settings(site, PREFIX, encoding=None)


@pytest.fixture(scope="session")
def address(settings: Settings) -> Iterator[str]:
    with serve(settings) as url:
        yield url


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(locale="fr-BE", viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


@pytest.fixture
def visit(context: BrowserContext, address: str) -> Iterator[Visit]:
    """A page of the ordinary site; after each test, the whole engine has not been called to the rescue."""
    page = context.new_page()
    page.set_default_timeout(WAIT)
    journal = Journal(address.removesuffix(PREFIX))
    journal.watch(page)
    yield Visit(page, address, journal)
    assert not any(url.endswith(WHOLE) for url in journal.requests)
