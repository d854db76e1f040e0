"""Runs inside Pyodide (under Node), never in CPython: everything a page can ask of `explorer`, once.

Knows: the service that the page calls, every state of every flow, every field right and wrong.
Ignores: who watches (scripts/browser/profile.mjs notes which functions of the engine it wakes).
Used by: scripts/browser/profile.mjs.
"""

import contextlib
import gc
import json
from importlib import import_module
from itertools import product

from explorer.app.service import VUES
from explorer.app.worker import service as the_service
from explorer.chemins import enumerate_states
from explorer.rendu.reponses import canonical

BASE = "../"
NUMBERS = (*range(0, 90), 200, 999, 1000, 1001, -1)
ODD = (
    "",
    " 79 ",
    "79,5",
    "1e3",
    "x",
    "٧٩",
    "9" * 400,
    "%3Cb%3E",
    "%E9%F0",
    "é🙂",
    "%00",
    "oui",
    "non",
)
DAYS = (
    "2026-01-01",
    "31/12/2025",
    "1-2-2026",
    "2024-02-29",
    "2019-02-29",
    "0000",
    "12-2026",
    "hier",
)
STARTS = {"protutelle": "mandats=79&date=2026-01-01", "rapports": "mandat=2024-02-29"}
EXTRAS = (
    "flux=cpas-vers-saj&x=%3Cb%3E&v=0.9",
    "&" * 500,
    "=&=",
    "flux=inconnu",
    "é=🙂",
    "%E9%F0=%",
)
CALCULATIONS = [
    *(("protutelle", {"mandats": n, "date": "2026-01-01"}) for n in NUMBERS),
    ("protutelle", {"mandats": 79, "date": "2019-06-30", "bruts": {"psycho-social": "51234.56"}}),
    ("protutelle", {"mandats": 79, "date": "2026-01-01", "comparer": 300, "pas_index": 30}),
    ("protutelle", {"mandats": 79.5, "date": 3, "residentiel": True, "plus_de_28_etp": False}),
    ("protutelle", {"inconnu": 1}),
    ("protutelle-serie", {"de": 1, "a": 200, "date": "2026-01-01"}),
    ("inconnu", {}),
    *(
        ("rapports", {"mandat": mandat, "jusqu_au": "2031-12-31", **suite})
        for mandat, suite in product(
            ("2024-02-29", "2026-08-31", "2096-02-29"),
            (
                {},
                {"remise": "2026-10-31"},
                {"designation": "2027-03-31", "designation_type": "homologation"},
                {
                    "remise": "2026-09-01",
                    "designation": "2026-12-01",
                    "designation_type": "decision",
                },
            ),
        )
    ),
]
BROKEN = (
    "{",
    "[]",
    '{"mandats": 1e999}',
    '{"mandats": "' + "9" * 5000 + '"}',
    '"\\ud800"',
    "[" * 500,
)


def states(corpus):
    """Every state of every flow; alone, and against the first one as two tables would be."""
    for flux in corpus.flux_ids:
        first = canonical(corpus, flux, ())
        for etat in enumerate_states(corpus, flux):
            yield etat, canonical(corpus, etat.flux, etat.retenues), first


def forms(nom):
    """Each field of a view with every kind of value, the others as they should be."""
    fields = getattr(import_module(f"explorer.vues.{nom}"), "CHAMPS", ())
    start = STARTS.get(nom, "")
    yield from ("", start, *EXTRAS)
    for field, value in product(
        fields, (*NUMBERS, *ODD, *DAYS, "decision", "homologation", "x" * 3000)
    ):
        yield f"{start}&{field}={value}"
        yield f"{field}={value}"


def ask_views(service):
    for nom in VUES:
        for etat in forms(nom):
            service.vue(nom, etat, BASE)
            for genre in ("ics", "csv", "inconnu"):
                with contextlib.suppress(AttributeError):
                    service.fichier(nom, genre, etat)
    service.vue("inconnue", "", BASE)


def ask_calculations(service):
    for nom, parameters in CALCULATIONS:
        with contextlib.suppress(Exception):
            service.calcul(nom, json.dumps(parameters))
    for broken in BROKEN:
        with contextlib.suppress(Exception):
            service.calcul("protutelle", broken)


def exercise():
    service = the_service()
    for etat, chain, first in states(service._corpus):
        service.vue("orientation", chain, BASE)
        service.calcul(
            "orientation", json.dumps({"flux": etat.flux, "reponses": dict(etat.retenues)})
        )
        if etat.question is None:
            service.vue(
                "comparaison", f"a={first.replace('&', '%26')}&b={chain.replace('&', '%26')}", BASE
            )
    ask_views(service)
    ask_calculations(service)
    service.presence()
    gc.collect()


exercise()
