"""Articles 5 and 6 here: exact fractions, full traces, the three readings; then pro rata alone.

Prints as pairs_openfisca.py does. `balayage` is the public sweep (engine made once, as for the peers);
`un_par_un` calls the public function for each number, inputs checked again each time.

Used by: scripts.benchmarks.pairs.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

DEPART = time.perf_counter()
import datetime  # noqa: E402

from explorer.corpus import Corpus  # noqa: E402
from explorer.protutelle import PRORATA, compute, compute_range  # noqa: E402
from explorer.protutelle.calcul import Calculateur  # noqa: E402
from explorer.protutelle.normes import load_normes  # noqa: E402

IMPORT = (time.perf_counter() - DEPART) * 1000
JUSQU_A, PAQUET, JOUR = int(sys.argv[2]), sys.argv[3], datetime.date(2026, 1, 1)


def timed(action: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = action()
    return (time.perf_counter() - start) * 1000, result


def load() -> Corpus:
    with open(PAQUET, encoding="utf-8") as read:
        return Corpus(json.load(read))


def values(result: dict[str, Any]) -> list[str]:
    part = result["lectures"][PRORATA]
    staff, cost = part["effectif"], part["fonctionnement"]
    return [staff["psycho_social"], staff["direction_max"], staff["total"], cost["exact"]]


def one_by_one() -> list[Any]:
    return [compute(corpus, n, JOUR) for n in range(1, JUSQU_A + 1)]


def prorata_only() -> list[Any]:
    made = Calculateur(load_normes(corpus, JOUR))
    return [made.lectures(n, (PRORATA,)) for n in range(1, JUSQU_A + 1)]


def all_paths() -> list[int]:
    return [sum(1 for _ in enumerate_paths(corpus, flux)) for flux in corpus.flux_ids]


charge, corpus = timed(load)
premiere, _ = timed(lambda: compute(corpus, 79, JOUR))
print("premier", flush=True)
une, _ = timed(lambda: [compute(corpus, 79, JOUR) for _ in range(20)])
balayage, tout = timed(lambda: compute_range(corpus, 1, JUSQU_A, JOUR))
valeurs = [values(result) for result in tout]
del tout  # or the collector would walk it again during the next measures
un_par_un, _ = timed(one_by_one)
prorata, _ = timed(prorata_only)
from explorer.chemins import enumerate_paths  # noqa: E402

all_paths()
temps, chemins = timed(all_paths)
print(
    json.dumps(
        {
            "import": IMPORT, "charge": charge, "premiere": premiere, "une": une / 20,
            "balayage": balayage, "un_par_un": un_par_un, "prorata": prorata,
            "chemins": chemins, "temps": temps, "valeurs": valeurs,
        }
    )
)  # fmt: skip
