"""A page of the built site in the browser, served for a measure.

Knows: how to open a simulator and wait for Python.
Ignores: what is measured.
Used by: scripts.benchmarks.steps, weight, sweep.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from scripts.benchmarks import browser
from scripts.benchmarks.server import Settings, serve

MODULE = "import(document.querySelector('script[src*=\"/explorer.\"]').src)"
READY = f"{MODULE}.then(({{ python }}) => python.demarrer()).then(() => null)"


@contextmanager
def open_page(site: Path, script: str | None = None) -> Iterator[tuple[Page, str]]:
    """A fresh browser and the address of the site; closed at the end."""
    with (
        browser.playwright() as playwright,
        serve(Settings(site, "/sous/chemin/", encoding=None)) as address,
    ):
        fresh = browser.launch(playwright)
        page = fresh.new_page()
        if script:
            page.add_init_script(script)
        yield page, address
        fresh.close()
