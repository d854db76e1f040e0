"""The language of the pages for families: short sentences, known words, hard words explained."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from scripts.checks.words import DEADLINE
from tests.familles.langage import (
    EXPLAINED,
    JARGON,
    QUOTED,
    length,
    said,
    sentences,
    words,
)

KNOWN = Path(__file__).with_name("mots-connus.txt")
AVERAGE, LONGEST = 12, 18


def lengths(data: dict[str, Any]) -> list[tuple[int, str, str]]:
    return [
        (length(phrase), dit.page, phrase)
        for dit in said(data["familles"])
        for phrase in sentences(dit.texte)
    ]


def test_no_sentence_is_long(data: dict[str, Any]) -> None:
    assert [found for found in lengths(data) if found[0] > LONGEST] == []


def test_sentences_are_short_on_every_page(data: dict[str, Any]) -> None:
    pages: dict[str, list[int]] = defaultdict(list)
    for count, page, _ in lengths(data):
        pages[page].append(count)

    averages = {page: sum(counts) / len(counts) for page, counts in pages.items()}

    assert {page: mean for page, mean in averages.items() if mean > AVERAGE} == {}


def test_a_paragraph_holds_few_sentences(data: dict[str, Any]) -> None:
    long = [dit for dit in said(data["familles"]) if len(sentences(dit.texte)) > 4]
    assert long == []


def test_no_jargon_outside_the_words_of_the_text(data: dict[str, Any]) -> None:
    jargon = re.compile(rf"\b(?:{JARGON})\b", re.I)
    found = [
        (dit.page, match.group())
        for dit in said(data["familles"])
        for match in jargon.finditer(QUOTED.sub("", dit.texte))
    ]
    assert found == []


def test_a_hard_word_is_explained_on_its_page(data: dict[str, Any]) -> None:
    simple = {terme["id"]: terme["mots_simples"] for terme in data["lexique"]}
    familles = data["familles"]
    textes: dict[str, str] = defaultdict(str)
    for dit in said(familles):
        textes[dit.page] += f" {dit.texte}"
    full = dict(textes)
    for page in (*familles["pages"], *familles["on-me-dit"]):
        for mot in page.get("mots", ()):
            full[page["id"]] += f" {mot.replace('-', ' ')} : {simple[mot]}"

    missing = [
        (page, word)
        for page, texte in textes.items()
        for word, explanation in EXPLAINED.items()
        if re.search(rf"\b(?:{word})\b", QUOTED.sub("", texte), re.I)
        and not re.search(explanation, full[page], re.I)
    ]

    assert missing == []


def test_every_word_is_known(data: dict[str, Any]) -> None:
    """A new word is read by someone, then added to `mots-connus.txt`, or said more simply."""
    known = set(KNOWN.read_text(encoding="utf-8").split())
    lexique = {
        mot
        for terme in data["lexique"]
        for forme in (terme["terme"], *terme["formes"])
        for mot in words(forme)
    }
    used = {mot: dit for dit in said(data["familles"]) for mot in words(QUOTED.sub("", dit.texte))}

    assert {mot: dit.texte for mot, dit in used.items() if mot not in known | lexique} == {}


def test_the_list_of_known_words_holds_nothing_else(data: dict[str, Any]) -> None:
    known = KNOWN.read_text(encoding="utf-8").split()
    used = {mot for dit in said(data["familles"]) for mot in words(QUOTED.sub("", dit.texte))}
    assert known == sorted(set(known))
    assert set(known) - used == set()


def test_no_deadline_is_promised(data: dict[str, Any]) -> None:
    found = [dit for dit in said(data["familles"]) if DEADLINE.search(QUOTED.sub("", dit.texte))]
    assert found == []


def test_the_deadlines_quoted_are_words_of_the_order(data: dict[str, Any], corpus: Any) -> None:
    quoted = {
        match.group().strip("«» \u00a0")
        for dit in said(data["familles"])
        for match in QUOTED.finditer(dit.texte)
        if re.search(r"\b(?:mois|an|jours?)\b", match.group())
    }
    phrases = [corpus.phrase(ref).texte for ref in corpus.phrase_refs if ref.startswith("arrete")]
    assert quoted
    assert [words for words in quoted if not any(words in phrase for phrase in phrases)] == []


def test_the_easy_to_read_label_is_never_used(data: dict[str, Any]) -> None:
    assert [
        dit for dit in said(data["familles"]) if re.search(r"FALC|facile à lire", dit.texte, re.I)
    ] == []
