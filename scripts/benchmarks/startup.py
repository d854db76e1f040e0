"""From navigation to the first answer given by Python: ours against the stock way, interleaved.

Knows: both pages, cold (fresh profile) and warm (second load), free line or slowed line.
Ignores: what is inside the runtimes.
Used by: `scripts/bench demarrage`.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from playwright.sync_api import Page

from scripts.benchmarks import browser, session, stock, table
from scripts.benchmarks.server import Line, Settings, serve
from scripts.places import BENCH

SECOND_PAGE = "seconde page"
REST = 0.7  # s
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
# From a click on a link of the site to the view that Python gives on the page it leads to.
SECOND = """([adresse, etat]) => new Promise((fini) => {
  const lien = Object.assign(document.createElement("a"), { href: adresse });
  document.body.append(lien);
  const debut = performance.now();
  new MutationObserver((_, guet) => {
    if (!document.querySelector(`.explorateur .vue[data-etat^="${etat}"]`)) return;
    guet.disconnect();
    fini(performance.now() - debut);
  }).observe(document, { childList: true, subtree: true });
  lien.click();
})"""
OTHER = "protutelle/calcul.html"
WAYS = {"stock": "stock-page/", "lean": "orienter/index.html"}


def run(site: Path, runs: int = 7, megabits: float = 0) -> dict[str, dict[str, list[float]]]:
    """Measure both ways; times in ms by way and moment."""
    folder = BENCH / "site"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(site, folder)
    stock.build(folder)
    line = Line(megabits * 1e6, 0.04 if megabits else 0)
    times: dict[str, dict[str, list[float]]] = {way: {} for way in WAYS}
    # The file of all states would answer first on a slow line: it is Python that is measured.
    settings = Settings(
        folder, PREFIX, line, encoding="br" if megabits else None, blocked={"orienter/etats."}
    )
    with browser.playwright() as playwright, serve(settings) as address:
        for _ in range(runs):
            for way, path in WAYS.items():
                fresh = browser.launch(playwright)
                page = fresh.new_page()
                page.add_init_script(WATCH)
                found = visits(page, f"{address}{path}#{STATE}", bool(megabits))
                if way == "lean" and not megabits:
                    found[SECOND_PAGE] = second_page(page, address, f"{address}{path}#{STATE}")
                for moment, value in found.items():
                    times[way].setdefault(moment, []).append(value)
                fresh.close()
    return times


def second_page(page: Page, root: str, address: str) -> float:
    """Milliseconds to the answer of another simulator, reached by a link once Python is there."""
    page.goto(root + OTHER)
    page.evaluate(session.READY)
    took: float = page.evaluate(SECOND, [address, STATE])
    return took


def visits(page: Page, address: str, only_cold: bool) -> dict[str, float]:
    """The first load of a fresh profile, then two more; the last is the warm one."""
    cold = answer_time(page, address)
    if only_cold:
        return {"à froid": cold}
    answer_time(page, address)
    return {"à froid": cold, "à chaud": answer_time(page, address)}


def answer_time(page: Page, address: str) -> float:
    """Milliseconds from the navigation to the first fragment that Python wrote.

    A browser that was just opened, or a page just left, is given the time to come to rest.
    """
    page.goto("about:blank")
    time.sleep(REST)
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
    warm = times["stock"].get("à chaud", [])  # the stock way starts again on each page
    rows = [
        (way, moment, table.ms(values), table.ratio(values, times["stock"].get(moment) or warm))
        for way, moments in times.items()
        for moment, values in moments.items()
    ]
    table.show(
        f"De la navigation à la première réponse de Python ({where}, médiane de {runs} [min–max])",
        ("façon", "moment", "temps", "rapport"),
        rows,
    )
