"""Data of 10 and 100 times the size: time and memory of each step, and how they grow.

Knows: a copy of the project, the steps of the build, each in a process of its own.
Ignores: what the steps do; how the data is multiplied (croissance_donnees).
Used by: `scripts/bench croissance`.

Times are processor seconds of the step and its children, which a busy machine disturbs less.
"""

from __future__ import annotations

import math
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from scripts.benchmarks import construction, croissance_donnees, table

PAGES = "{p: p.read_text('utf-8') for p in sorted(S.rglob('*.html')) if 'etat' not in p.parts}"
STEPS = {
    "lire et contrôler": "from scripts.check import check; r = check(); print(r.problems[:3])",
    "réunir (JSON)": "import json; from scripts import bundle; d = json.loads(bundle.DATA.read_text('utf-8')); bundle._dump(bundle.make_bundle(d))",
    "écrire les pages": "from scripts import pages; pages.run()",
    "HTML (MkDocs)": "from scripts import html; html.run(S)",
    "index de recherche": f"from scripts import search; search.run(S, {PAGES})",
    "jumeau statique": "from scripts import twin; twin.run(S)",
    "contrôle des liens": "from scripts import links; list(links.problems(S))",
}  # fmt: skip
MAKE_DATA = "from scripts import bundle; from scripts.read import read_all; bundle.write_all(bundle.assemble(read_all()[0]))"
START = "from pathlib import Path; S = Path('build/croissance')\n"
LIMIT = 900  # processor seconds for one step; beyond, the step is said to give


class Spent(NamedTuple):
    seconds: float
    megabytes: float


def run(sizes: list[int]) -> None:
    """Measure each size; a step that fails or takes too long is left out from there on."""
    copy = construction.fresh_copy()
    original = copy / "protocol_data"
    settings = copy / "mkdocs.yml"
    free = settings.read_text("utf-8").replace("strict: true", "strict: false")
    settings.write_text(free.replace("not_in_nav: |", "not_in_nav: |\n  *"), "utf-8")
    kept = copy / "build" / "donnees"
    shutil.copytree(original, kept)
    found: dict[str, dict[int, Spent]] = {step: {} for step in STEPS}
    given: set[str] = set()
    for size in sizes:
        shutil.rmtree(original)
        shutil.copytree(kept, original)
        croissance_donnees.multiply(original, size)
        if not measure(copy, MAKE_DATA):
            print(f"  × {size} : les données ne peuvent pas être réunies.")
            break
        for step, code in STEPS.items():
            spent = None if step in given else measure(copy, code)
            if spent:
                found[step][size] = spent
            else:
                given.add(step)
        show(found, size)


def measure(folder: Path, code: str) -> Spent | None:
    """One step in its own process; None when it fails or reaches the limit."""
    process = subprocess.Popen(
        [sys.executable, "-c", START + code],
        cwd=folder,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT)),
        stdout=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        return None
    return Spent(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000)


def show(found: dict[str, dict[int, Spent]], last: int) -> None:
    rows = []
    for step, by_size in found.items():
        for size, spent in by_size.items():
            before = by_size.get(min(by_size)) if size != min(by_size) else None
            rows.append((step, f"× {size}", f"{spent.seconds:.2f} s", exponent(before, spent, size, 0, min(by_size)),
                         f"{spent.megabytes:.0f} Mo", exponent(before, spent, size, 1, min(by_size))))  # fmt: skip
    head = ("étape", "taille", "temps", "exposant", "mémoire", "exposant")
    table.show(f"Croissance jusqu’à × {last} (exposant : 1 est linéaire)", head, rows)


def exponent(before: Spent | None, after: Spent, size: int, part: int, first: int) -> str:
    if before is None:
        return ""
    return f"{math.log(after[part] / before[part]) / math.log(size / first):.2f}".replace(".", ",")
