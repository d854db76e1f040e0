"""The pages for families: every name they rest on exists, what they borrow holds citations.

Knows: the keys `suites`, `questions`, `comme`, `silence`, `hors_texte`, `mots` of those pages.
Ignores: their words (scripts.checks.words looks for promised deadlines), citations given in full.
Used by: scripts.check.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scripts.checks.index import Index, Item, as_list, as_map, walk
from scripts.checks.references import unknown
from scripts.checks.words import DEADLINE, QUOTED
from scripts.ledger import cited_refs
from scripts.read import Document, Problem, Route

KINDS = ("familles-pages", "familles-entrees")
LISTED = (
    ("suites", "la suite", "suites"),
    ("questions", "la question", "questions"),
    ("mots", "le mot du lexique", "terms"),
)


def check(index: Index) -> Iterator[Problem]:
    for document in index.of_kind(*KINDS):
        for route, value in walk(document.content):
            if not isinstance(value, dict):
                continue
            yield from _names(index, document, route, value)
            yield from _borrowed(index, document, route, value)
            yield from _silences(index, document, route, value)
            yield from _outside(index, document, route, value)
            yield from _promises(document, route, value)


def borrowed(index: Index, name: str) -> Any:
    """What `suite/champ.rang` points to: None when the part, the field or the rank is missing."""
    part, _, field = name.partition("/")
    key, _, rank = field.partition(".")
    item = _part(index, part)
    value = item.content.get(key) if item else None
    if not rank:
        return value
    listed = as_list(value)
    return listed[int(rank)] if int(rank) < len(listed) else None


def _part(index: Index, name: str) -> Item | None:
    return index.suites.get(name) or index.questions.get(name)


def _names(
    index: Index, document: Document, route: Route, value: dict[str, Any]
) -> Iterator[Problem]:
    for key, what, table in LISTED:
        for rank, name in enumerate(as_list(value.get(key))):
            yield from unknown(document, (*route, key, rank), what, name, getattr(index, table))


def _borrowed(
    index: Index, document: Document, route: Route, value: dict[str, Any]
) -> Iterator[Problem]:
    for rank, name in enumerate(as_list(value.get("comme"))):
        here = (*route, "comme", rank)
        if not isinstance(name, str):
            continue
        part = name.partition("/")[0]
        if _part(index, part) is None:
            known = {**index.suites, **index.questions}
            yield from unknown(document, here, "la suite ou la question", part, known)
        elif not any(cited_refs(borrowed(index, name))):
            yield document.problem(
                here,
                f"« {name} » ne porte aucune citation",
                expected="un champ de cette partie qui cite le texte",
                action="choisissez un autre champ, ou donnez la citation",
            )


def _silences(
    index: Index, document: Document, route: Route, value: dict[str, Any]
) -> Iterator[Problem]:
    for rank, name in enumerate(as_list(value.get("silence"))):
        here = (*route, "silence", rank)
        if not isinstance(name, str) or name in index.readings:
            continue
        yield from unknown(document, here, "le silence", name, {**index.readings, **index.suites})
        suite = index.suites.get(name)
        if suite and not as_list(suite.content.get("silences")):
            yield document.problem(
                here,
                f"la suite « {name} » n’a pas de « silences »",
                expected="une suite qui dit ce que le texte ne dit pas",
                action="choisissez une autre suite, ou un point du registre",
            )


def _outside(
    index: Index, document: Document, route: Route, value: dict[str, Any]
) -> Iterator[Problem]:
    for key, table, source, what in (
        ("lecture", index.readings, "sources", "la lecture"),
        ("acteur", index.actors, "actuel", "l’acteur"),
    ):
        name = as_map(value.get("hors_texte")).get(key)
        here = (*route, "hors_texte", key)
        yield from unknown(document, here, what, name, table)
        item = table.get(str(name))
        if item and not item.content.get(source):
            yield document.problem(
                here,
                f"« {name} » n’a pas de source (clé « {source} »)",
                expected="un fait hors du texte avec sa source",
                action="ajoutez la source, ou retirez le fait",
            )


def _promises(document: Document, route: Route, value: dict[str, Any]) -> Iterator[Problem]:
    for key in ("texte", "resume", "titre"):
        found = isinstance(value.get(key), str) and DEADLINE.search(QUOTED.sub("", value[key]))
        if found:
            yield document.problem(
                (*route, key),
                f"« {found.group()} » promet un délai",
                expected="aucun délai de nous",
                action="retirez-le, ou citez les mots du texte entre guillemets « »",
            )
