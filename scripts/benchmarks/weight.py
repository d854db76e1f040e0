"""What a page weighs before Python starts, in gzip, asset by asset; and what Python then adds.

Knows: one page of each type, Save-Data on so that nothing else is loaded.
Ignores: what the pages say.
Used by: `scripts/bench poids`.
"""

from __future__ import annotations

import gzip
from pathlib import Path

from playwright.sync_api import Page

from scripts import compress
from scripts.benchmarks import session, table
from scripts.benchmarks.server import COMPRESSED

SAVE_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
PAGES = (
    "index.html",
    "orienter/index.html",
    "protutelle/calcul.html",
    "protutelle/rapports.html",
    "textes/index.html",
    "orienter/etat/cpas-vers-saj/debut.html",
)


def run(site: Path) -> None:
    rows = []
    with session.open_page(site, SAVE_DATA) as (page, address):
        for path in PAGES:
            if (site / path).exists():
                rows.append(page_row(page, site, address, path))
    head = ("page", "HTML", "style", "scripts", "polices", "autre", "total gzip")
    table.show("Poids d’une page avant Python (gzip)", head, rows)
    table.show("Ce que Python ajoute, une fois (gzip)", ("fichier", "gzip"), runtime_rows(site))


def page_row(page: Page, site: Path, address: str, path: str) -> tuple[str, ...]:
    seen: list[str] = []
    note = lambda request: seen.append(request.url)  # noqa: E731 - a listener that is taken away again
    page.context.on("request", note)
    page.goto(address + path)
    page.wait_for_timeout(800)
    page.context.remove_listener("request", note)
    groups = dict.fromkeys(("html", "css", "js", "woff2", "autre"), 0)
    for url in {url.partition("#")[0].partition("?")[0] for url in seen if url.startswith(address)}:
        file = site / url.removeprefix(address)
        file = file / "index.html" if file.is_dir() else file
        suffix = file.suffix.lstrip(".")
        groups[suffix if suffix in groups else "autre"] += size(file)
    return (path, *(kilo(value) for value in groups.values()), kilo(sum(groups.values())))


def runtime_rows(site: Path) -> list[tuple[str, str]]:
    files = sorted(
        (site / "assets" / "runtime").rglob("*.*"), key=lambda file: -file.stat().st_size
    )
    sizes = [(file.name, size(file)) for file in files if file.suffix not in compress.ENCODED]
    return [(name, kilo(value)) for name, value in sizes]  # no sum: no start loads them all


def size(path: Path) -> int:
    data = path.read_bytes()
    return len(gzip.compress(data, 9, mtime=0)) if path.suffix in COMPRESSED else len(data)


def kilo(value: int) -> str:
    return f"{value / 1000:.1f} ko".replace(".", ",")
