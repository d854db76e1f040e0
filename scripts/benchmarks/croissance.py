"""Data of 10, 30 and 100 times the size: time and memory of each step, and how they grow.

Knows: a copy of the project for each size, the steps of the build, each in a process of its own.
Ignores: what the steps do; how the data is multiplied (croissance_donnees).
Used by: `scripts/bench croissance`.

Times are processor seconds of the step and its children, which a busy machine disturbs less.
What is measured is kept in `build/bench`: when the minutes given are over, the same command goes on.
"""

from __future__ import annotations

import json
import math
import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from scripts.benchmarks import construction, croissance_donnees, table
from scripts.places import BENCH

PAGES = "{p: p.read_text('utf-8') for p in sorted(S.rglob('*.html')) if 'etat' not in p.parts}"
STEPS = {
    "lire": "from scripts.read import read_all; read_all()",
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
LIMIT = 450  # seconds for one step, of clock and of processor; beyond, the step is said to give
MEMORY = 0.8  # of what is free: a step that wants more fails, and the machine lives on
FOLDER = BENCH
STATE = FOLDER / "croissance.json"  # until it is taken away: `--neuf`


class Spent(NamedTuple):
    seconds: float
    megabytes: float


Found = dict[str, dict[int, Spent | None]]
"""By step and size; None for a step that gave."""


def run(sizes: list[int], minutes: float, anew: bool) -> None:
    """Measure what is not known yet, as long as there is time; then say all that is known."""
    if anew:
        STATE.unlink(missing_ok=True)
        for old in FOLDER.glob("croissance-*"):
            shutil.rmtree(old)
    end = time.monotonic() + 60 * minutes
    found = known()
    for size in sorted(sizes):
        for step in STEPS:
            if size in found[step] or gave(found[step], size):
                continue
            if time.monotonic() + expected(found[step], size) > end:
                show(found)
                print("→ Le temps donné est passé : la même commande continue.")
                return
            found[step][size] = measure(prepared(size), STEPS[step])
            keep(found)
            print(f"  × {size}, {step} : {told(found[step][size])}", flush=True)
        shutil.rmtree(FOLDER / f"croissance-{size}", ignore_errors=True)
    show(found)
    print("✓ Tout est mesuré. Pour recommencer : scripts/bench croissance --neuf")


def known() -> Found:
    kept = json.loads(STATE.read_text("utf-8")) if STATE.is_file() else {}
    return {
        step: {int(size): Spent(*spent) if spent else None for size, spent in kept.get(step, {}).items()}
        for step in STEPS
    }  # fmt: skip


def keep(found: Found) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    STATE.write_text(json.dumps(found), "utf-8")


def gave(by_size: dict[int, Spent | None], size: int) -> bool:
    return any(spent is None for smaller, spent in by_size.items() if smaller < size)


def expected(by_size: dict[int, Spent | None], size: int) -> float:
    """Seconds that a step should take if it is linear, with a margin; ten when nothing is known."""
    past = [(s, spent) for s, spent in by_size.items() if spent]
    return 1.5 * max(past)[1].seconds * size / max(past)[0] if past else 10


def prepared(size: int) -> Path:
    """A copy of the project with that many times the data, made once."""
    copy = FOLDER / f"croissance-{size}"
    ready = copy / "build" / "pret"
    if ready.is_file():
        return copy
    construction.fresh_copy(copy)
    settings = copy / "mkdocs.yml"
    free = settings.read_text("utf-8").replace("strict: true", "strict: false")
    settings.write_text(free.replace("not_in_nav: |", "not_in_nav: |\n  *"), "utf-8")
    croissance_donnees.multiply(copy / "protocol_data", size)
    if not measure(copy, MAKE_DATA):
        raise SystemExit(f"✗ × {size} : les données ne peuvent pas être réunies.")
    ready.write_text("")
    return copy


def measure(folder: Path, code: str) -> Spent | None:
    """One step in its own process; None when it reaches a limit of time or memory.

    Raises `SystemExit` when it fails for another reason: that is a fault, not a size.
    """
    process = subprocess.Popen(
        [sys.executable, "-c", START + code],
        cwd=folder,
        preexec_fn=limits,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    clock = threading.Timer(LIMIT, process.kill)
    clock.start()
    assert process.stderr
    said = process.stderr.read()  # to its end, which is that of the step
    _, status, usage = os.wait4(process.pid, 0)
    clock.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode < 0 or "MemoryError" in said:
        return None
    if process.returncode:
        raise SystemExit(f"✗ Une étape a échoué, et pas à cause de la taille :\n{said[-2000:]}")
    return Spent(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000)


def limits() -> None:
    free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    resource.setrlimit(resource.RLIMIT_DATA, (int(MEMORY * free), resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))


def told(spent: Spent | None) -> str:
    if not spent:
        return "cède (temps ou mémoire)"
    return f"{spent.seconds:.1f} s, {spent.megabytes:.0f} Mo".replace(".", ",")


def show(found: Found) -> None:
    """One line a step; the exponent of the last two sizes: 1 is linear."""
    sizes = sorted({size for by_size in found.values() for size in by_size})
    head = ("étape", *(f"× {size}" for size in sizes), "exposant du temps", "de la mémoire")
    rows = [
        (step, *(told(by_size[size]) if size in by_size else "" for size in sizes), *exponents(by_size))
        for step, by_size in found.items()
    ]  # fmt: skip
    table.show("Croissance (secondes de processeur, mémoire la plus haute)", head, rows)


def exponents(by_size: dict[int, Spent | None]) -> Iterator[str]:
    """Between the last two sizes measured, for the time then for the memory."""
    past = [(size, spent) for size, spent in sorted(by_size.items()) if spent][-2:]
    for part in (0, 1):
        if len(past) < 2:
            yield ""
            continue
        (small, before), (large, after) = past
        grown = math.log(after[part] / before[part]) / math.log(large / small)
        yield f"{grown:.2f}".replace(".", ",")
