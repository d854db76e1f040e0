"""A reflex sheet is one A4 sheet, readable with the telephone at the ear, the emergency number first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Visit

from scripts.edition import Edition

PAGE = re.compile(rb"/Type\s*/Page\b")
ELEVEN_POINTS = 11 * 96 / 72
SIZES = """() => [...document.querySelectorAll('.fiche-danger, .fiche-bloc :is(h2, p, li)')]
    .map((part) => parseFloat(getComputedStyle(part).fontSize))"""


@pytest.mark.parametrize("role", ["cpas", "saj", "spj", "protutelle"])
def test_a_reflex_sheet_is_one_sheet_of_at_least_eleven_points(
    visit: Visit, site: Path, role: str
) -> None:
    visit.open(f"semaine/fiches/{role}.html")
    visit.page.locator(".fiche-danger").wait_for()
    assert len(PAGE.findall(visit.page.pdf(prefer_css_page_size=True))) == 1
    visit.page.emulate_media(media="print")
    sizes = visit.page.evaluate(SIZES)
    assert len(sizes) > 15
    assert min(sizes) >= ELEVEN_POINTS - 0.01


@pytest.mark.parametrize("role", ["cpas", "saj", "spj", "protutelle"])
def test_the_emergency_number_of_the_data_comes_first(visit: Visit, role: str) -> None:
    aides = Edition.load().data["familles"]["aides"]
    number = next(aide["numero"] for aide in aides if aide["id"] == "urgence-112")
    visit.open(f"semaine/fiches/{role}.html")
    first = visit.page.locator(".fiche > *").first
    assert number in first.inner_text()
