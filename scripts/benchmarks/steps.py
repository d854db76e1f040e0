"""After the start: from a click to the fragment painted, and the long tasks of the page.

Knows: the real pages, the real clicks, the worker round trip included.
Ignores: how fragments are made.
Used by: `scripts/bench etapes`.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Page

from scripts.benchmarks import session, table

LONG_TASKS = """globalThis.__taches = [];
const guet = (liste) => liste.getEntries().forEach(({ duration }) => __taches.push(duration));
new PerformanceObserver(guet).observe({ type: "longtask", buffered: true });"""
STEP = """(selecteur) => new Promise((fini) => {
  const conteneur = document.querySelector(".explorateur");
  const vue = () => conteneur.querySelector(":scope > .vue");
  const avant = vue();
  const debut = performance.now();
  const guet = new MutationObserver(() => {
    if (vue() === avant) return; // what says that one waits
    guet.disconnect();
    document.body.getBoundingClientRect();
    const place = performance.now() - debut;
    requestAnimationFrame(() => { const canal = new MessageChannel();
      canal.port1.onmessage = () => fini([place, performance.now() - debut]);
      canal.port2.postMessage(0); });
  });
  guet.observe(conteneur, { childList: true });
  document.querySelector(selecteur).click();
})"""
READING = (
    300  # ms: nobody reads a question and its answers, nor goes from a field to a button, in less
)
FIRST = ".explorateur a.reponse"
SUBMIT = ".explorateur form button[type=submit]"


def run(site: Path, runs: int) -> None:
    with session.open_page(site, LONG_TASKS) as (page, address):
        page.goto(f"{address}orienter/index.html")
        page.evaluate(session.READY)
        tasks = page.evaluate("__taches")
        clicks = []
        for _ in range(runs):
            page.goto(f"{address}orienter/index.html")
            page.evaluate(session.READY)
            for _ in range(6):
                page.wait_for_timeout(READING)
                clicks.append(page.evaluate(STEP, FIRST))
        sums = {pause: calculate(page, address, runs, pause) for pause in (READING, 0)}
    rows = [
        row("réponse d’orientation", clicks),
        row("« Calculer » (lectures, tableau et graphique 1 à 200)", sums[READING]),
        row("« Calculer », sitôt le dernier chiffre frappé", sums[0]),
    ]
    table.show(
        f"D’un clic au fragment ({runs} visites)",
        ("étape", "placé : médiane", "95 %", "peint : médiane", "95 %"),
        rows,
    )
    worst = max(tasks, default=0)
    print(
        "\n  Tâches de plus de 50 ms dans la page pendant le démarrage : "
        f"{len(tasks)} (la plus longue : {worst:.0f} ms)"
    )


def calculate(page: Page, address: str, runs: int, pause: int) -> list[list[float]]:
    """A number typed, `pause` ms to reach the button, and the answer; three times a visit."""
    values = []
    for visit in range(runs):
        page.goto(f"{address}protutelle/calcul.html")
        page.evaluate(session.READY)
        for number in range(3):
            page.locator("[name=mandats]").fill(str(70 + 3 * visit + number))
            page.wait_for_timeout(pause)
            values.append(page.evaluate(STEP, SUBMIT))
    return values


def row(name: str, values: list[list[float]]) -> tuple[str, ...]:
    placed, painted = [v[0] for v in values], [v[1] for v in values]
    return (
        name,
        *(
            cell
            for part in (placed, painted)
            for cell in (f"{median(part):.1f} ms", f"{p95(part):.1f} ms")
        ),
    )


def p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]
