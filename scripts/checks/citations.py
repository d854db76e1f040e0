"""Citations: the phrase exists and the quoted fragment stands in it exactly once.

Used by: scripts.check.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from scripts.checks.index import Index, folded, nearest, walk
from scripts.read import Document, Problem, Route


def check(index: Index) -> Iterator[Problem]:
    for document in index.documents.values():
        for route, value in walk(document.content):
            if isinstance(value, dict) and isinstance(value.get("phrase"), str):
                yield from _citation(index, document, route, value)


def _citation(
    index: Index, document: Document, route: Route, citation: dict[str, Any]
) -> Iterator[Problem]:
    ref, quoted = citation["phrase"], citation.get("extrait")
    if ref not in index.words:
        yield unknown_phrase(index, document, (*route, "phrase"), ref)
        return
    if not isinstance(quoted, str) or not quoted.strip():
        return  # the schema says it
    count = index.words[ref].count(folded(quoted))
    if count == 1:
        return
    where = (*route, "extrait")
    if count:
        yield document.problem(
            where,
            f"l’extrait « {quoted} » se trouve {count} fois dans {ref}",
            expected="un extrait qui s’y trouve une seule fois",
            action="citez quelques mots de plus",
        )
        return
    yield document.problem(
        where,
        f"l’extrait « {quoted} » ne se trouve pas dans {ref}",
        expected=f"des mots de « {index.words[ref]} »",
        action=_advice(index, ref, folded(quoted)),
    )


def unknown_phrase(index: Index, document: Document, route: Route, ref: str) -> Problem:
    return document.problem(
        route,
        f"la phrase « {ref} » n’existe pas",
        expected="une phrase de l’un des deux textes",
        nearest=nearest(ref, index.words),
        action="corrigez la référence",
    )


def _advice(index: Index, ref: str, quoted: str) -> str:
    elsewhere = [other for other, words in index.words.items() if quoted in words]
    if elsewhere:
        return f"ces mots sont dans {elsewhere[0]}"
    match = SequenceMatcher(None, index.words[ref], quoted, autojunk=False).find_longest_match()
    known, given = (
        index.words[ref][match.a : match.a + match.size],
        quoted[match.b + match.size :][:20],
    )
    if match.size < 5:
        return "copiez les mots exacts de la phrase"
    return (
        f"les mots communs sont « {known} », puis l’extrait s’écarte : « {given} »"
        if given
        else (f"les mots communs sont « {known} », le début s’écarte : « {quoted[: match.b]} »")
    )
