"""Run every check, fastest first, and stop at the first family that fails.

Knows: the order of the families.
Ignores: what each test does.
Used by: `make test`, `.ci/run`.
"""

from __future__ import annotations

import subprocess
import sys
import time

from scripts import build

FAMILIES = (
    (
        "Format, style et types",
        (
            ("ruff", "format", "--check", "--quiet", "."),
            ("ruff", "check", "--quiet", "."),
            ("mypy",),
        ),
    ),
    (
        "Données, règles, ligne de commande",
        (("pytest", "-n", "2", "-m", "not site and not navigateur"),),
    ),
)
BUILT = (("Site construit et vrai navigateur", (("pytest", "-m", "site or navigateur"),)),)


def run_family(titre: str, commands: tuple[tuple[str, ...], ...]) -> None:
    """Run the commands of one family; exits with the status of the first that fails."""
    print(f"\n── {titre}", flush=True)
    debut = time.monotonic()
    for command in commands:
        statut = subprocess.run([sys.executable, "-m", *command]).returncode
        if statut:
            print(f"✗ {titre} : « {' '.join(command)} » a échoué (code {statut}).", file=sys.stderr)
            raise SystemExit(statut)
    print(f"✓ {titre} ({time.monotonic() - debut:.0f} s)", flush=True)


def main() -> None:
    for family in FAMILIES:
        run_family(*family)
    if "--rapide" in sys.argv[1:]:
        return
    print("\n── Construction du site", flush=True)
    build.main([])
    for family in BUILT:
        run_family(*family)
    print("\n✓ Tout est vérifié.", flush=True)


if __name__ == "__main__":
    main()
