"""The same computation in three other engines, each installed for the measure, and all paths in XState.

Knows: which versions, how each is run, how far each result is from the exact fraction.
Ignores: how each model is written (pairs_*.py, pairs_*.mjs).
Used by: `scripts/bench pairs`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from statistics import median
from typing import Any

from explorer.corpus import Corpus
from scripts.benchmarks import table
from scripts.benchmarks.pairs_graphe import machine
from scripts.places import BUNDLE, ROOT

HERE = Path(__file__).resolve().parent
TOOLS = ROOT / "build" / "pairs"
PYTHON_PACKAGES = ("openfisca-core==46.0.1",)
NODE_PACKAGES = ("publicodes@1.10.3", "@gorules/zen-engine@0.54.0", "xstate@5.33.3")
LAST = 1000
Measure = dict[str, Any]


def install() -> None:
    """Put the peers in `build/pairs`, once for each list of versions."""
    done = TOOLS / "installe.txt"
    wanted = "\n".join((*PYTHON_PACKAGES, *NODE_PACKAGES))
    if done.exists() and done.read_text("utf-8") == wanted:
        return
    TOOLS.mkdir(parents=True, exist_ok=True)
    (TOOLS / "package.json").write_text('{"private": true}', "utf-8")
    print("→ Installation des moteurs à comparer dans build/pairs", flush=True)
    for command in (
        [sys.executable, "-m", "venv", "python"],
        ["python/bin/pip", "install", "-qqq", *PYTHON_PACKAGES],
        ["npm", "install", "--no-audit", "--no-fund", "--silent", *NODE_PACKAGES],
    ):
        if subprocess.run(command, cwd=TOOLS, check=False).returncode:
            raise SystemExit(f"✗ « {' '.join(command[:3])} » a échoué : le réseau est nécessaire.")
    done.write_text(wanted, "utf-8")


def law(corpus: Corpus) -> dict[str, float]:
    """The numbers of articles 5 and 6, from the data, as the peers' numbers."""
    effectif = corpus.bareme("effectif")["versions"]["2019-01-01"]["parametres"]
    frais = corpus.bareme("fonctionnement")["versions"]["2019-01-01"]["parametres"]
    found = {
        "seuil": effectif["seuil"],
        "sous": effectif["tranche-sous-seuil"],
        "des": effectif["tranche-des-seuil"],
        "psy": effectif["psycho-social"],
        "administratif": effectif["administratif"],
        "direction": effectif["direction-max"],
        "montant": frais["montant"],
        "douziemes": frais["douziemes"],
    }
    numbers = {name: Fraction(part["valeur"]) for name, part in found.items()}
    return {
        name: int(number) if number.denominator == 1 else float(number)
        for name, number in numbers.items()
    }


def exact(numbers: dict[str, float], mandats: int) -> list[Fraction]:
    """Psycho-social, direction, total (ETP), yearly subsidy, twelfth (EUR); pro rata, in fractions."""
    part = {name: Fraction(number) for name, number in numbers.items()}
    bands = Fraction(mandats) / (part["sous"] if mandats < part["seuil"] else part["des"])
    staff, cost = bands * part["psy"], bands * part["montant"]
    return [
        staff,
        min(staff, part["direction"]),
        staff + part["administratif"],
        cost,
        cost / part["douziemes"],
    ]


def commands(numbers: dict[str, float]) -> dict[str, list[str]]:
    given = [json.dumps(numbers), str(LAST)]
    return {
        "nous": [sys.executable, "-m", "scripts.benchmarks.pairs_nous", *given, str(BUNDLE)],
        "zen-engine": ["node", str(HERE / "pairs_zen.mjs"), *given, str(TOOLS)],
        "OpenFisca": [str(TOOLS / "python/bin/python"), str(HERE / "pairs_openfisca.py"), *given],
        "Publicodes": ["node", str(HERE / "pairs_publicodes.mjs"), *given, str(TOOLS)],
    }


