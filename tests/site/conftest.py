"""The built site, read once for all tests of this folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts.edition import ROOT, Edition

SITE = Path(os.environ.get("SITE_DIR", ROOT / "site"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever reads the built site belongs to the family that runs after the build."""
    for item in items:
        if item.path.parent == Path(__file__).parent and {"site", "pages"} & set(
            getattr(item, "fixturenames", ())
        ):
            item.add_marker(pytest.mark.site)


@pytest.fixture(scope="session")
def site() -> Path:
    if not (SITE / "index.html").is_file():
        pytest.skip("Le site n’est pas construit : lancez `make site`.")
    return SITE


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
