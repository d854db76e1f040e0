"""Identifiers: unique in their table, in agreement with the name of their file and with their unit.

Used by: scripts.check.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.checks.index import Index, Item, items
from scripts.read import Document, Problem


def check(index: Index) -> Iterator[Problem]:
    for first, second in index.twice:
        yield repeated(first, second)
    for document in index.of_kind("texte", "flux", "bareme"):
        yield from _file_name(document)
    yield from _across(index)
    yield from _phrase_names(index)
    yield from _local(index)


def repeated(first: Item, second: Item) -> Problem:
    line = first.document.place((*first.route, "id")).line
    return second.problem(
        f"l’identifiant « {second.id} » sert deux fois"
        f" (déjà dans {first.document.path}, ligne {line})",
        "id",
        expected="un identifiant unique",
        action="renommez l’un des deux",
    )


def _file_name(document: Document) -> Iterator[Problem]:
    found = document.content.get("id") if isinstance(document.content, dict) else None
    if isinstance(found, str) and found != Path(document.path).stem:
        yield document.problem(
            ("id",), f"« id: {found} » ne suit pas le nom du fichier", expected=document.stem
        )


def _across(index: Index) -> Iterator[Problem]:
    """A target names a question, a gate or a suite: the three share one space of names."""
    tables = (index.gates, index.questions, index.suites)
    for rank, table in enumerate(tables):
        for other in tables[rank + 1 :]:
            for name in sorted(table.keys() & other.keys()):
                yield repeated(table[name], other[name])


def _phrase_names(index: Index) -> Iterator[Problem]:
    for unit in index.units.values():
        for rank, phrase in enumerate(items(unit.document, (*unit.route, "phrases")), 1):
            expected = f"{unit.id}-p{rank}"
            if phrase.id != expected:
                yield phrase.problem(
                    f"la phrase s’appelle « {phrase.id} »",
                    "id",
                    expected=expected,
                    action="les phrases d’une unité se numérotent dans l’ordre, sans trou",
                )


def _local(index: Index) -> Iterator[Problem]:
    """Answers of a question, readings of an entry, options of a quiz question: unique there."""
    owners = [(owner, "reponses") for owner in index.questions.values()]
    owners += [(owner, "lectures") for owner in index.readings.values()]
    for document in index.of_kind("quiz"):
        owners += [(owner, "options") for owner in items(document, ("questions",))]
        yield from unique(items(document, ("themes",)))
        yield from unique(items(document, ("questions",)))
    for owner, key in owners:
        yield from unique(items(owner.document, (*owner.route, key)))


def unique(found: Iterable[Item]) -> Iterator[Problem]:
    seen: dict[str, Item] = {}
    for item in found:
        if item.id in seen:
            yield repeated(seen[item.id], item)
        seen.setdefault(item.id, item)
