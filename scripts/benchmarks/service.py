"""`make serve`: from a saved YAML file to the page that shows it, as a browser would get it.

Knows: a clean copy of the project, its server, one file of each size to change.
Ignores: how the pages are made again.
Used by: `scripts/bench service`.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from scripts.benchmarks import construction, table

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")
CHANGES = (  # (what, file, words changed once, page that shows them)
    ("un parcours, le plus gros fichier", "orientations/cpas-vers-saj.yaml", "Le CPAS veut joindre le SAJ", "orienter/parcours-cpas-vers-saj.html"),
    ("un terme du lexique", "definitions/lexique.yaml", 'terme: "CPAS', "textes/lexique.html"),
)  # fmt: skip


def run(runs: int) -> None:
    copy = construction.fresh_copy()
    with served(copy) as address:
        rows = [
            (what, table.ms([change(copy, address, file, words, page, n) for n in range(runs)]))
            for what, file, words, page in CHANGES
        ]
    table.show(
        f"Du fichier enregistré à la page servie (médiane de {runs})", ("changement", "temps"), rows
    )


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """`scripts.serve` on the copy, once it is warm; gives its address."""
    command = [sys.executable, "-u", "-m", "scripts.serve", "--port", "8400"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        found = next(filter(None, map(ADDRESS.search, process.stdout)), None)
        if not found:
            raise SystemExit("✗ Le serveur n’a pas démarré.")
        while "Prêt à refaire" not in (process.stdout.readline() or "Prêt à refaire"):
            pass
        yield found.group()
    finally:
        process.kill()
        process.wait()


def change(copy: Path, address: str, file: str, words: str, page: str, number: int) -> float:
    """Change the words, wait for the page to say so; milliseconds."""
    path = copy / "protocol_data" / file
    before = path.read_text("utf-8")
    mark = f"essai{number}"
    time.sleep(1)  # as a person would: nothing is left to do from the change before
    path.write_text(before.replace(words, f"{words} {mark}", 1), "utf-8")
    start = time.monotonic()
    while mark not in fetch(address + page):
        if time.monotonic() - start > 60:
            raise SystemExit(f"✗ {page} n’a pas changé après 60 s.")
        time.sleep(0.02)
    spent = (time.monotonic() - start) * 1000
    path.write_text(before, "utf-8")
    while mark in fetch(address + page):
        time.sleep(0.02)
    return spent


def fetch(url: str) -> str:
    try:
        with urlopen(url, timeout=30) as answer:
            text: str = answer.read().decode()
            return text
    except URLError:
        return ""
