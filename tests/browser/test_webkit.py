"""The site and its simulators in WebKitGTK, the engine nearest to Safari's, through WebDriver."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator

import pytest
from conftest import PAGES, PYTHON
from webdriver import PROGRAMS, WebKit, dead_end, webkit

from explorer.app.service import Service
from explorer.corpus import Corpus

pytestmark = pytest.mark.skipif(
    not all(shutil.which(name) for name in PROGRAMS),
    reason="WebKitGTK n’est pas installé : sudo apt-get install webkit2gtk-driver xvfb",
)
READY = f"{PYTHON}python.demarrer().then(() => python.etat))"
PATH = (
    "qui-suis-je=cpas",
    "flux=cpas-vers-saj",
    "secret-personnes=oui",
    "secret-mission=oui",
    "secret-information=oui",
    "secret-accord=oui",
    "secret-necessaire=non",
)


@pytest.fixture(scope="module")
def window() -> Iterator[tuple[WebKit, list[bytes]]]:
    with dead_end() as (proxy, seen), webkit(proxy) as opened:
        yield opened, seen


@pytest.fixture
def tab(window: tuple[WebKit, list[bytes]]) -> Iterator[WebKit]:
    """The window; after each test, nothing has been asked of another host than 127.0.0.1."""
    opened, seen = window
    yield opened
    assert seen == []


def spaced(words: str) -> str:
    return " ".join(words.split())


def text(tab: WebKit, selector: str) -> str:
    return spaced(tab.evaluate(f"document.querySelector({json.dumps(selector)}).innerText"))


def wait_state(tab: WebKit, part: str) -> str:
    """Wait for the screen of a state that holds `part`; the whole state."""
    shown = "document.querySelector('.explorateur:not([aria-busy]) > .vue')"
    tab.wait(f"{shown}?.dataset.etat.includes({json.dumps(part)})")
    state: str = tab.evaluate(f"{shown}.dataset.etat")
    return state


def test_the_home_page_is_shown(tab: WebKit, address: str) -> None:
    tab.open(f"{address}index.html")
    assert text(tab, "h1").startswith("Entre le CPAS et l’aide à la jeunesse")
    assert tab.evaluate("document.documentElement.lang").startswith("fr")


def test_a_path_by_clicks_ends_where_cpython_ends(
    tab: WebKit, address: str, corpus: Corpus
) -> None:
    service = Service(corpus)
    tab.open(f"{address}{PAGES['orientation']}")
    assert tab.evaluate(READY) == "pret"
    for answer in PATH:
        tab.click(f'a.reponse[data-etat*="{answer}"]')
        state = wait_state(tab, answer)
        here = service.vue("orientation", state, "../")
        assert text(tab, ".vue-titre") == spaced(json.loads(here)["titre"])
    assert tab.evaluate("document.querySelector('.vue').matches('.vue-suite')")
    call = json.dumps(["vue", "orientation", state, "../"])
    assert tab.evaluate(f"{PYTHON}python.texte(...{call}))") == here
    rescued = tab.evaluate(f"{PYTHON}python.voie)") == "entier"
    assert not rescued, tab.evaluate(f"{PYTHON}String(python.erreur))")


def test_a_typed_fragment_a_cited_phrase_and_back(tab: WebKit, address: str) -> None:
    tab.open(f"{address}{PAGES['orientation']}?retour#flux=cpas-vers-saj")
    assert tab.evaluate(READY) == "pret"
    wait_state(tab, "flux=cpas-vers-saj")
    tab.evaluate("location.hash = 'flux=cpas-vers-saj&secret-personnes=oui'")
    typed = wait_state(tab, "secret-personnes=oui")
    tab.evaluate("document.querySelector('.vue .citation a').click()")
    tab.wait("document.querySelector('main .phrase')")
    tab.evaluate("history.back()")
    assert wait_state(tab, "secret-personnes=oui") == typed
    tab.evaluate("history.back()")
    tab.wait("document.querySelector('.vue:not([data-etat*=\"secret-personnes\"])')")


def test_79_mandats_are_typed_and_paid(tab: WebKit, address: str) -> None:
    tab.open(f"{address}{PAGES['protutelle']}")
    assert tab.evaluate(READY) == "pret"
    tab.type("[name=mandats]", "79")
    tab.click(".vue form [type=submit]")
    wait_state(tab, "mandats=79")
    assert "30 094,61 €" in text(tab, ".vue")


def test_a_mandate_of_the_last_day_of_the_year(tab: WebKit, address: str) -> None:
    tab.open(f"{address}{PAGES['rapports']}#mandat=2026-12-31")
    wait_state(tab, "mandat=2026-12-31")
    assert "28 février 2027" in text(tab, ".vue")
    assert tab.evaluate(f"{PYTHON}python.etat)") == "pret"


def test_another_host_would_have_been_seen() -> None:
    """The check of every test above can fail: what leaves does come to the proxy."""
    with dead_end() as (proxy, seen), webkit(proxy) as opened:
        for scheme in ("http", "https"):
            seen.clear()
            asked = f"fetch('{scheme}://ailleurs.invalid/', {{ mode: 'no-cors' }})"
            assert opened.evaluate(f"{asked}.then(() => 'venu', () => 'refus')") == "refus"
            assert seen, scheme
