"""Runs inside Pyodide (under Node), never in CPython: everything a page can ask of `explorer`, once.

Knows: the service that the page calls, every state of every flow, forms right and wrong.
Ignores: who watches (scripts/browser/profile.mjs notes which functions of the engine it wakes).
Used by: scripts/browser/profile.mjs.
"""

import contextlib
import gc
from itertools import product

from explorer.app.service import VUES
from explorer.app.worker import service as the_service
from explorer.chemins import enumerate_states
from explorer.rendu.reponses import canonical

BASE = "../"
FORMS = {
    "protutelle": [
        f"mandats={mandats}&date={date}"
        for mandats, date in product(
            (*range(0, 90), 200, 999, 1000, 1001, -1, "79,5", "x", "", "٧٩"),
            ("2026-01-01", "31/12/2025", "2019-02-29", "hier"),
        )
    ],
    "rapports": [
        f"mandat={mandat}&designation={designation}&type=provisoire&jusqu-au=2028-02-29"
        for mandat, designation in product(
            ("2024-02-29", "2026-08-31", "31/12/2026", "12-2026", ""),
            ("", "2026-03-31", "x" * 3000),
        )
    ],
    "rappels": ["debut=2026-12-31", "debut=0000", "debut=%F0%9F%98%80"],
    "exercices": [
        f"graine={graine}&nombre={nombre}"
        for graine, nombre in product(["a", "é", "🙂", "1"], (1, 12, 999))
    ],
    "comparaison": ["a=flux%3Dcpas-vers-saj&b=flux%3Dcpas-vers-saj", "a=x&b=%00"],
    "orientation": [
        "",
        "flux=inconnu",
        "flux=cpas-vers-saj&x=%3Cb%3E",
        "&" * 500,
        "%E9%F0=%",
        "é=🙂",
    ],
}


def exercise():
    service = the_service()
    corpus = service._corpus
    for flux in corpus.flux_ids:
        for etat in enumerate_states(corpus, flux):
            service.vue("orientation", canonical(corpus, etat.flux, etat.retenues), BASE)
    for nom in VUES:
        for etat in ("", *FORMS.get(nom, ())):
            service.vue(nom, etat, BASE)
            for genre in ("ics", "csv", "inconnu"):
                with contextlib.suppress(AttributeError):
                    service.fichier(nom, genre, etat)
    service.calcul("protutelle-serie", '{"de": 1, "a": 200, "date": "2026-01-01"}')
    for fautif in ("{", "[]", '{"mandats": 1e999}', '{"mandats": "' + "9" * 5000 + '"}'):
        with contextlib.suppress(Exception):
            service.calcul("protutelle", fautif)
    service.vue("inconnue", "", BASE)
    service.presence()
    gc.collect()


exercise()
