"""`make serve`: a saved source sets the build going, what the build itself writes does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.events import FileModifiedEvent, FileMovedEvent, FileSystemEvent

from scripts.serve import ROOT, Changes


def modified(path: str) -> FileSystemEvent:
    return FileModifiedEvent(str(ROOT / path))


@pytest.fixture
def changes() -> Iterator[Changes]:
    yield Changes()


@pytest.mark.parametrize(
    "path",
    [
        "protocol_data/lectures/arrete.yaml",
        "docs/index.md",
        "explorer/flow.py",
        "docs/assets/css/site.css",
    ],
)
def test_a_source_is_told(changes: Changes, path: str) -> None:
    changes.on_any_event(modified(path))

    assert changes.wait() == {str(ROOT / path)}


def test_what_the_build_writes_among_the_sources_is_not(changes: Changes) -> None:
    draft = str(ROOT / "explorer/.bundle.json.4321")
    changes.on_any_event(FileModifiedEvent(draft))
    changes.on_any_event(FileMovedEvent(draft, str(ROOT / "explorer/bundle.json")))
    for path in ("docs/assets/runtime/manifeste.js", "scripts/__pycache__/node.cpython-311.pyc"):
        changes.on_any_event(modified(path))
    for path in ("docs/.index.md.swp", "docs/index.md~"):  # an editor's own
        changes.on_any_event(modified(path))
    changes.on_any_event(modified("docs/index.md"))

    assert {Path(path).name for path in changes.wait()} == {"index.md"}
