"""The flows as state machines for XState: gates expanded, states that behave alike made one.

Two states with the same question and the same future are one state of the machine, so that the
machine is the smallest that has the same paths; XState has the least to do.

Used by: scripts.benchmarks.pairs.
"""

from __future__ import annotations

import json
from typing import Any

from explorer.chemins import outcome
from explorer.corpus import Corpus
from explorer.flow import Etat, advance, start

Machine = dict[str, Any]


def machine(corpus: Corpus, flux: str) -> Machine:
    """The machine of one flow, in the form that XState's `createMachine` takes."""
    states: dict[str, Machine] = {}
    names: dict[str, str] = {}
    initial = _state(corpus, flux, start(corpus, flux), states, names)
    return {"id": flux, "initial": initial, "states": states}


def _state(
    corpus: Corpus, flux: str, etat: Etat, states: dict[str, Machine], names: dict[str, str]
) -> str:
    if etat.question is None or etat.flux != flux:
        content: Machine = {"type": "final", "description": " + ".join(outcome(etat)) or etat.flux}
    else:
        answers = [answer["id"] for answer in corpus.question(etat.question)["reponses"]]
        after = {a: _state(corpus, flux, advance(corpus, etat, a), states, names) for a in answers}
        content = {"description": etat.question, "on": after}
    key = json.dumps(content)
    if key not in names:
        names[key] = f"e{len(names)}"
        states[names[key]] = content
    return names[key]
