"""Leaving a page for families quickly, without a trace under « Retour »; one A4 sheet a page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from scripts.edition import Edition

QUITTER = Edition.load().data["familles"]["sortie"]["site"]

PAGE = "familles/accord.html"


@pytest.fixture
def leaving(visit: Any) -> Any:
    """A visit where the weather site answers: nothing is asked of it before the reader leaves."""
    visit.page.context.route(
        f"{QUITTER}**",
        lambda route: route.fulfill(
            body="<title>Météo</title>", content_type="text/html; charset=utf-8"
        ),
    )
    return visit


def test_the_link_gives_the_place_to_the_weather_site(leaving: Any) -> None:
    leaving.open(PAGE)
    assert leaving.journal.foreign == []

    leaving.page.locator("a[data-quitter]").click()
    leaving.page.wait_for_url(QUITTER)

    assert leaving.page.title() == "Météo"


def test_going_back_does_not_show_the_page_again(leaving: Any) -> None:
    leaving.open("familles/index.html")
    leaving.open(PAGE)
    leaving.page.locator("a[data-quitter]").click()
    leaving.page.wait_for_url(QUITTER)

    leaving.page.go_back()
    leaving.page.wait_for_url(QUITTER)


LEFT = """() => {
  document.querySelector('a[data-quitter]').click();
  return [document.title, document.querySelector('h1').checkVisibility({visibilityProperty: true})];
}"""


@pytest.mark.parametrize("panne", ["no answer", "no network"])
def test_when_the_weather_site_cannot_be_reached_the_page_is_blank(visit: Any, panne: str) -> None:
    """Safe whatever that address has become: hidden at once, then nothing to see and nothing under « Retour »."""
    page = visit.page
    page.context.route(f"{QUITTER}**", lambda route: None)
    visit.open("familles/index.html")
    visit.open(PAGE)
    page.context.set_offline(panne == "no network")

    assert page.evaluate(LEFT) == ["Météo", False]
    page.wait_for_url("about:blank")
    page.context.set_offline(False)

    page.go_back()
    page.wait_for_url("about:blank")


def test_one_may_come_back_on_purpose(leaving: Any) -> None:
    leaving.open(PAGE)
    leaving.page.locator("a[data-quitter]").click()
    leaving.page.wait_for_url(QUITTER)

    leaving.open("familles/index.html")

    assert leaving.page.locator("h1").inner_text()


def test_escape_twice_leaves_and_once_does_not(leaving: Any) -> None:
    leaving.open(PAGE)
    leaving.page.keyboard.press("Escape")
    leaving.page.wait_for_timeout(1200)
    leaving.page.keyboard.press("Escape")
    assert leaving.page.url.endswith(PAGE)

    leaving.page.keyboard.press("Escape")
    leaving.page.wait_for_url(QUITTER)


def test_elsewhere_escape_does_nothing(leaving: Any) -> None:
    leaving.open("textes/index.html")
    leaving.page.keyboard.press("Escape")
    leaving.page.keyboard.press("Escape")
    leaving.page.wait_for_timeout(300)

    assert leaving.page.url.endswith("textes/index.html")
    assert leaving.page.locator("a[data-quitter]").count() == 0


BODY = 11  # points: read at arm’s length
SMALL = """.phrase-texte, .phrase-texte *, .aide-source, .aide-source *, .famille-pied, .famille-pied *"""
SMALLEST = """(small) => Math.min(...[...document.querySelectorAll('.famille *')]
  .filter((e) => !e.matches(small) && e.checkVisibility()
    && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
  .map((e) => parseFloat(getComputedStyle(e).fontSize) * .75))"""


def test_each_page_is_one_sheet_read_at_arms_length_and_fits_a_phone(
    visit: Any, site: Path
) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 640})
    wrong = []
    for file in sorted((site / "familles").rglob("*.html")):
        visit.open(file.relative_to(site).as_posix())
        wide = visit.page.evaluate("document.documentElement.scrollWidth") > 320
        sheets = len(re.findall(rb"/Type\s*/Page\b", visit.page.pdf(prefer_css_page_size=True)))
        visit.page.emulate_media(media="print")
        points = visit.page.evaluate(SMALLEST, SMALL)
        visit.page.emulate_media(media="null")
        if sheets != 1 or wide or points < BODY - 0.01:
            wrong.append((file.name, sheets, wide, points))
    assert wrong == []


def test_the_sheet_for_reading_aloud_is_one_sheet(visit: Any) -> None:
    visit.open("former/lire-a-voix-haute.html")
    assert len(re.findall(rb"/Type\s*/Page\b", visit.page.pdf(prefer_css_page_size=True))) == 1


def test_without_script_the_way_out_is_a_plain_link(visit: Any) -> None:
    """« Retour » then shows the page again: nothing can prevent it, and the page does not say it does."""
    context = visit.page.context.browser.new_context(java_script_enabled=False)
    context.route(f"{QUITTER}**", lambda route: route.fulfill(body="<title>Météo</title>"))
    page = context.new_page()
    page.goto(visit.address + PAGE)
    page.locator("a[data-quitter]").click()
    page.wait_for_url(QUITTER)
    context.close()


def test_leaving_keeps_nothing_on_the_device(leaving: Any) -> None:
    leaving.open(PAGE)
    leaving.page.locator("a[data-quitter]").click()
    leaving.page.wait_for_url(QUITTER)

    kept = leaving.page.context.storage_state()

    assert [site for site in kept["origins"] if site["localStorage"]] == []
    assert kept["cookies"] == []