def run_once(command: Sequence[str]) -> Measure:
    """One fresh process; `froid` is the time until it says that its first result is there, in ms."""
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        cold = (time.perf_counter() - start) * 1000
        rest = process.stdout.read()
    if process.returncode or first != "premier\n":
        raise SystemExit(f"✗ « {command[1]} » a échoué.")
    found: Measure = json.loads(rest)
    return {**found, "froid": cold}


def worst(values: Iterable[Sequence[float | str]], numbers: dict[str, float]) -> Fraction:
    """The largest distance to the exact value, in ETP or EUR."""
    return max(
        abs(Fraction(found) - right)
        for mandats, row in enumerate(values, 1)
        for found, right in zip(row, exact(numbers, mandats), strict=False)
    )


def xstate(machines: list[Any]) -> Measure:
    done = subprocess.run(
        ["node", str(HERE / "pairs_xstate.mjs"), str(TOOLS)],
        input=json.dumps(machines),
        capture_output=True,
        text=True,
        check=True,
    )
    found: Measure = json.loads(done.stdout)
    return found


def run(runs: int) -> None:
    install()
    corpus = Corpus(json.loads(BUNDLE.read_text("utf-8")))
    numbers = law(corpus)
    machines = [machine(corpus, flux) for flux in corpus.flux_ids]
    ways = commands(numbers)
    found: dict[str, list[Measure]] = {name: [] for name in (*ways, "XState")}
    for _ in range(runs):  # one after the other in each round: what slows the machine slows all
        for name, command in ways.items():
            found[name].append(run_once(command))
        found["XState"].append(xstate(machines))
    show_engines(found, numbers, runs)
    show_paths(found, machines, runs)


def show_engines(found: dict[str, list[Measure]], numbers: dict[str, float], runs: int) -> None:
    ours = found["nous"]
    rows = [
        row("nous, trois lectures, traces", ours, ours, "balayage"),
        row("nous, la fonction publique pour chaque nombre", ours, ours, "un_par_un"),
        row("nous, prorata seul, traces", ours, ours, "prorata"),
        *(row(name, found[name], ours, "balayage") for name in ("zen-engine", "OpenFisca", "Publicodes")),
        row("OpenFisca vectorisé, sans explication", found["OpenFisca"], ours, "vecteur"),
    ]  # fmt: skip
    head = ("moteur", "à froid", "rapport", "une évaluation", "rapport", "1 à 1000", "rapport")
    table.show(f"Articles 5 et 6 (médiane de {runs} processus, rapport à nous)", head, rows)
    for name in ("nous", "zen-engine", "OpenFisca", "Publicodes"):
        error = float(worst(found[name][0]["valeurs"], numbers))
        print(f"  Écart le plus grand avec la fraction exacte, {name} : {error:.1e}")


def row(name: str, measures: list[Measure], ours: list[Measure], key: str) -> list[str]:
    cells = [name]
    for one in ("froid", "une", key):
        reference = "balayage" if one == key else one
        values, base = [m[one] for m in measures], [m[reference] for m in ours]
        cells += [milliseconds(values), table.ratio(values, base)]
    return cells


def milliseconds(values: Sequence[float]) -> str:
    middle = median(values)
    return (f"{middle:.3f}" if middle < 1 else f"{middle:.1f}").replace(".", ",") + " ms"


def show_paths(found: dict[str, list[Measure]], machines: list[Any], runs: int) -> None:
    ours, theirs = found["nous"], found["XState"]
    if ours[0]["chemins"] != theirs[0]["chemins"]:
        raise SystemExit(
            "✗ XState ne trouve pas les mêmes chemins : la comparaison n’en est pas une."
        )
    count, states = sum(ours[0]["chemins"]), sum(len(each["states"]) for each in machines)
    rows = [
        (name, milliseconds([m["temps"] for m in measures]), table.ratio([m["temps"] for m in measures], [m["temps"] for m in ours]))
        for name, measures in (("nous, depuis les données", ours), (f"XState, machines réduites à {states} états", theirs))
    ]  # fmt: skip
    title = f"Tous les chemins des cinq parcours ({count} chemins, médiane de {runs})"
    table.show(title, ("moteur", "temps", "rapport"), rows)
