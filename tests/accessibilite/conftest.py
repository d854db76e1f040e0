"""Everything here needs the built site and a real browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.benchmarks import browser as chromium
from scripts.benchmarks.server import Settings, serve
from scripts.edition import ROOT

SITE = Path(os.environ.get("SITE_DIR", ROOT / "site"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker("navigateur")


@pytest.fixture(scope="session")
def site() -> Path:
    if not (SITE / "index.html").is_file():
        pytest.fail("Le site n’est pas construit : lancez `make site`.")
    return SITE


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with serve(Settings(site, encoding=None)) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium.playwright() as running:
        launched = chromium.launch(running)
        yield launched
        launched.close()
