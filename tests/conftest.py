"""What every test shares: the real data, read once from the YAML, and the world they describe."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.corpus import Corpus
from scripts.bundle import assemble, make_bundle
from scripts.read import read_all


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
