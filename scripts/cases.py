"""Run every worked case of the data in one go and name those that no longer hold.

Knows: the three kinds of cases (referrals, numbers, calendars) and which function answers each.
Ignores: how an answer is found; the tests show a failing case in detail.
Used by: scripts.mutate.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from explorer import echeances, protutelle
from explorer.corpus import Corpus
from explorer.errors import ProtocoleError
from explorer.orientation import expand_gates, orienter
from scripts.bundle import make_bundle

Case = Mapping[str, Any]
NAMES = {
    "pas": "pas_index",
    "plus-de-28": "plus_de_28_etp",
    "type": "designation_type",
    "jusqu-au": "jusqu_au",
}


def failing_cases(data: Mapping[str, Any]) -> Iterator[str]:
    """The identifiers of the cases whose expected result the data no longer gives."""
    corpus = Corpus(make_bundle(data))
    for cases in data["cas"].values():
        yield from (case["id"] for case in cases if not _holds(corpus, case))


def _holds(corpus: Corpus, case: Case) -> bool:
    try:
        return _includes(_answer(corpus, case), case["attendu"])
    except ProtocoleError as error:
        refusal = case["attendu"].get("erreur")
        expected = refusal and (refusal["champ"], refusal["contient"] in error.message)
        return bool(expected == (error.champ, True))
    except (LookupError, ValueError, ArithmeticError):
        return False  # broken data reached the engine: whatever it says, the case does not hold


def _answer(corpus: Corpus, case: Case) -> Mapping[str, Any]:
    if "flux" in case:
        return _referral(corpus, case)
    options = {NAMES.get(name, name): value for name, value in case["situation"].items()}
    compute = protutelle.compute if "mandats" in options else echeances.compute
    return compute(corpus, **options)


def _referral(corpus: Corpus, case: Case) -> dict[str, Any]:
    result = orienter(corpus, case["flux"], expand_gates(corpus, case["reponses"]))
    return {
        "suites": [suite["id"] for suite in result["suites"]],
        "statuts": [suite["statut"] for suite in result["suites"]],
        "conditions_manquantes": [item["id"] for item in result["conditions_manquantes"]],
        "question": result["question"] and result["question"]["id"],
    }


def _includes(found: Any, expected: Any) -> bool:
    """Every expected key is there with its value; lists agree item by item, and in length."""
    if isinstance(expected, Mapping):
        return all(key in found and _includes(found[key], value) for key, value in expected.items())
    if isinstance(expected, list):
        return len(found) == len(expected) and all(map(_includes, found, expected))
    return bool(found == expected)
