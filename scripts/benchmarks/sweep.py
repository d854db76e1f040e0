"""Articles 5 and 6 from 1 to 1000 mandats, every reading, traces included: here and in the browser.

Knows: the same function timed by the same clock in both Pythons.
Ignores: rendering.
Used by: `scripts/bench balayage`.
"""

from __future__ import annotations

import json
from pathlib import Path

from scripts.benchmarks import session, table
from scripts.places import BUNDLE

CODE = """
import json, time
from explorer.corpus import Corpus
from explorer.protutelle import compute_range

def mesure(fois, chemin="/bundle.json"):
    with open(chemin, encoding="utf-8") as lu:
        corpus = Corpus(json.load(lu))
    temps = []
    for _ in range(fois):
        debut = time.perf_counter()
        assert len(list(compute_range(corpus, 1, 1000, "2026-01-01"))) == 1000
        temps.append((time.perf_counter() - debut) * 1000)
    return json.dumps(temps)

__export__ = ["mesure"]
"""
# A worker of its own, with the whole engine: for code that no page has asked for.
IN_PAGE = """async ([code, fois]) => {
  const { python, Apport } = await MODULE;
  const { PyWorker, hooks } = await import(new URL("pyscript.mjs", python.adresse));
  const apport = new Apport("entier", "", () => {});
  hooks.main.onWorker.add((_, travailleur) => {
    travailleur.addEventListener("message", ({ data }) => { if (data?.demarrage) apport.remettre(data.demarrage); });
    apport.commencer();
  });
  const source = URL.createObjectURL(new Blob([code]));
  const travailleur = await PyWorker(source, { version: python.adresse, config: {} });
  return travailleur.sync.mesure(fois);
}""".replace("MODULE", session.MODULE)


def run(site: Path, runs: int) -> None:
    with session.open_page(site) as (page, address):
        page.goto(f"{address}protutelle/calcul.html")
        page.evaluate(session.READY)
        there = json.loads(page.evaluate(IN_PAGE, [CODE, runs]))
    here = measure_here(runs)
    rows = [
        ("CPython", table.ms(here), "1,00"),
        ("Pyodide", table.ms(there), table.ratio(there, here)),
    ]
    table.show(
        f"1 à 1000 mandats avec traces (médiane de {runs})", ("où", "temps", "rapport"), rows
    )


def measure_here(runs: int) -> list[float]:
    space: dict[str, object] = {}
    exec(CODE, space)
    times: list[float] = json.loads(space["mesure"](runs, str(BUNDLE)))  # type: ignore[operator]
    return times
