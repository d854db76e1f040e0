"""What every test shares: the real data, read once from the YAML, the world they describe, the built site.

Two families run after the build (`scripts.test`): what reads the built site, what drives a browser.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from explorer.corpus import Corpus
from scripts.bundle import assemble, make_bundle
from scripts.places import SITE
from scripts.read import read_all

TESTS = Path(__file__).parent
BROWSER = ("browser", "accessibilite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        folder = item.path.relative_to(TESTS).parts[0]
        if folder in BROWSER:
            item.add_marker("navigateur")
        elif folder == "site" and "site" in getattr(item, "fixturenames", ()):
            item.add_marker("site")


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site; another one for `SITE_DIR`."""
    built = Path(os.environ.get("SITE_DIR", SITE))
    if not (built / "index.html").is_file():
        pytest.fail(f"Il n’y a pas de site construit dans {built} : lancez `make site`.")
    return built


@pytest.fixture(scope="session")
def data() -> dict[str, Any]:
    """Everything the YAML says (the content of `build/data.json`)."""
    documents, _ = read_all()
    return assemble(documents)


@pytest.fixture(scope="session")
def bundle(data: dict[str, Any]) -> dict[str, Any]:
    """What the engine loads (the content of `explorer/bundle.json`)."""
    return make_bundle(data)


@pytest.fixture(scope="session")
def corpus(bundle: dict[str, Any]) -> Corpus:
    return Corpus(bundle)
