"""Worked cases: they speak only of flows, questions, answers, suites and readings that exist.

Used by: scripts.check.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks.citations import unknown_phrase
from scripts.checks.index import Index, as_list, walk
from scripts.read import Problem


def check(index: Index) -> Iterator[Problem]:
    for document in index.documents.values():
        for route, value in walk(document.content):
            for rank, ref in enumerate(
                as_list(value.get("phrases")) if isinstance(value, dict) else ()
            ):
                if isinstance(ref, str) and ref not in index.words:
                    yield unknown_phrase(index, document, (*route, "phrases", rank), ref)
