"""Two hundred of the hostile links in the real browser, by the fragment and by the query."""

from __future__ import annotations

import json

import pytest
from conftest import ROOT, Visit

from explorer.app.service import Service
from explorer.corpus import Corpus
from tests.explorer.hostiles import Hostile, hostile_states

HOSTS = {
    "orientation": "orienter/index.html",
    "protutelle": "protutelle/calcul.html",
    "rapports": "protutelle/rapports.html",
    "exercices": "former/exercices.html",
    "rappels": "semaine/rappels.html",
    "comparaison": "former/comparer.html",
}
COMBIEN = 200
PAR_REQUETE = 30
LONGUEUR_MAX = 20_000  # a longer address is refused by servers before the page is even read
GUET = """globalThis.__alertes = [];
for (const nom of ["alert", "confirm", "prompt"]) globalThis[nom] = () => __alertes.push(nom);
addEventListener("securitypolicyviolation", (e) => __alertes.push(e.violatedDirective));"""
# The view as the browser has built it, beside the one that the browser builds from Python's HTML.
VUE = """(html) => {
  const vue = document.querySelector(".vue").cloneNode(true);
  for (const mot of vue.querySelectorAll("a.mot[data-mot]")) mot.replaceWith(...mot.childNodes); // words explained
  vue.querySelector(".projection-barre")?.remove(); // the bar that the page's own script adds to two tables
  for (const date of vue.querySelectorAll("[data-aujourdhui]")) date.textContent = "";
  const compter = (racine) => [...racine.querySelectorAll("*")]
    .map((e) => e.localName + " " + e.getAttributeNames().filter((n) => !["hidden", "tabindex"].includes(n)).sort().join(" "));
  const attendue = new DOMParser().parseFromString(html, "text/html").querySelector(".vue");
  for (const date of attendue.querySelectorAll("[data-aujourdhui]")) date.textContent = "";
  return {
    egale: JSON.stringify(compter(vue)) === JSON.stringify(compter(attendue)) && vue.textContent === attendue.textContent,
    etrangers: document.querySelectorAll(".vue script, .vue iframe, .vue style, .vue base, .vue [onclick], .vue [onerror], .vue [onload], .vue img").length,
    alertes: __alertes,
  };
}"""

# Writes the fragment and gives it back as the browser reads it: that is what Python receives.
POSER = """(fragment) => {
  document.querySelector(".vue").dejaVue = true;
  location.hash = fragment;
  return location.hash.slice(1);
}"""
ARRIVEE = """(etat) => {
  const vue = document.querySelector(".explorateur:not([aria-busy]) > .vue");
  return vue && !vue.dejaVue && vue.dataset.etat === etat;
}"""


@pytest.fixture(scope="module")
def service() -> Service:
    return Service(Corpus(json.loads((ROOT / "explorer" / "bundle.json").read_text("utf-8"))))


@pytest.fixture(scope="module")
def hostiles(service: Service) -> dict[str, list[Hostile]]:
    by_view: dict[str, list[Hostile]] = {name: [] for name in HOSTS}
    for hostile in hostile_states(service._corpus, COMBIEN, graine=7):
        by_view[hostile.vue].append(hostile)
    return by_view


def fragment(hostile: Hostile) -> str:
    """The part after « # » as JavaScript would write it: lone surrogates cannot be in an address."""
    return hostile.etat.encode("utf-8", "replace").decode()[:LONGUEUR_MAX].lstrip("#")


@pytest.mark.parametrize("vue", HOSTS)
def test_hostile_fragments(
    visit: Visit, service: Service, hostiles: dict[str, list[Hostile]], vue: str
) -> None:
    """Each link opened as a reader would: a change of the fragment, then what the page shows."""
    visit.page.add_init_script(GUET)
    visit.open(HOSTS[vue])
    visit.wait_ready()
    shown = visit.page.locator(".explorateur").get_attribute("data-etat")
    for hostile in hostiles[vue]:
        if "=" not in fragment(hostile):
            continue  # an anchor, not a state
        etat = visit.page.evaluate(POSER, fragment(hostile))
        expected = json.loads(service.vue(vue, etat, "../"))
        if etat != shown:
            visit.page.wait_for_function(ARRIVEE, arg=expected["etat"])
        shown = expected["etat"]
        seen = visit.page.evaluate(VUE, expected["html"])
        assert seen == {"egale": True, "etrangers": 0, "alertes": []}, etat
    assert visit.journal.errors == []
    assert visit.journal.foreign == []


def test_a_hostile_query_changes_nothing(visit: Visit, hostiles: dict[str, list[Hostile]]) -> None:
    """What stands before « # » is not read at all: the page is the first screen, as it was built."""
    visit.page.add_init_script(GUET)
    drawn = [hostile for list_ in hostiles.values() for hostile in list_[:8]][:PAR_REQUETE]
    for hostile in drawn:
        query = (
            hostile.etat.encode("utf-8", "replace").decode()[:2000].lstrip("#?").replace("#", "%23")
        )
        visit.open(f"{HOSTS[hostile.vue]}?{query}")
        etat = visit.page.locator(".explorateur").get_attribute("data-etat") or ""
        assert visit.page.locator(".explorateur > .vue").get_attribute("data-etat") == etat
        assert visit.page.evaluate("__alertes") == []
    assert visit.journal.errors == []
    assert visit.journal.foreign == []
