"""Opens each page once and looks at it in every setting: axe-core, reflow, text spacing, targets.

Knows: axe-core, the settings, what counts as a defect.
Ignores: which pages there are.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal

from page_types import Subject
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from scripts.benchmarks.browser import FLAGS, chromium_path
from scripts.places import ROOT
from tests.accessibilite.gestes import reach

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
AT_ONCE = 3
HEIGHT = 800
SETTINGS: tuple[tuple[Literal["light", "dark"], int], ...] = (
    ("light", 320),
    ("dark", 320),
    ("dark", 1280),
    ("light", 1280),
)
# Every rule that axe-core knows, those off by default included: contrast of 7 to 1, size of targets, the experimental ones.
RUN_AXE = """async () => {
  const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]));
  const { violations } = await axe.run(document, { resultTypes: ["violations"], rules });
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id} : ${n.target.join(" ")} ${n.html.slice(0, 120)}`));
}"""
# Wider than the window: the page itself, never a region that scrolls by its own.
OVERFLOW = """() => {
  const largeur = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= largeur) return [];
  const coupables = [...document.querySelectorAll("main *, header *, footer *")]
    .filter((e) => e.getBoundingClientRect().right > largeur + 1 && !e.closest(".sr, .tableau, .schema-dessin, figure.graphique"));
  return [`${document.documentElement.scrollWidth} px : ` + coupables.slice(0, 3).map((e) => e.outerHTML.slice(0, 90)).join(" | ")];
}"""
# The values of WCAG 1.4.12, put by a reader.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
CLIPPED = """() => [...document.querySelectorAll("body *")].filter((e) => {
  const { overflowX, overflowY } = getComputedStyle(e);
  if (e.closest(".sr, [hidden], svg") || !e.innerText?.trim() || !e.clientHeight) return false;
  if (e.clientWidth <= 1) return false;
  const cache = (o) => o === "hidden" || o === "clip";
  return (cache(overflowX) && e.scrollWidth > e.clientWidth + 1) || (cache(overflowY) && e.scrollHeight > e.clientHeight + 1);
}).map((e) => e.outerHTML.slice(0, 120))"""
# What one touches to act (not the links inside a text): 44 px high.
SMALL_TARGETS = """() => [...document.querySelectorAll(
  "button, a.reponse, a.bouton, .portes a, .marque, .liste-liens a, .pied-liens a, .modifier, a.quitter, select, summary, .choix label, " +
  "input:not([type=radio], [type=checkbox], [type=hidden])")]
  .filter((e) => e.checkVisibility() && !e.closest("details.avertissement, .phrase-notes, .repose"))
  .map((e) => [e, e.getBoundingClientRect()])
  .filter(([e, r]) => r.height < 43.5 || r.width < 24)
  .map(([e, r]) => `${Math.round(r.width)} × ${Math.round(r.height)} : ${e.outerHTML.slice(0, 100)}`)"""
# A colour half-way is no colour.
SETTLED = "* { transition: none !important }"
SHOW = """(html) => {
  const vue = document.querySelector(".explorateur > .vue");
  vue.outerHTML = html;
  for (const outils of document.querySelectorAll(".outils")) outils.hidden = false;
}"""


@dataclass(frozen=True)
class Finding:
    """One defect: on which page, in which setting, seen by what."""

    kind: Literal["axe", "défilement", "espacement", "cible"]
    subject: str
    setting: str
    what: str

    def __str__(self) -> str:
        return f"{self.subject} ({self.setting}) : {self.what}"


def examine_all(address: str, subjects: Sequence[Subject]) -> list[Finding]:
    """Every defect of every subject. Its own thread: another browser may already run in this one."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(lambda: asyncio.run(_examine_all(address, subjects))).result()


async def _examine_all(address: str, subjects: Sequence[Subject]) -> list[Finding]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        context = await _open_context(browser)
        places = asyncio.Semaphore(AT_ONCE)

        async def one(subject: Subject) -> list[Finding]:
            async with places:
                return await _examine(context, address, subject)

        found = await asyncio.gather(*(one(subject) for subject in subjects))
        await browser.close()
    return [finding for some in found for finding in some]


async def _open_context(browser: Browser) -> BrowserContext:
    """The policy of the site is set aside for axe-core alone; Python, slow to start, stays out."""
    context = await browser.new_context(locale="fr-BE", bypass_csp=True)
    context.set_default_timeout(60_000)
    await context.route("**/assets/js/explorer*", lambda route: route.abort())
    return context


async def _examine(context: BrowserContext, address: str, subject: Subject) -> list[Finding]:
    page = await context.new_page()
    await page.set_viewport_size({"width": SETTINGS[0][1], "height": HEIGHT})
    if subject.etat and subject.etat.python:
        await page.route("**/assets/js/explorer*", lambda route: route.continue_())
        await page.route("**/assets/runtime/**", lambda route: route.abort())
    await page.goto(address + subject.path)
    if subject.fragment:
        await page.evaluate(SHOW, subject.fragment)
    if subject.etat:
        await reach(page, subject.etat)
    await page.evaluate(AXE)
    await page.add_style_tag(content=SETTLED)
    found = [finding for setting in SETTINGS for finding in await _axe(page, subject, *setting)]
    for kind, setting, look in LOOKS:
        found += [Finding(kind, subject.name, setting, what) for what in await look(page)]
    await page.close()
    return found


async def _axe(
    page: Page, subject: Subject, theme: Literal["light", "dark"], width: int
) -> list[Finding]:
    await page.emulate_media(color_scheme=theme)
    await page.set_viewport_size({"width": width, "height": HEIGHT})
    setting = f"{'clair' if theme == 'light' else 'sombre'}, {width} px"
    seen: list[str] = await page.evaluate(RUN_AXE)
    return [Finding("axe", subject.name, setting, what) for what in seen]


async def _reflow(page: Page) -> list[str]:
    await page.set_viewport_size({"width": 320, "height": HEIGHT})
    found: list[str] = await page.evaluate(OVERFLOW)
    return found


async def _targets(page: Page) -> list[str]:
    found: list[str] = await page.evaluate(SMALL_TARGETS)
    return found


async def _zoomed(page: Page) -> list[str]:
    """A window of 1280 px at 200 % is 640 px wide."""
    await page.set_viewport_size({"width": 640, "height": HEIGHT // 2})
    found: list[str] = await page.evaluate(OVERFLOW)
    return found


async def _spaced(page: Page) -> list[str]:
    await page.set_viewport_size({"width": 320, "height": HEIGHT})
    await page.add_style_tag(content=SPACING)
    overflow: list[str] = await page.evaluate(OVERFLOW)
    clipped: list[str] = await page.evaluate(CLIPPED)
    return overflow + clipped


Kind = Literal["défilement", "espacement", "cible"]
LOOKS: tuple[tuple[Kind, str, Callable[[Page], Awaitable[list[str]]]], ...] = (
    ("défilement", "320 px", _reflow),
    ("cible", "320 px", _targets),
    ("défilement", "zoom 200 %", _zoomed),
    ("espacement", "320 px", _spaced),
)
