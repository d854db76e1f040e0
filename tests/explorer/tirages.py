"""The situations on which every Python must agree: drawn with fixed seeds, or all there are.

Knows: which calculations the edge offers (`explorer.app.calcul`), which situations are hard.
Ignores: what the answers are.
Used by: test_echeances.py, test_autre_python.py, tests/browser/test_egalite.py.
"""

from __future__ import annotations

import datetime
import json
import random
from collections.abc import Iterator
from typing import Any

from explorer.chemins import enumerate_paths, enumerate_states
from explorer.corpus import Corpus
from explorer.echeances import comptage

Jour = datetime.date
Appel = list[str]
"""The name of a function of `explorer.app.service.Service`, then its arguments."""

GRAINE = 20181205
PYODIDE = "3.14"  # the CPython in Pyodide; tests/browser/test_egalite.py reads it in what is served
CALENDRIERS = 5000
MANDATS = 1000


def draw_calendar(hasard: random.Random) -> dict[str, Jour | None]:
    """A situation, often at the end of a month, hand-in and designation before, on and after the
    due dates; one in twenty on a 29 February.
    """
    mandat = Jour(2019, 1, 1) + datetime.timedelta(days=hasard.randrange(20 * 366))
    if hasard.random() < 0.4:
        mandat = mandat.replace(day=comptage.last_day(mandat.year, mandat.month))
    if hasard.random() < 0.05:
        mandat = Jour(hasard.choice((2020, 2024, 2028, 2032, 2096)), 2, 29)
    remise = designation = None
    if hasard.random() < 0.6:
        remise = mandat + datetime.timedelta(days=hasard.randrange(120))
    if hasard.random() < 0.7:
        designation = mandat + datetime.timedelta(days=hasard.randrange(900))
        if hasard.random() < 0.3:  # the very day of a complementary report
            premier = comptage.add_months(mandat, 2)
            ancre = min(remise, premier) if remise else premier
            designation = comptage.add_months(ancre, 6 * hasard.randrange(1, 5))
    fin = mandat + datetime.timedelta(days=hasard.randrange(2500))
    return {"mandat": mandat, "remise": remise, "designation": designation, "jusqu_au": fin}


def calendars() -> Iterator[dict[str, Jour | None]]:
    """The five thousand situations, always the same."""
    hasard = random.Random(GRAINE)
    for _ in range(CALENDRIERS):
        yield draw_calendar(hasard)


def calendar_calls() -> list[Appel]:
    """Those situations as calls; a designation is now a decision, now a homologation."""
    calls = []
    for rang, faits in enumerate(calendars()):
        parametres = {nom: jour.isoformat() for nom, jour in faits.items() if jour}
        if faits["designation"] and rang % 3:
            parametres["designation_type"] = ("decision", "homologation")[rang % 2]
        calls.append(calcul("rapports", **parametres))
    return calls


def mandats_calls() -> list[Appel]:
    """1 to 1000 mandats (each answer holds every reading), now and then with every option."""
    calls = [calcul("protutelle", mandats=n, date="2026-01-01") for n in range(1, MANDATS + 1)]
    hasard = random.Random(GRAINE)
    for n in range(1, MANDATS + 1, 9):
        bruts = {"psycho-social": f"{hasard.randrange(3_000_000, 9_000_000) / 100:.2f}"}
        options = {"comparer": hasard.randrange(1, 300), "pas_index": hasard.randrange(30)}
        calls.append(calcul("protutelle", mandats=n, date="2019-06-30", bruts=bruts, **options))
    return calls


def path_calls(corpus: Corpus) -> list[Appel]:
    """Every path of every flow, its answers as they are asked, then given the other way round."""
    calls = []
    for flux in corpus.flux_ids:
        for chemin in enumerate_paths(corpus, flux):
            for reponses in (chemin.reponses, chemin.reponses[::-1]):
                calls.append(calcul("orientation", flux=flux, reponses=dict(reponses)))
    return calls


def state_calls(corpus: Corpus, base: str) -> list[Appel]:
    """The fragment of every state of every flow, for a page at `base` of the root."""
    return [
        ["vue", "orientation", "&".join(f"{nom}={valeur}" for nom, valeur in paires), base]
        for flux in corpus.flux_ids
        for etat in enumerate_states(corpus, flux)
        if etat.flux == flux
        for paires in [(("flux", flux), *etat.retenues)]
    ]


def calcul(nom: str, **parametres: Any) -> Appel:
    return ["calcul", nom, json.dumps(parametres)]
