"""The same answer in the browser and in CPython: worked cases, every state, series."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from conftest import PAGES, ROOT, Visit

from explorer.app.service import Service
from explorer.corpus import Corpus
from explorer.orientation import expand_gates
from scripts.twin import BASE
from tests.explorer import tirages

HASH = """Promise.resolve().then(async () => {
  const sorties = [];
  for (const appel of a) {
    const octets = new TextEncoder().encode(await python.texte(...appel));
    const hachage = new Uint8Array(await crypto.subtle.digest("SHA-256", octets));
    sorties.push([...hachage].map((o) => o.toString(16).padStart(2, "0")).join(""));
  }
  return sorties;
})"""
TOUT_FAIT = """async (appels) => {
  const { etatToutFait } = await import(document.querySelector('script[src*="/explorer."]').src);
  return Promise.all(appels.map(([, , etat, base]) => etatToutFait(etat, base)));
}"""
ARGUMENTS = {
    "pas": "pas_index",
    "plus-de-28": "plus_de_28_etp",
    "type": "designation_type",
    "jusqu-au": "jusqu_au",
}


@pytest.fixture(scope="module")
def service() -> Service:
    return Service(Corpus(json.loads((ROOT / "explorer" / "bundle.json").read_text("utf-8"))))


def check_same(visit: Visit, service: Service, calls: list[tirages.Appel]) -> None:
    """Every call gives the same bytes in the browser as here; a difference is shown from both sides."""
    visit.open(PAGES["orientation"])
    visit.wait_ready()
    for start in range(0, len(calls), 200):
        part = calls[start : start + 200]
        for call, there in zip(part, visit.python(HASH, part), strict=True):
            name, *rest = call
            here = getattr(service, name)(*rest)
            if hashlib.sha256(here.encode()).hexdigest() != there:
                assert visit.python("python.texte(...a)", call) == here, call
    assert visit.python("python.voie") == "image"  # never rescued: what it needs was kept


def test_the_python_that_is_served_is_the_one_that_is_claimed(site: Path) -> None:
    """The equality below is one with this CPython: read in the very WebAssembly that the site serves."""
    (engine,) = site.glob("assets/runtime/moteur-*/pyodide.asm.wasm")
    versions = set(re.findall(rb"python(3\.\d+)", engine.read_bytes()))
    assert versions == {tirages.PYODIDE.encode()}


def case_call(corpus: Corpus, stem: str, cas: dict[str, Any]) -> list[str]:
    """The calculation that a worked case asks for."""
    if "flux" in cas:
        reponses = expand_gates(corpus, cas["reponses"])
        return tirages.calcul("orientation", flux=cas["flux"], reponses=reponses)
    return tirages.calcul(
        stem, **{ARGUMENTS.get(nom, nom): valeur for nom, valeur in cas["situation"].items()}
    )


def test_every_worked_case_is_the_same(
    visit: Visit, service: Service, corpus: Corpus, data: Any
) -> None:
    calls = [case_call(corpus, stem, cas) for stem, cases in data["cas"].items() for cas in cases]
    assert len(calls) >= 40
    check_same(visit, service, calls)


def test_every_path_is_the_same(visit: Visit, service: Service, corpus: Corpus) -> None:
    check_same(visit, service, tirages.path_calls(corpus))


def test_every_state_of_every_flow_gives_the_same_html(
    visit: Visit, service: Service, corpus: Corpus
) -> None:
    check_same(visit, service, tirages.state_calls(corpus, BASE))


def test_every_state_of_the_file_is_what_python_answers(
    visit: Visit, service: Service, corpus: Corpus
) -> None:
    """The file that stands in for Python gives the same fragment, title, state and announcement."""
    calls = tirages.state_calls(corpus, BASE)
    visit.open(PAGES["orientation"])
    for start in range(0, len(calls), 200):
        part = calls[start : start + 200]
        for (_, nom, etat, base), there in zip(
            part, visit.page.evaluate(TOUT_FAIT, part), strict=True
        ):
            assert there == json.loads(service.vue(nom, etat, base)), etat


def test_mandats_1_to_1000_are_the_same(visit: Visit, service: Service) -> None:
    check_same(visit, service, tirages.mandats_calls())


def test_five_thousand_calendars_are_the_same(visit: Visit, service: Service) -> None:
    check_same(visit, service, tirages.calendar_calls())


def test_one_seed_gives_the_whole_room_one_sheet(
    visit: Visit, service: Service, corpus: Corpus
) -> None:
    graines = ["protocole-2012", "lundi é", "", "2026-11-23", *(f"g{n}" for n in range(36))]
    flux = ["tous", *sorted(nom for nom in corpus.flux_ids if nom != "depart")]
    calls = [
        ["vue", "exercices", f"graine={quote(g)}&nombre=40&flux={flux[n % 5]}", "../"]
        for n, g in enumerate(graines)
    ]
    check_same(visit, service, calls)
