"""The simulators in Firefox (Debian's firefox-esr), through WebDriver BiDi."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from bidi import Firefox, firefox
from conftest import PAGES, PYTHON

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
