"""The same answer in the browser and in CPython: worked cases, every state, series."""

from __future__ import annotations

import hashlib
import json
import random
from datetime import date, timedelta
from typing import Any

import pytest
from conftest import PAGES, ROOT, Visit

from explorer.app.service import Service
from explorer.chemins import enumerate_states
from explorer.corpus import Corpus
from explorer.orientation import expand_gates

HASH = """Promise.resolve().then(async () => {
  const sorties = [];
  for (const appel of a) {
    const octets = new TextEncoder().encode(await python.texte(...appel));
    const hachage = new Uint8Array(await crypto.subtle.digest("SHA-256", octets));
    sorties.push([...hachage].map((o) => o.toString(16).padStart(2, "0")).join(""));
  }
  return sorties;
})"""
GRAINE = 20121205
ARGUMENTS = {
    "pas": "pas_index",
    "plus-de-28": "plus_de_28_etp",
    "type": "designation_type",
    "jusqu-au": "jusqu_au",
}


@pytest.fixture(scope="module")
def service() -> Service:
    return Service(Corpus(json.loads((ROOT / "explorer" / "bundle.json").read_text("utf-8"))))


def differences(visit: Visit, service: Service, calls: list[list[str]]) -> list[list[str]]:
    """The calls that do not give the same bytes in the browser as here."""
    visit.open(PAGES["orientation"])
    visit.wait_ready()
    there: list[str] = []
    for start in range(0, len(calls), 200):
        there += visit.python(HASH, calls[start : start + 200])
    here = [
        hashlib.sha256(getattr(service, name)(*rest).encode()).hexdigest() for name, *rest in calls
    ]
    return [call for call, one, other in zip(calls, here, there, strict=True) if one != other]


def calcul(nom: str, **parametres: Any) -> list[str]:
    return ["calcul", nom, json.dumps(parametres)]


def case_call(corpus: Corpus, stem: str, cas: dict[str, Any]) -> list[str]:
    """The calculation that a worked case asks for."""
    if "flux" in cas:
        reponses = expand_gates(corpus, cas["reponses"])
        return calcul("orientation", flux=cas["flux"], reponses=reponses)
    return calcul(
        stem, **{ARGUMENTS.get(nom, nom): valeur for nom, valeur in cas["situation"].items()}
    )


def test_every_worked_case_is_the_same(
    visit: Visit, service: Service, corpus: Corpus, data: Any
) -> None:
    calls = [case_call(corpus, stem, cas) for stem, cases in data["cas"].items() for cas in cases]
    assert len(calls) >= 40
    assert differences(visit, service, calls) == []


def test_every_state_of_every_flow_gives_the_same_html(
    visit: Visit, service: Service, corpus: Corpus
) -> None:
    states = [
        "&".join(f"{name}={value}" for name, value in (("flux", flux), *etat.retenues))
        for flux in corpus.flux_ids
        for etat in enumerate_states(corpus, flux)
    ]
    assert (
        differences(visit, service, [["vue", "orientation", state, "../"] for state in states])
        == []
    )


def test_mandats_1_to_1000_are_the_same(visit: Visit, service: Service) -> None:
    calls = [calcul("protutelle", mandats=n, date="2026-01-01") for n in range(1, 1001)]
    assert differences(visit, service, calls) == []


def test_drawn_calendars_are_the_same(visit: Visit, service: Service) -> None:
    draw = random.Random(GRAINE)
    calls = [calcul("rapports", **drawn_calendar(draw)) for _ in range(1000)]
    assert differences(visit, service, calls) == []


def drawn_calendar(draw: random.Random) -> dict[str, str]:
    """A mandate and, one time in two each, a day of hand-in and a day of designation after it."""
    mandat = date(2019, 1, 1) + timedelta(days=draw.randrange(4000))
    parametres = {"mandat": mandat.isoformat()}
    if draw.random() < 0.5:
        parametres["remise"] = (mandat + timedelta(days=draw.randrange(120))).isoformat()
    if draw.random() < 0.5:
        parametres["designation"] = (mandat + timedelta(days=draw.randrange(900))).isoformat()
        parametres["designation_type"] = draw.choice(["decision", "homologation"])
    return parametres
