"""`make serve`: from a saved YAML file to the open page that shows it, in a real browser.

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

from playwright.sync_api import Page

from scripts.benchmarks import browser, construction, table

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")
CHANGES = (  # (what, file, words changed once, page that shows them)
    ("un parcours, le plus gros fichier", "orientations/cpas-vers-saj.yaml", "Le CPAS veut joindre le SAJ", "orienter/parcours-cpas-vers-saj.html"),
    ("un terme du lexique", "definitions/lexique.yaml", 'terme: "CPAS', "textes/lexique.html"),
)  # fmt: skip


def run(runs: int) -> None:
    """The first change apart: nobody waits less for the one that comes right after the start."""
    copy = construction.fresh_copy()
    rows: list[tuple[str, str, str, str]] = []
    with served(copy) as address, browser.playwright() as playwright:
        chromium = browser.launch(playwright)
        page = chromium.new_page()
        for what, file, words, path in CHANGES:
            page.goto(address + path)
            spent = [change(copy, page, file, words, number) for number in range(runs + 1)]
            rows.append((what, table.ms(spent[:1]), table.ms(spent[1:]), table.ms([max(spent)])))
        chromium.close()
    head = ("changement", "le premier", f"médiane de {runs}", "le plus long")
    table.show("Du fichier enregistré à la page ouverte qui le montre", head, rows)


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


def change(copy: Path, page: Page, file: str, words: str, number: int) -> float:
    """Change the words, wait for the open page to say so; milliseconds."""
    path = copy / "protocol_data" / file
    before = path.read_text("utf-8")
    mark = f"essai{number}x"
    time.sleep(1)  # as a person would: nothing is left to do from the change before
    start = time.monotonic()
    path.write_text(before.replace(words, f"{words} {mark}", 1), "utf-8")
    wait_for(page, mark, True)
    spent = (time.monotonic() - start) * 1000
    path.write_text(before, "utf-8")
    wait_for(page, mark, False)
    return spent


def wait_for(page: Page, mark: str, there: bool) -> None:
    """Until the open page has (or no longer has) the mark among its words, painted."""
    page.wait_for_function(
        "([mark, there]) => document.body && document.body.textContent.includes(mark) === there",
        arg=[mark, there],
        timeout=60_000,
    )
