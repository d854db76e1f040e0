"""What `make serve` shows first after a change is what the whole build would have made."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import build
from scripts.hurry import Warm

SIZES = "pages/hors-ligne.html"  # says how much the offline copy weighs: the whole build only


def test_pages_made_in_a_hurry_are_those_of_the_whole_build(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = int((site / "index.html").stat().st_mtime)  # the pages say it; midnight may have passed
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(day))
    warm = Warm()
    for _ in range(2):  # the second time with all that stayed from the first
        warm.prepare()
    made = {path.relative_to(build.NEXT).as_posix(): path for path in build.NEXT.rglob("*.html")}
    differing = [
        name
        for name, path in made.items()
        if name != SIZES and path.read_bytes() != (site / name).read_bytes()
    ]

    assert len(made) > 150
    assert differing == []
