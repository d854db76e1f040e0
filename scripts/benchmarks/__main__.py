"""`scripts/bench`: one sub-command a measure; without one, those that the project holds itself to.

Used by: `make bench`, by hand.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from scripts.places import SITE


def startup(options: argparse.Namespace) -> None:
    from scripts.benchmarks import startup

    startup.report(options.site, options.fois, options.debit)


def steps(options: argparse.Namespace) -> None:
    from scripts.benchmarks import steps

    steps.run(options.site, options.fois)


def weight(options: argparse.Namespace) -> None:
    from scripts.benchmarks import weight

    weight.run(options.site)


def sweep(options: argparse.Namespace) -> None:
    from scripts.benchmarks import sweep

    sweep.run(options.site, options.fois)


def construction(options: argparse.Namespace) -> None:
    from scripts.benchmarks import construction

    construction.run(options.fois)


def service(options: argparse.Namespace) -> None:
    from scripts.benchmarks import service

    service.run(options.fois)


def pairs(options: argparse.Namespace) -> None:
    from scripts.benchmarks import pairs

    pairs.run(options.fois)


def pages(options: argparse.Namespace) -> None:
    from scripts.benchmarks import pages

    pages.run(options.site, options.fois, options.page)


def growth(options: argparse.Namespace) -> None:
    from scripts.benchmarks import croissance

    croissance.run(options.tailles, options.minutes, options.neuf)


def hosting(options: argparse.Namespace) -> None:
    from scripts.benchmarks import hebergement

    hebergement.run(options.site)


MEASURES: dict[str, Callable[[argparse.Namespace], None]] = {
    "demarrage": startup,
    "etapes": steps,
    "poids": weight,
    "balayage": sweep,
    "construction": construction,
    "service": service,
    "pages": pages,
    "pairs": pairs,
    "croissance": growth,
    "hebergement": hosting,
}
ON_DEMAND = (
    "pages",
    "pairs",
    "croissance",
    "hebergement",
)  # long, or in need of other tools: when asked


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="scripts/bench", description="Mesures comparées, en rapports."
    )
    parser.add_argument(
        "mesure",
        nargs="*",
        choices=[*MEASURES, []],
        help=f"rien : toutes sauf {', '.join(ON_DEMAND)}",
    )
    parser.add_argument("--site", type=Path, default=SITE, help="site construit à mesurer")
    parser.add_argument("--fois", type=int, default=7, help="nombre de passages (médiane)")
    parser.add_argument(
        "--debit", type=float, default=0, help="débit en Mbit/s pour demarrage (0 : ligne locale)"
    )
    parser.add_argument(
        "--tailles", type=int, nargs="+", default=[1, 10, 30, 100], help="multiples pour croissance"
    )
    parser.add_argument(
        "--minutes",
        type=float,
        default=8,
        help="pour croissance : ensuite, la même commande continue",
    )
    parser.add_argument(
        "--neuf", action="store_true", help="pour croissance : oublier le déjà mesuré"
    )
    parser.add_argument("--page", nargs="+", default=[], help="pages à examiner pour pages")
    options = parser.parse_args()
    wanted = options.mesure or [name for name in MEASURES if name not in ON_DEMAND]
    if set(wanted) - {"pairs", "croissance"} and not (options.site / "index.html").exists():
        parser.error("le site n’est pas construit : lancez `make site`")
    for name in wanted:
        MEASURES[name](options)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
