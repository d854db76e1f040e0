"""One edition, one version: what the package says is what the data say."""

from __future__ import annotations

import tomllib
from typing import Any

from scripts.places import ROOT


def test_the_package_says_the_version_of_the_data(bundle: dict[str, Any]) -> None:
    package = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert package["project"]["version"] == bundle["version"]
