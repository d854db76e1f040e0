"""Change one word of a source: every citation that rested on it is named, and no other.

For every quoted phrase, a letter slips into the first quoted word, as a slip of the pen would put
one there; the checks must name exactly the citations that can no longer be found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import Any

import pytest

from scripts.check import check_documents
from scripts.checks import citations
from scripts.checks.index import Index, build_index, folded, walk
from scripts.places import PROTOCOL_DATA
from scripts.read import read_all, read_text

MOT = re.compile(r"\w{3,}")


@pytest.fixture(scope="module")
def index() -> Index:
    return build_index(read_all()[0])


def quotations(index: Index) -> dict[str, list[tuple[str, tuple[Any, ...], str]]]:
    """Phrase → every citation of it: file, place, quoted words."""
    found: dict[str, list[tuple[str, tuple[Any, ...], str]]] = defaultdict(list)
    for document in index.documents.values():
        for route, value in walk(document.content):
            if isinstance(value, dict) and isinstance(value.get("phrase"), str):
                found[value["phrase"]].append((document.path, route, folded(value["extrait"])))
    return found


def named(index: Index, words: dict[str, str]) -> set[tuple[str, int]]:
    """File and line of each citation that the checks no longer find."""
    found = citations.check(replace(index, words=words))
    return {(problem.path, problem.place.line) for problem in found}


def test_each_citation_that_rested_on_a_changed_word_is_named(index: Index) -> None:
    tried = 0
    for ref, cited in quotations(index).items():
        word = MOT.search(cited[0][2])
        if word is None:
            continue
        before = index.words[ref]
        at = before.index(cited[0][2]) + word.start()
        after = f"{before[: at + 1]}ÿ{before[at + 1 :]}"
        found = named(index, {**index.words, ref: after})
        expected = {
            (path, index.documents[path].problem((*route, "extrait"), "").place.line)
            for path, route, quoted in cited
            if after.count(quoted) != 1
        }
        assert expected and found == expected, ref
        tried += 1
    assert tried > 100


def test_a_word_changed_in_the_file_of_a_text_stops_the_build() -> None:
    """The same through the file itself: the problem is told where the citation stands."""
    documents, _ = read_all()
    path = "textes/protocole-2012.yaml"
    texte = (PROTOCOL_DATA / path).read_text("utf-8")
    changed = texte.replace(
        "Un accord de l’usager doit être obtenu", "Un accord de l’usager peut être obtenu"
    )
    assert changed != texte
    document, problems = read_text(path, changed)
    assert document and not problems
    found = check_documents({**documents, path: document}).problems
    told = {p.path for p in found if "secret-condition-accord-p1" in str(p)}
    assert {"lectures/protocole.yaml", "orientations/communs.yaml"} <= told
