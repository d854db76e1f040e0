"""Worked cases: they speak only of flows, questions, answers, suites and phrases that exist.

Knows: what a case names.
Ignores: whether its result is right: the cases are run, which is a test.
Used by: scripts.check.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks.citations import unknown_phrase
from scripts.checks.identifiers import repeated
from scripts.checks.index import Index, Item, as_list, as_map, items, walk
from scripts.checks.references import unknown
from scripts.read import Problem


def check(index: Index) -> Iterator[Problem]:
    yield from _phrases(index)
    seen: dict[str, Item] = {}
    for document in index.of_kind("cas", "cas-protutelle", "cas-rapports"):
        for case in items(document, ()):
            if case.id in seen:
                yield repeated(seen[case.id], case)
            seen.setdefault(case.id, case)
            if document.kind == "cas":
                yield from _answers(index, case)
                yield from _expected(index, case)


def _phrases(index: Index) -> Iterator[Problem]:
    for document in index.documents.values():
        for route, value in walk(document.content):
            for rank, ref in enumerate(as_list(as_map(value).get("phrases"))):
                if isinstance(ref, str) and ref not in index.words:
                    yield unknown_phrase(index, document, (*route, "phrases", rank), ref)


def _answers(index: Index, case: Item) -> Iterator[Problem]:
    yield from unknown(
        case.document, (*case.route, "flux"), "le flux", case.content.get("flux"), index.flows
    )
    asked = {**index.questions, **index.gates}
    for name, answer in as_map(case.content.get("reponses")).items():
        route = (*case.route, "reponses", name)
        yield from unknown(case.document, route, "la question ou la porte", name, asked)
        question = index.questions.get(name)
        choices = as_list(question.content.get("reponses")) if question else []
        known = {str(as_map(choice).get("id")): choice for choice in choices}
        if known:
            yield from unknown(case.document, route, f"dans « {name} », la réponse", answer, known)


def _expected(index: Index, case: Item) -> Iterator[Problem]:
    expected, route = as_map(case.content.get("attendu")), (*case.route, "attendu")
    tables = (
        ("suites", "la suite", index.suites),
        ("conditions_manquantes", "la question", index.questions),
    )
    for key, what, table in tables:
        for rank, name in enumerate(as_list(expected.get(key))):
            yield from unknown(case.document, (*route, key, rank), what, name, table)
    yield from unknown(
        case.document,
        (*route, "question"),
        "la question",
        expected.get("question"),
        index.questions,
    )
    names = [name for name in as_list(expected.get("suites")) if isinstance(name, str)]
    statuses = [index.suites[name].content.get("statut") for name in names if name in index.suites]
    if len(statuses) == len(names) and statuses != as_list(expected.get("statuts")):
        yield case.problem(
            f"les statuts attendus de « {case.id} » ne sont pas ceux de ses suites",
            "attendu",
            "statuts",
            expected=", ".join(map(str, statuses)) or "une liste vide",
        )
