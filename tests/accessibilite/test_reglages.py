"""What readers set in their own system: forced colours, reduced motion, their own theme."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

PLACES = ("index.html", "textes/schema-2.html", "protutelle/nombres.html", "protutelle/calcul.html")
# Text of a drawing that cannot be told from the ground behind it.
LOST = """() => {
  const rgb = (c) => c.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const ecart = (a, b) => Math.max(...rgb(a).map((v, i) => Math.abs(v - rgb(b)[i])));
  const fond = getComputedStyle(document.body).backgroundColor;
  return [...document.querySelectorAll("main svg text")]
    .filter((e) => e.textContent.trim() && ecart(getComputedStyle(e).fill, fond) < 100).map((e) => e.textContent);
}"""


@pytest.fixture(params=["light", "dark"])
def forced(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(forced_colors="active", color_scheme=request.param)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PLACES)
def test_forced_colours_lose_nothing(forced: Page, address: str, path: str) -> None:
    forced.goto(address + path)
    assert forced.evaluate(LOST) == []
    on, off = (
        forced.locator(f'[data-theme-choix][aria-pressed="{state}"]').first.evaluate(
            "e => getComputedStyle(e).backgroundColor"
        )
        for state in ("true", "false")
    )
    assert on != off, "le thème choisi se voit encore"
    forced.keyboard.press("Tab")
    assert forced.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", (
        "le focus se voit encore"
    )


def test_nothing_moves_when_one_asks_for_less_motion(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + "index.html")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.keyboard.press("Tab")
    assert page.evaluate("document.getAnimations().length") == 0
    context.close()
