"""The simulators in Firefox (Debian's firefox-esr), through WebDriver BiDi."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from bidi import Firefox, firefox
from conftest import PAGES, PREFIX, PYTHON

from scripts.benchmarks.server import Settings, serve

pytestmark = pytest.mark.skipif(
    not (shutil.which("firefox-esr") or shutil.which("firefox")),
    reason="Firefox n’est pas installé : sudo apt-get install firefox-esr",
)
WAIT_TEXT = """new Promise((fini, echec) => {{
  const fin = Date.now() + 60000;
  const voir = () => {{
    const texte = document.querySelector(".vue")?.innerText.replace(/\\s/g, " ") ?? "";
    if (texte.includes({words})) fini(texte);
    else if (Date.now() > fin) echec(new Error("absent : " + texte.slice(0, 200)));
    else setTimeout(voir, 100);
  }};
  voir();
}})"""
WAIT_TRUE = """new Promise((fini, echec) => {{
  const fin = Date.now() + 60000;
  const voir = async () => {{
    if (await ({condition})) fini("vrai");
    else if (Date.now() > fin) echec(new Error("jamais vrai, à " + location.href));
    else setTimeout(voir, 100);
  }};
  voir();
}})"""


def wait_for(tab: Firefox, condition: str) -> None:
    tab.evaluate(WAIT_TRUE.format(condition=condition))


def shown(selector: str) -> str:
    return f"document.querySelector({json.dumps(selector)})"


@pytest.fixture(scope="module")
def tab() -> Iterator[Firefox]:
    with firefox() as opened:
        yield opened


@pytest.mark.parametrize(
    ("vue", "state", "words"),
    [
        ("orientation", "flux=cpas-vers-saj&secret-personnes=oui", "Modifier"),
        ("protutelle", "mandats=79", "30 094,61"),
        ("rapports", "mandat=2026-12-31", "28 février 2027"),
    ],
)
def test_a_shared_link_is_answered_by_python(
    tab: Firefox, address: str, vue: str, state: str, words: str
) -> None:
    tab.open(f"{address}{PAGES[vue]}?{vue}#{state}")
    assert words in tab.evaluate(WAIT_TEXT.format(words=repr(words)))
    assert tab.evaluate(f"{PYTHON}python.etat)") == "pret"
    assert tab.evaluate(f"{PYTHON}python.voie)") != "entier"  # never rescued


def test_a_click_is_answered_by_python(tab: Firefox, address: str) -> None:
    tab.open(f"{address}{PAGES['orientation']}?clic")
    tab.evaluate(f"{PYTHON}python.demarrer().then(() => null))")
    tab.evaluate("document.querySelector('a.reponse').click()")
    assert "Modifier" in tab.evaluate(WAIT_TEXT.format(words="'Modifier'"))
    assert "flux=" in tab.evaluate("location.hash")


def test_a_typed_fragment_a_cited_phrase_and_back(tab: Firefox, address: str) -> None:
    first, second = "flux=cpas-vers-saj", "flux=cpas-vers-saj&secret-personnes=oui"
    tab.open(f"{address}{PAGES['orientation']}?retour#{first}")
    tab.evaluate(f"{PYTHON}python.demarrer().then(() => null))")
    wait_for(tab, shown(f'.vue[data-etat^="{first}&v="]'))
    tab.evaluate(f"location.hash = '{second}'")
    wait_for(tab, shown(f'.vue[data-etat^="{second}"]'))
    tab.evaluate("document.querySelector('.vue .citation a').click()")
    wait_for(tab, shown("main .phrase"))
    tab.evaluate("history.back()")
    wait_for(tab, shown(f'.vue[data-etat^="{second}"]'))
    tab.evaluate("history.back()")
    wait_for(tab, shown(f'.vue[data-etat^="{first}&v="]'))


def test_python_that_did_not_come_can_be_tried_again(tab: Firefox, site: Path) -> None:
    """Firefox keeps the failure of a module under its address: PyScript is then asked for under another."""
    faults = {"pyscript.mjs"}
    with serve(Settings(site, PREFIX, encoding=None, blocked=faults)) as address:
        tab.open(f"{address}{PAGES['protutelle']}?panne#mandats=79")
        wait_for(tab, f"{PYTHON}python.etat === 'echec')")
        faults.clear()
        tab.evaluate("document.querySelector('.panne button').click()")
        tab.evaluate(WAIT_TEXT.format(words="'30 094,61'"))
        assert tab.evaluate(f"{PYTHON}python.etat)") == "pret"
