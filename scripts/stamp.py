"""Whether something already made is still what its sources would give: a second run does nothing twice.

Knows: which files the build itself produces; content decides, never dates.
Ignores: what is made from the sources.
Used by: scripts.build, scripts.bundle.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.places import ROOT

GENERATED = {"__pycache__", "runtime", "bundle.json"}


def source_files(names: Iterable[str], root: Path = ROOT) -> Iterator[Path]:
    """Every file under these names, what the build itself produces apart."""
    for name in names:
        path = root / name
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (
            f for f in files if f.is_file() and not set(f.relative_to(root).parts) & GENERATED
        )


def fingerprint(names: Iterable[str], *more: str, root: Path = ROOT) -> str:
    """A hash of every source file under these names, and of anything else that counts."""
    digest = hashlib.sha256("\0".join(more).encode())
    for path in source_files(names, root):
        digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


class Stamp:
    """A small file that remembers from which sources which results were made."""

    def __init__(self, path: Path, results: Iterable[Path]) -> None:
        self._path, self._results = path, tuple(results)

    def fresh(self, sources: str) -> bool:
        """Whether the results are there, untouched, and made from these very sources."""
        return self._path.is_file() and self._path.read_text() == self._wanted(sources)

    def put(self, sources: str) -> None:
        self._path.parent.mkdir(exist_ok=True)
        self._path.write_text(self._wanted(sources))

    def _wanted(self, sources: str) -> str:
        digest = hashlib.sha256(sources.encode())
        for path in self._results:
            digest.update(path.read_bytes() if path.is_file() else b"\0")
        return digest.hexdigest()
