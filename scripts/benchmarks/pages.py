"""One page of each type under Lighthouse, as on a slow phone: scores, and each audit that is not perfect.

Knows: which Lighthouse, how it is installed for the measure and run; the pages.
Ignores: what the pages say; what they weigh (scripts.benchmarks.weight).
Used by: `scripts/bench pages`.

Served as `make publication` would have it: compressed, hashed files kept. Nothing leaves the machine.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from scripts.benchmarks import browser, table
from scripts.benchmarks.server import Settings, serve
from scripts.places import ROOT

TOOLS = ROOT / "build" / "lighthouse"
PACKAGE = "lighthouse@12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FIGURES = {
    "première image": ("first-contentful-paint", 1, "ms"),
    "plus grande image": ("largest-contentful-paint", 1, "ms"),
    "blocage": ("total-blocking-time", 1, "ms"),
    "décalage": ("cumulative-layout-shift", 1000, "‰"),
    "éléments": ("dom-size", 1, ""),
    "octets": ("total-byte-weight", 1, ""),
}
PAGES = (
    "index.html",
    "orienter/index.html",
    "orienter/parcours-cpas-vers-saj.html",
    "orienter/etat/cpas-vers-saj/debut.html",
    "protutelle/calcul.html",
    "protutelle/rapports.html",
    "protutelle/nombres.html",
    "textes/protocole-2012/schema-1.html",
    "textes/arrete-2018/art-5.html",
    "textes/lexique.html",
    "textes/lectures.html",
    "cas/cpas-vers-saj.html",
    "semaine/index.html",
    "semaine/premier-appel.html",
    "semaine/puis-je.html",
    "semaine/quiz.html",
    "semaine/fiches.html",
    "familles/index.html",
    "familles/on-me-dit.html",
    "former/index.html",
    "former/plan.html",
    "former/exercices.html",
    "former/affiches.html",
    "former/cas/accord-refuse.html",
    "recherche.html",
    "pages/a-propos.html",
)  # fmt: skip
Result = dict[str, Any]


def install() -> Path:
    """Put Lighthouse in `build/lighthouse`, once; the path of its command."""
    command = TOOLS / "node_modules/lighthouse/cli/index.js"
    done = TOOLS / "installe.txt"
    if done.is_file() and done.read_text("utf-8") == PACKAGE:
        return command
    TOOLS.mkdir(parents=True, exist_ok=True)
    (TOOLS / "package.json").write_text('{"private": true}', "utf-8")
    print("→ Installation de Lighthouse dans build/lighthouse", flush=True)
    npm = ["npm", "install", "--no-audit", "--no-fund", "--silent", PACKAGE]
    if subprocess.run(npm, cwd=TOOLS, check=False).returncode:
        raise SystemExit("✗ Lighthouse n’a pas pu être installé : le réseau est nécessaire.")
    done.write_text(PACKAGE, "utf-8")
    return command


def run(site: Path, runs: int, wanted: list[str]) -> None:
    """`wanted`: paths of pages, or none for one of each type."""
    command = install()
    found: dict[str, list[Result]] = {}
    with serve(
        Settings(site, encoding="br", headers={"X-Content-Type-Options": "nosniff"})
    ) as address:
        for page in wanted or [page for page in PAGES if (site / page).is_file()]:
            found[page] = [examine(command, address + page) for _ in range(runs)]
            print(f"  {page} : {' '.join(scores(found[page]))}", flush=True)
    show(found, runs)


def examine(command: Path, url: str) -> Result:
    """One page, once, in a fresh browser with an empty profile."""
    path = browser.chromium_path()
    if not path:
        raise SystemExit("✗ Chromium manque : lancez `make navigateur`.")
    flags = " ".join(flag if " " not in flag else f'"{flag}"' for flag in browser.FLAGS)
    done = subprocess.run(
        ["node", str(command), url, "--output=json", "--quiet", f"--chrome-flags={flags}",
         f"--only-categories={','.join(CATEGORIES)}"],
        env={**os.environ, "CHROME_PATH": path},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"✗ Lighthouse sur {url} :\n{done.stderr[-2000:]}")
    found: Result = json.loads(done.stdout)
    return found


def show(found: dict[str, list[Result]], runs: int) -> None:
    head = ("page", "performance", "accessibilité", "bonnes pratiques", "SEO", *FIGURES)
    rows = [(page, *scores(results), *figures(results)) for page, results in found.items()]
    table.show(f"Lighthouse, téléphone lent simulé (médiane de {runs})", head, rows)
    for page, results in found.items():
        for name, score in sorted(set(imperfect(results[-1]))):
            print(f"- {page} : {name} ({score})")


def scores(results: list[Result]) -> list[str]:
    every = ([100 * r["categories"][name]["score"] for r in results] for name in CATEGORIES)
    return [
        f"{median(values):.0f}" + (f" [{min(values):.0f}–{max(values):.0f}]" if min(values) < max(values) else "")
        for values in every
    ]  # fmt: skip


def figures(results: list[Result]) -> Iterator[str]:
    for audit, factor, unit in FIGURES.values():
        values = [r["audits"].get(audit, {}).get("numericValue", 0) * factor for r in results]
        yield f"{median(values):.0f} {unit}".strip()


def imperfect(result: Result) -> Iterator[tuple[str, str]]:
    """Every audit that counts and is not at 1, with its score."""
    for name in CATEGORIES:
        for part in result["categories"][name]["auditRefs"]:
            audit = result["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{name}/{part['id']}", f"{audit['score']:.2f}".replace(".", ",")
