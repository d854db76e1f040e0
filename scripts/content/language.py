"""How the pages for families read: their sentences, counted; the same count for the page and the tests.

Knows: where those pages keep their sentences, what ends a sentence, what a word is.
Ignores: what is short enough (tests.familles.test_langage says it and holds it).
Used by: scripts.macros_familles (« Langage clair »), tests.familles.

A sentence ends at « . », « ? » or « ! ». A word is what stands between two spaces and holds a
letter or a digit: « l’accord » is one word, « : » is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

END = re.compile(r"(?<=[.?!])\s+")
QUOTED = re.compile(r"«[^»]*»")
WORD = re.compile(r"[a-zàâäçéèêëîïôöùûüœ]+(?:-[a-zàâäçéèêëîïôöùûüœ]+)*", re.I)
PARTIES = ("veut_dire", "demander", "ensuite", "silences")


class Dit(NamedTuple):
    """Something a page says: the page, and the words."""

    page: str
    texte: str


class Score(NamedTuple):
    """How a page reads: its title, its sentences, their mean and longest length in words."""

    titre: str
    phrases: int
    moyenne: float
    longue: int


def said(familles: Mapping[str, Any]) -> Iterator[Dit]:
    """Every sentence-bearing text of the pages, titles and help lines included."""
    for page in familles["pages"]:
        for texte in (page["titre"], page["court"], page["resume"]):
            yield Dit(page["id"], texte)
        for section in page["sections"]:
            yield Dit(page["id"], section["titre"])
    for entree in familles["on-me-dit"]:
        yield Dit(entree["id"], entree["titre"])
    yield from (Dit(page, paragraphe["texte"]) for page, paragraphe in paragraphs(familles))
    for aide in familles["aides"]:
        yield from (Dit(aide["id"], aide[cle]) for cle in ("quand", "quoi"))


def paragraphs(familles: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every paragraph with the page it stands on."""
    for page in familles["pages"]:
        for section in page["sections"]:
            yield from ((page["id"], p) for p in section["contenu"])
    for entree in familles["on-me-dit"]:
        for partie in PARTIES:
            yield from ((entree["id"], p) for p in entree[partie])


def sentences(texte: str) -> list[str]:
    return [phrase for phrase in END.split(texte) if WORD.search(phrase)]


def length(phrase: str) -> int:
    """Number of words of a sentence."""
    return sum(bool(re.search(r"\w", morceau)) for morceau in phrase.split())


def words(texte: str) -> Iterator[str]:
    """The words in lower case, elisions cut: « l’accord » gives « l », « accord »."""
    yield from (mot.lower() for mot in WORD.findall(texte.replace("’", " ")))


def scores(familles: Mapping[str, Any]) -> list[Score]:
    """One line a page, in the order of the data; the titles count as sentences."""
    longueurs: dict[str, list[int]] = defaultdict(list)
    for dit in said(familles):
        longueurs[dit.page] += [length(phrase) for phrase in sentences(dit.texte)]
    return [
        Score(page["titre"], len(une), sum(une) / len(une), max(une))
        for page in (*familles["pages"], *familles["on-me-dit"])
        for une in (longueurs[page["id"]],)
    ]
