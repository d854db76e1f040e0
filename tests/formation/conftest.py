"""The training data resolved once, and every export written once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from explorer.corpus import Corpus
from scripts import exports
from scripts.edition import Edition
from scripts.formation import Formation


@pytest.fixture(scope="session")
def formation(corpus: Corpus, data: dict[str, Any]) -> Formation:
    return Formation(corpus, data)


@pytest.fixture(scope="session")
def edition(data: dict[str, Any], bundle: dict[str, Any]) -> Edition:
    return Edition(data, bundle)


@pytest.fixture(scope="session")
def fichiers(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every file that the command writes."""
    dossier = tmp_path_factory.mktemp("fichiers")
    exports.run(dossier, edition)
    return dossier
