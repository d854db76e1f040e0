"""From navigation to the first answer given by Python: ours against the stock way, interleaved.

Knows: both pages, cold (fresh profile) and warm (second load), free line or slowed line.
Ignores: what is inside the runtimes.
Used by: `scripts/bench demarrage`.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser, Page

from scripts.benchmarks import browser, stock, table
from scripts.benchmarks.server import Line, Settings, serve

ROOT = Path(__file__).resolve().parents[2]
STATE = "flux=cpas-vers-saj"
PREFIX = "/sous/chemin/"
WATCH = """
globalThis.__reponse = null;
new MutationObserver(() => {
  const vue = document.querySelector(".explorateur .vue");
  globalThis.__premiere ??= vue;
  if (vue && vue !== __premiere && __reponse === null) __reponse = performance.now();
}).observe(document, { childList: true, subtree: true });
"""
WAYS = {"stock": "stock-page/", "lean": "orienter/index.html"}


def run(site: Path, runs: int = 7, megabits: float = 0) -> dict[str, dict[str, list[float]]]:
    """Measure both ways; times in ms by way and moment."""
    folder = ROOT / "build" / "bench" / "site"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(site, folder)
    stock.build(folder)
    line = Line(megabits * 1e6, 0.04 if megabits else 0)
    times: dict[str, dict[str, list[float]]] = {way: {} for way in WAYS}
    settings = Settings(folder, PREFIX, line, encoding="br" if megabits else None)
    with browser.playwright() as playwright, serve(settings) as address:
        for _ in range(runs):
            for way, path in WAYS.items():
                fresh = browser.launch(playwright)
                for moment, value in visits(
                    fresh, f"{address}{path}#{STATE}", bool(megabits)
                ).items():
                    times[way].setdefault(moment, []).append(value)
                fresh.close()
    return times


def visits(fresh: Browser, address: str, only_cold: bool) -> Mapping[str, float]:
    """The first load of a fresh profile, then two more; the last is the warm one."""
    page = fresh.new_page()
    page.add_init_script(WATCH)
    cold = answer_time(page, address)
    if only_cold:
        return {"à froid": cold}
    answer_time(page, address)
    return {"à froid": cold, "à chaud": answer_time(page, address)}


def answer_time(page: Page, address: str) -> float:
    """Milliseconds from the navigation to the first fragment that Python wrote."""
    page.goto("about:blank")
    page.goto(address)
    until = time.monotonic() + 120
    while time.monotonic() < until:
        found = page.evaluate("globalThis.__reponse")
        if found is not None:
            return float(found)
        time.sleep(0.02)
    raise SystemExit(f"✗ Pas de réponse de Python en 120 s : {address}")


def report(site: Path, runs: int, megabits: float) -> None:
    times = run(site, runs, megabits)
    where = f"{megabits:g} Mbit/s, 40 ms, brotli" if megabits else "ligne locale"
    rows = [
        (way, moment, table.ms(values), table.ratio(values, times["stock"][moment]))
        for way, moments in times.items()
        for moment, values in moments.items()
    ]
    table.show(
        f"De la navigation à la première réponse de Python ({where}, médiane de {runs} [min–max])",
        ("façon", "moment", "temps", "rapport"),
        rows,
    )
