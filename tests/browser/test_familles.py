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


def test_each_page_prints_on_one_sheet_and_fits_a_phone(visit: Any, site: Path) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 640})
    wrong = []
    for file in sorted((site / "familles").rglob("*.html")):
        visit.open(file.relative_to(site).as_posix())
        sheets = len(re.findall(rb"/Type\s*/Page\b", visit.page.pdf(prefer_css_page_size=True)))
        wide = visit.page.evaluate("document.documentElement.scrollWidth") > 320
        if sheets != 1 or wide:
            wrong.append((file.name, sheets, wide))
    assert wrong == []
