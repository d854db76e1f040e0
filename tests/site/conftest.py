"""The pages of the built site, read once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.edition import Edition


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, str]:
    """Every page that is not a state of the twin, by path."""
    return {
        path.relative_to(site).as_posix(): path.read_text("utf-8")
        for path in sorted(site.rglob("*.html"))
        if "etat" not in path.relative_to(site).parts
    }


@pytest.fixture(scope="session")
def edition() -> Edition:
    return Edition.load()
