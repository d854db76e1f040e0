"""Every kind of page and of state: axe-core, light and dark, narrow and wide; reflow; text spacing; targets."""

from __future__ import annotations

from pathlib import Path

import pytest
from examine import Finding, examine_all
from page_types import subjects

from explorer.corpus import Corpus


@pytest.fixture(scope="module")
def findings(site: Path, address: str, corpus: Corpus) -> list[Finding]:
    return examine_all(address, subjects(site, corpus))


def refuse(findings: list[Finding], kind: str) -> None:
    """Fail with one line for each defect of this kind."""
    lines = [str(finding) for finding in findings if finding.kind == kind]
    if lines:
        pytest.fail("\n".join([f"{len(lines)} défauts ({kind})", *lines]), pytrace=False)


def test_axe_finds_nothing(findings: list[Finding]) -> None:
    refuse(findings, "axe")


def test_no_page_scrolls_sideways(findings: list[Finding]) -> None:
    refuse(findings, "défilement")


def test_wider_text_spacing_hides_nothing(findings: list[Finding]) -> None:
    refuse(findings, "espacement")


def test_what_one_touches_is_large_enough(findings: list[Finding]) -> None:
    refuse(findings, "cible")
