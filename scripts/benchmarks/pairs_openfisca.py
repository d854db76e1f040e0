"""Articles 5 and 6, pro rata, in OpenFisca-Core; run by `scripts.benchmarks.pairs` in its own environment.

Reads the numbers of the law as JSON in the first argument. Prints `premier` once the first result is
there, then the measures as JSON: times in ms, and the six values of each number of mandats.
"""

from __future__ import annotations

import json
import sys
import time

DEPART = time.perf_counter()
import numpy as np  # noqa: E402
from openfisca_core.entities import build_entity  # noqa: E402
from openfisca_core.periods import DateUnit  # noqa: E402
from openfisca_core.simulations import SimulationBuilder  # noqa: E402
from openfisca_core.taxbenefitsystems import TaxBenefitSystem  # noqa: E402
from openfisca_core.variables import Variable  # noqa: E402

IMPORT = (time.perf_counter() - DEPART) * 1000
LOI, JUSQU_A, AN = json.loads(sys.argv[1]), int(sys.argv[2]), "2026"
Service = build_entity(
    key="service", plural="services", label="Service de protutelle", is_person=True
)


def variable(name, formula=None, value_type=float):
    """A yearly variable of the service; `formula` receives a reader of the other variables."""
    content = {
        "value_type": value_type,
        "entity": Service,
        "definition_period": DateUnit.YEAR,
        "label": name,
    }
    if formula:
        content["formula"] = lambda service, period: formula(lambda other: service(other, period))
    return type(name, (Variable,), content)


def model():
    system = TaxBenefitSystem([Service])
    system.add_variables(
        variable("mandats", value_type=int),
        variable(
            "taille", lambda v: np.where(v("mandats") < LOI["seuil"], LOI["sous"], LOI["des"])
        ),
        variable("tranches", lambda v: v("mandats") / v("taille")),
        variable("psycho_social", lambda v: v("tranches") * LOI["psy"]),
        variable("direction", lambda v: np.minimum(v("psycho_social"), LOI["direction"])),
        variable("total", lambda v: v("psycho_social") + LOI["administratif"]),
        variable("subvention", lambda v: v("tranches") * LOI["montant"]),
        variable("douzieme", lambda v: v("subvention") / LOI["douziemes"]),
    )
    return system


WANTED = ("psycho_social", "direction", "total", "subvention", "douzieme")


def evaluate(system, numbers, explained=True):
    simulation = SimulationBuilder().build_default_simulation(system, len(numbers))
    simulation.trace = explained
    simulation.set_input("mandats", AN, numbers)
    values = [simulation.calculate(name, AN) for name in WANTED]
    if explained:
        assert simulation.tracer.computation_log.lines()
    return np.transpose(values).tolist()


def timed(action):
    start = time.perf_counter()
    result = action()
    return (time.perf_counter() - start) * 1000, result


load, system = timed(model)
first, _ = timed(lambda: evaluate(system, [79]))
print("premier", flush=True)
one, _ = timed(lambda: [evaluate(system, [79]) for _ in range(20)])
numbers = list(range(1, JUSQU_A + 1))
sweep, values = timed(lambda: [evaluate(system, [n])[0] for n in numbers])
evaluate(system, numbers, explained=False)
vector, _ = timed(lambda: evaluate(system, numbers, explained=False))
print(
    json.dumps(
        {
            "import": IMPORT,
            "charge": load,
            "premiere": first,
            "une": one / 20,
            "balayage": sweep,
            "vecteur": vector,
            "valeurs": values,
        }
    )
)
