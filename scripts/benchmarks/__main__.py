"""`scripts/bench`: one sub-command a measure; without one, those that the project holds itself to.

Used by: `make bench`, by hand.
"""

from __future__ import annotations

import argparse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/bench", description="Mesures comparées.")
    parser.add_argument("mesure", nargs="?", default="tout", choices=("tout", "demarrage"))
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="site construit à mesurer")
    parser.add_argument("--fois", type=int, default=7, help="nombre de passages (médiane)")
    parser.add_argument("--debit", type=float, default=0, help="débit en Mbit/s (0 : ligne locale)")
    options = parser.parse_args()
    from scripts.benchmarks import startup

    startup.report(options.site, options.fois, options.debit)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
