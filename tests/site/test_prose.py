"""The prose of `docs/` types no number of the law and no sentence of the texts: macros do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explorer.rendu.html import normalise
from scripts.edition import Edition
from scripts.places import DOCS

PROSE = [path for path in sorted(DOCS.rglob("*.md")) if "decisions" not in path.parts]
MACRO = re.compile(r"\{\{.*?\}\}", re.S)
AMOUNT = re.compile(r"\d[\d.,\s\u00a0\u202f]*(?:€|euros?\b|ETP\b|mois\b|%)|\b\d+[.,]\d+\b")
WINDOW = 45


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_no_amount_is_typed(path: Path) -> None:
    assert AMOUNT.findall(MACRO.sub("", path.read_text("utf-8"))) == []


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_no_sentence_of_the_texts_is_typed(path: Path, edition: Edition) -> None:
    prose = normalise(MACRO.sub("", path.read_text("utf-8")))

    for ref in edition.corpus.phrase_refs:
        words = normalise(edition.corpus.phrase(ref).texte)
        assert (
            not any(
                words[i : i + WINDOW] in prose for i in range(0, max(1, len(words) - WINDOW), 15)
            )
            or len(words) < WINDOW
        ), ref
