"""A reflex sheet is one A4 sheet, its words explained at its foot."""

from __future__ import annotations

import re

import pytest
from conftest import Visit

PAGE = re.compile(rb"/Type\s*/Page\b")


@pytest.mark.parametrize("role", ["cpas", "saj", "spj", "protutelle"])
def test_a_reflex_sheet_is_one_sheet_with_its_notes(visit: Visit, role: str) -> None:
    visit.open(f"semaine/fiches/{role}.html")
    visit.page.locator(".mots-imprimes dt").first.wait_for(state="attached")
    paper = visit.page.pdf(prefer_css_page_size=True)
    assert len(PAGE.findall(paper)) == 1
