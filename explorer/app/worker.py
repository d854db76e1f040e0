"""What the worker runs once Python is there: reads the bundle, keeps one service for the visit.

Knows: the place where the start-up script left the bundle, the names that the page may call.
Ignores: how PyScript carries the calls, the DOM.
Used by: the code handed to PyScript's `PyWorker` (docs/assets/js/explorateur/python.js).
"""

from __future__ import annotations

import json
from functools import cache

from explorer.app.service import Service
from explorer.corpus import Corpus

BUNDLE = "/bundle.json"
EXPORTS = ("vue", "fichier", "calcul", "presence")


def start(bundle: str = BUNDLE) -> Service:
    """Read the bundle left by the start-up script and return a service on it."""
    with open(bundle, encoding="utf-8") as lu:
        return Service(Corpus(json.load(lu)))


@cache
def service() -> Service:
    """The one service of the visit; a memory image of the worker already holds it."""
    return start()
