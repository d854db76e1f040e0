"""The whole build, from the YAML to the site, beside a stock Material site of the same pages.

Knows: git, the installed tools, what a process and its children cost.
Ignores: what each step does; how the stock site is made (construction_stock).
Used by: `scripts/bench construction`.

Processor seconds are given too: another process disturbs them less than the clock.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from scripts.benchmarks import construction_stock, table
from scripts.places import BENCH, ROOT

Times = list[tuple[float, float]]
OURS = (sys.executable, "-m", "scripts.build")
STOCK = (sys.executable, "-m", "mkdocs", "build", "--quiet")


def run(runs: int) -> None:
    copy = fresh_copy()
    first: Times = [timed(copy, *OURS)]
    nothing: Times = [timed(copy, *OURS)]
    stock_folder = BENCH / "stock"
    pages = construction_stock.write(copy / "site", copy / "mkdocs.yml", stock_folder)
    ours: Times = []
    stock: Times = []
    for _ in range(runs):
        stock.append(timed(stock_folder, *STOCK))
        ours.append(timed(copy, *OURS, "--force"))
    rows = [
        row("Material tel quel", stock, stock),
        row("nous, tout refait", ours, stock),
        row("nous, depuis un clone (moteur du navigateur compris, une fois)", first, stock),
        row("nous, sans rien à faire", nothing, stock),
    ]
    head = ("construction", "horloge", "rapport", "processeur", "rapport")
    table.show(f"Construction de {pages} pages (médiane de {runs})", head, rows)


def row(name: str, values: Times, reference: Times) -> tuple[str, ...]:
    cells = [name]
    for part in (0, 1):
        mine, other = [v[part] for v in values], [v[part] for v in reference]
        cells += [table.ms([1000 * value for value in mine]), table.ratio(mine, other)]
    return tuple(cells)


COPY = BENCH / "copie"


def fresh_copy(copy: Path = COPY) -> Path:
    """A clean copy of the project, with the tools of this one."""
    shutil.rmtree(copy, ignore_errors=True)
    subprocess.run(["git", "clone", "--quiet", "--shared", str(ROOT), str(copy)], check=True)
    for tool in ("node_modules", ".venv"):
        (copy / tool).symlink_to(ROOT / tool)
    return copy


def timed(folder: Path, *command: str) -> tuple[float, float]:
    """Clock and processor seconds of a command that must succeed, its children included."""
    start = time.monotonic()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"✗ « {' '.join(command[1:])} » a échoué dans {folder.name}.")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime
