"""The language of the pages for families: short sentences, known words, hard words explained."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from wordstats import Word

from scripts.checks.words import DEADLINE
from scripts.content.families import shown_words
from scripts.content.language import QUOTED, length, said, sentences, words
from tests.familles.langage import EXPLAINED, JARGON

RARE = Path(__file__).with_name("mots-rares.txt")
AVERAGE, LONGEST = 9, 15
COMMON = 10_000  # the rank of a word in the subtitles of films, which is French as it is spoken


def lines(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line[0] != "#"]


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


@pytest.fixture(scope="module")
def explained(data: dict[str, Any]) -> dict[str, str]:
    """What each page says, the words at its foot included."""
    simple = {terme["id"]: terme for terme in data["lexique"]}
    full: dict[str, str] = defaultdict(str)
    for dit in said(data["familles"]):
        full[dit.page] += f" {dit.texte}"
    for page in (*data["familles"]["pages"], *data["familles"]["on-me-dit"]):
        for mot in shown_words(page):
            full[page["id"]] += (
                f" {' '.join(simple[mot]['formes'])} : {simple[mot]['mots_simples']}"
            )
    return full


def test_a_hard_word_is_explained_on_its_page(
    data: dict[str, Any], explained: dict[str, str]
) -> None:
    missing = [
        (dit.page, word, dit.texte)
        for dit in said(data["familles"])
        for word, explanation in EXPLAINED.items()
        if re.search(rf"\b(?:{word})\b", QUOTED.sub("", dit.texte), re.I)
        and not re.search(explanation, explained[dit.page], re.I)
    ]
    assert missing == []


def rare_words(data: dict[str, Any]) -> set[tuple[str, str, int]]:
    """The words that spoken French says less than its `COMMON` first ones: page, word, rank."""
    found = {
        (dit.page, mot)
        for dit in said(data["familles"])
        for entier in words(QUOTED.sub("", dit.texte))
        for mot in entier.split("-")
    }
    ranks = {mot: Word.stats(mot, "fr").rank for mot in {mot for _, mot in found}}
    return {(page, mot, ranks[mot]) for page, mot in found if ranks[mot] > COMMON}


def test_a_rare_word_is_explained_on_its_page_or_kept_for_a_reason(data: dict[str, Any]) -> None:
    """Say it more simply, explain it where it stands, or keep it in `mots-rares.txt` with the reason."""
    kept = {line.split(" | ")[0] for line in lines(RARE)}
    pages = {p["id"]: p for p in (*data["familles"]["pages"], *data["familles"]["on-me-dit"])}
    forms = {terme["id"]: set(words(" ".join(terme["formes"]))) for terme in data["lexique"]}
    bare = [
        (page, mot, rank)
        for page, mot, rank in sorted(rare_words(data))
        if mot not in kept
        and not any(re.fullmatch(word, mot, re.I) for word in EXPLAINED)
        and not any(mot in forms[terme] for terme in shown_words(pages.get(page, {})))
    ]
    assert bare == []


def test_the_rare_words_kept_are_all_used_and_all_have_a_reason(data: dict[str, Any]) -> None:
    kept = [line.split(" | ") for line in lines(RARE)]
    assert [line for line in kept if len(line) != 2 or not line[1].strip()] == []
    assert {line[0] for line in kept} - {mot for _, mot, _ in rare_words(data)} == set()


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
