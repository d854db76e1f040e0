"""A value of the data and where it stands; a defect of the data and where it is.

Knows: lines, columns, routes from the top of a file; how a problem is told in French.
Ignores: YAML, files.
Used by: scripts.read, scripts.values, every check.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Route = tuple[str | int, ...]
"""Way from the top of a file to a value: keys and list positions."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Line and column, both from 1."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One defect of the data, told in four parts for a French reader."""

    path: str
    place: Place
    what: str
    expected: str = ""
    nearest: str = ""
    action: str = ""

    def __str__(self) -> str:
        nearest = f"le nom connu le plus proche est « {self.nearest} »" if self.nearest else ""
        parts = [self.what, self.expected and f"attendu : {self.expected}", nearest, self.action]
        told = " — ".join(part for part in parts if part)
        return f"{self.path}:{self.place.line}:{self.place.column} : {told}"


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One file: its plain content and the places of its keys and values; equal only to itself."""

    path: str
    kind: str
    content: Any
    keys: Mapping[Route, Place] = field(default_factory=dict)
    values: Mapping[Route, Place] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        return Path(self.path).stem

    def place(self, route: Route = (), *, key: bool = False) -> Place:
        """Place of a value (or of its key), or of the nearest thing around it that exists."""
        while route:
            known = self.keys if key else self.values
            if route in known:
                return known[route]
            if route in self.values:
                return self.values[route]
            route, key = route[:-1], True
        return self.values.get((), Place())

    def problem(self, route: Route, what: str, *, key: bool = False, **parts: str) -> Problem:
        return Problem(self.path, self.place(route, key=key), what, **parts)
