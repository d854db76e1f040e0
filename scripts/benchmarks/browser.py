"""The Debian browser, started so that it talks to nobody but the local server.

Knows: where Chromium is, which flags keep it silent.
Ignores: what is measured.
Used by: scripts.benchmarks, tests/browser.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Playwright, sync_playwright

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


def chromium_path() -> str | None:
    """The path of Chromium, or None when it is not installed."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def launch(playwright: Playwright) -> Browser:
    """A fresh browser with an empty profile. Raises `SystemExit` (in French) when there is none."""
    path = chromium_path()
    if not path:
        raise SystemExit(
            "✗ Chromium manque : lancez `make navigateur`, ou sudo apt-get install chromium."
        )
    return playwright.chromium.launch(executable_path=path, args=FLAGS)


@contextmanager
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running
