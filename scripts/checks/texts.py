"""Fidelity of the texts to their sources: scripts.fidelity compares, this places the differences.

Used by: scripts.check.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from scripts.checks.index import Index, Item
from scripts.fidelity import Difference, compare
from scripts.places import PROTOCOL_DATA
from scripts.read import Document, Problem, Route


def check(index: Index, bad: frozenset[str], root: Path = PROTOCOL_DATA) -> Iterator[Problem]:
    """`bad` holds the files whose form is wrong: the comparison needs a sound tree."""
    for text in index.texts.values():
        if text.document.path not in bad:
            yield from _place(index, text, root / "textes" / text.content["source"]["fichier"])


def _place(index: Index, text: Item, source: Path) -> Iterator[Problem]:
    if not source.is_file():
        yield text.problem(
            f"le fichier source « {text.content['source']['fichier']} » n’existe pas",
            "source",
            "fichier",
            expected="un fichier de protocol_data/textes/sources",
        )
        return
    for difference in _differences(text.document, source):
        yield text.document.problem(
            _route(index, text, difference),
            f"le texte s’écarte de sa source, {difference}",
            expected="les mots exacts de la source",
            action="rétablissez-les",
        )


@lru_cache(maxsize=16)
def _differences(document: Document, source: Path) -> tuple[Difference, ...]:
    return tuple(compare(document.content, source.read_text(encoding="utf-8")))


def _route(index: Index, text: Item, difference: Difference) -> Route:
    for ref in difference.refs:
        place = index.phrases.get(f"{text.id}#{ref}")
        if place:
            return (*place.route, "texte")
        for key in ("numero", "intitule"):
            unit = index.units.get(f"{text.id}#{ref.removesuffix('-' + key)}")
            if unit:
                return (*unit.route, key)
    return ()
