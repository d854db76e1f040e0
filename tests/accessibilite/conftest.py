"""Everything here needs the built site and a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.benchmarks import browser as chromium
from scripts.benchmarks.server import Settings, serve


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
