"""Nothing leaves: no other origin, nothing asked after loading, nothing kept, no violation."""

from __future__ import annotations

import pytest
from conftest import PAGES, Visit

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
OTHER_PAGES = ("index.html", "textes/index.html", "recherche.html")


@pytest.mark.parametrize("path", [*PAGES.values(), *OTHER_PAGES])
def test_no_foreign_request_no_violation_no_error(visit: Visit, path: str) -> None:
    visit.page.add_init_script(VIOLATIONS)
    visit.open(path)
    if path in PAGES.values():
        visit.wait_ready()
    visit.page.wait_for_timeout(300)
    assert visit.journal.foreign == []
    assert visit.journal.errors == []
    assert visit.page.evaluate("__violations") == []


def test_nothing_is_asked_once_python_is_there(visit: Visit) -> None:
    visit.open(PAGES["protutelle"])
    visit.wait_ready()
    visit.page.wait_for_timeout(500)
    visit.journal.requests.clear()
    for number in ("1", "79", "80", "abc"):
        visit.page.fill("[name=mandats]", number)
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_timeout(250)
    assert [url for url in visit.journal.requests if not url.startswith(("blob:", "data:"))] == []


def test_nothing_is_kept_on_the_device(visit: Visit) -> None:
    visit.open(f"{PAGES['rapports']}#mandat=2026-12-31")
    visit.page.locator(".vue table").first.wait_for()
    kept = visit.page.evaluate(KEPT)
    assert kept == {
        "cookies": "",
        "local": [],
        "session": [],
        "bases": [],
        "caches": [],
        "services": 0,
    }
