"""Worked cases: they speak only of flows, questions, answers, suites and phrases that exist.

Knows: what a case names.
Ignores: whether its result is right: the cases are run, which is a test.
Used by: scripts.check.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scripts.checks.citations import unknown_phrase
from scripts.checks.identifiers import unique
from scripts.checks.index import Index, Item, as_list, as_map, items, walk
from scripts.checks.references import unknown
from scripts.read import Document, Problem, Route


def check(index: Index) -> Iterator[Problem]:
    yield from _phrases(index)
    yield from _states(index)
    documents = index.of_kind("cas", "cas-protutelle", "cas-rapports")
    yield from unique(case for document in documents for case in items(document, ()))
    for document in index.of_kind("cas"):
        for case in items(document, ()):
            yield from _expected(index, case)
    yield from _themes(index)


def _phrases(index: Index) -> Iterator[Problem]:
    for document in index.documents.values():
        for route, value in walk(document.content):
            for rank, ref in enumerate(as_list(as_map(value).get("phrases"))):
                if isinstance(ref, str) and ref not in index.words:
                    yield unknown_phrase(index, document, (*route, "phrases", rank), ref)


def _states(index: Index) -> Iterator[Problem]:
    """Wherever a file gives answers to a flow: `{flux, porte, reponses: {question: answer}}`."""
    asked = {**index.questions, **index.gates}
    for document in index.documents.values():
        for route, value in walk(document.content):
            if isinstance(as_map(value).get("reponses"), dict):
                for key, what, table in (
                    ("flux", "le flux", index.flows),
                    ("porte", "la porte", index.gates),
                ):
                    yield from unknown(document, (*route, key), what, value.get(key), table)
                yield from _answers(index, asked, document, (*route, "reponses"), value["reponses"])
                yield from _schema(index, document, route, value)


def _schema(
    index: Index, document: Document, route: Route, state: dict[str, Any]
) -> Iterator[Problem]:
    """A training case that names a schema names the one of its flow."""
    flow = index.flows.get(str(state.get("flux")))
    if flow and "schema" in state and state["schema"] != flow.content.get("schema"):
        yield document.problem(
            (*route, "schema"),
            f"le schéma de « {flow.id} » n’est pas {state['schema']}",
            expected=str(flow.content.get("schema")),
        )


def _answers(
    index: Index,
    asked: dict[str, Item],
    document: Document,
    route: Route,
    answers: dict[str, Any],
) -> Iterator[Problem]:
    for name, answer in answers.items():
        yield from unknown(document, (*route, name), "la question ou la porte", name, asked)
        question = index.questions.get(name)
        choices = as_list(question.content.get("reponses")) if question else []
        known = {str(as_map(choice).get("id")): choice for choice in choices}
        what = f"dans « {name} », la réponse"
        if known:
            yield from unknown(document, (*route, name), what, answer, known)


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


def _themes(index: Index) -> Iterator[Problem]:
    """The themes of a quiz file: each question has one of them, each has a question."""
    for document in index.of_kind("quiz"):
        themes = {theme.id: theme for theme in items(document, ("themes",))}
        used = set()
        for question in items(document, ("questions",)):
            name = question.content.get("theme")
            used.add(str(name))
            yield from unknown(document, (*question.route, "theme"), "le thème", name, themes)
        for theme in themes.values():
            if theme.id not in used:
                yield theme.problem(
                    f"aucune question n’a le thème « {theme.id} »",
                    "id",
                    expected="au moins une question",
                    action="retirez-le",
                )
