"""Tables of everything the data names, built without trusting its form.

Knows: where each thing is defined (file and route), even in a file that has defects elsewhere.
Ignores: whether what is defined is right.
Used by: every module of scripts.checks.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from scripts.read import Document, Problem, Route


@dataclass(frozen=True, slots=True)
class Item:
    """One thing with an identifier: its content, its file and its route in it."""

    id: str
    content: Mapping[str, Any]
    document: Document
    route: Route

    def problem(self, what: str, *keys: str | int, **parts: str) -> Problem:
        return self.document.problem((*self.route, *keys), what, key=False, **parts)


@dataclass(slots=True)
class Index:
    """Every definition, by kind then identifier; `twice`: those whose identifier was taken."""

    documents: Mapping[str, Document]
    texts: dict[str, Item] = field(default_factory=dict)
    units: dict[str, Item] = field(default_factory=dict)
    phrases: dict[str, Item] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    flows: dict[str, Item] = field(default_factory=dict)
    gates: dict[str, Item] = field(default_factory=dict)
    questions: dict[str, Item] = field(default_factory=dict)
    suites: dict[str, Item] = field(default_factory=dict)
    readings: dict[str, Item] = field(default_factory=dict)
    actors: dict[str, Item] = field(default_factory=dict)
    terms: dict[str, Item] = field(default_factory=dict)
    scales: dict[str, Item] = field(default_factory=dict)
    twice: list[tuple[Item, Item]] = field(default_factory=list)

    def add(self, table: dict[str, Item], key: str, item: Item) -> None:
        if key in table:
            self.twice.append((table[key], item))
        else:
            table[key] = item

    def of_kind(self, *kinds: str) -> list[Document]:
        return [
            document for _, document in sorted(self.documents.items()) if document.kind in kinds
        ]

    @property
    def nodes(self) -> Mapping[str, Item]:
        """Everything an answer may lead to by its name."""
        return ChainMap(self.suites, self.gates, self.questions)


def build_index(documents: Mapping[str, Document]) -> Index:
    index = Index(documents)
    for document in index.of_kind("texte"):
        _add_text(index, document)
    for document in index.of_kind("communs", "flux"):
        _add_flow_file(index, document)
    tables = {"lectures": index.readings, "acteurs": index.actors, "lexique": index.terms}
    for document in index.of_kind(*tables):
        for item in items(document, ()):
            index.add(tables[document.kind], item.id, item)
    for document in index.of_kind("bareme"):
        for item in _top(document):
            index.add(index.scales, item.id, item)
    return index


def items(document: Document, route: Route, content: Any = None) -> Iterator[Item]:
    """The mappings with a text `id` in the list that stands at `route`."""
    found = value_at(document, route) if content is None else content
    for rank, entry in enumerate(as_list(found)):
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            yield Item(entry["id"], entry, document, (*route, rank))


def value_at(document: Document, route: Route) -> Any:
    value = document.content
    for step in route:
        known = value if isinstance(value, dict) else dict(enumerate(as_list(value)))
        if step not in known:
            return None
        value = known[step]
    return value


def walk(value: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    """Every value under `value`, itself included, with its route, in the order of the file."""
    waiting: list[tuple[Route, Any]] = [(route, value)]
    while waiting:
        here, found = waiting.pop()
        yield here, found
        if isinstance(found, dict):
            waiting += [((*here, key), inner) for key, inner in reversed(found.items())]
        elif isinstance(found, list):
            waiting += [((*here, rank), inner) for rank, inner in enumerate(found)][::-1]


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def as_map(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def nearest(name: Any, known: Iterable[str]) -> str:
    """The known name that looks most like `name`, or an empty text."""
    return next(iter(get_close_matches(str(name)[:200], sorted(known), n=1, cutoff=0.4)), "")


def folded(text: str) -> str:
    """White space reduced to single spaces, as citations are compared."""
    return " ".join(text.split())


def _top(document: Document) -> list[Item]:
    content = document.content
    if isinstance(content, dict) and isinstance(content.get("id"), str):
        return [Item(content["id"], content, document, ())]
    return []


def _add_text(index: Index, document: Document) -> None:
    for text in _top(document):
        index.add(index.texts, text.id, text)
        _add_units(index, document, text.id, ())


def _add_units(index: Index, document: Document, text_id: str, route: Route) -> None:
    for unit in items(document, (*route, "unites")):
        index.add(index.units, f"{text_id}#{unit.id}", unit)
        if isinstance(unit.content.get("intitule"), str):
            index.words[f"{text_id}#{unit.id}-intitule"] = folded(unit.content["intitule"])
        for phrase in items(document, (*unit.route, "phrases")):
            ref = f"{text_id}#{phrase.id}"
            index.add(index.phrases, ref, phrase)
            if isinstance(phrase.content.get("texte"), str):
                index.words.setdefault(ref, folded(phrase.content["texte"]))
        _add_units(index, document, text_id, unit.route)


def _add_flow_file(index: Index, document: Document) -> None:
    for flow in _top(document):
        if document.kind == "flux":
            index.add(index.flows, flow.id, flow)
    tables = {"portes": index.gates, "questions": index.questions, "suites": index.suites}
    for name, table in tables.items():
        for item in items(document, (name,)):
            index.add(table, item.id, item)
