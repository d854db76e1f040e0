"""The quiz: questions on both texts, each option explained and cited, computed values filled in.

Knows: the shape of a question, where its computed values go, how a citation reads.
Ignores: pages, files, formats, chance (the order of a draw is the page's business).
Used by: explorer.rendu.quiz, explorer.exports (gift, moodle_xml, scorm, anki_tsv), scripts, tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from explorer.corpus import Corpus
from explorer.quiz.calcul import compute_values, fill

__all__ = ["Citation", "Option", "Question", "Source", "Theme", "load", "themes"]

ROLES = {
    "cpas": "CPAS",
    "saj": "SAJ",
    "spj": "SPJ",
    "protutelle": "Service de protutelle",
    "famille": "Familles et jeunes",
}


class Citation(NamedTuple):
    """A quoted fragment and how it is named: « Protocole 2012, partie A »."""

    phrase: str
    extrait: str
    reference: str

    @property
    def cite(self) -> str:
        """Between quotation marks, of the other kind when the fragment has some of its own."""
        return f"“{self.extrait}”" if "«" in self.extrait else f"« {self.extrait} »"


class Source(NamedTuple):
    """A fact outside the two texts: what, where, and the day it was read or published."""

    texte: str
    url: str
    date: str


class Option(NamedTuple):
    """One answer with its own explanation. `id` is a letter, permanent inside its question."""

    id: str
    texte: str
    juste: bool
    explication: str
    citations: tuple[Citation, ...]
    sources: tuple[Source, ...]


class Question(NamedTuple):
    """One question; exactly one option is right. `id` is permanent: cards and platforms rely on
    it.
    """

    id: str
    theme: str
    roles: tuple[str, ...]
    texte: str
    options: tuple[Option, ...]
    lectures: tuple[str, ...]

    @property
    def juste(self) -> Option:
        return next(option for option in self.options if option.juste)

    @property
    def texte_cite(self) -> str:
        """The text that the right answer rests on: `protocole-2012`."""
        return self.juste.citations[0].phrase.partition("#")[0]

    @property
    def lettres(self) -> dict[str, str]:
        """Letter shown beside each option: `{"b": "B"}`."""
        return {option.id: option.id.upper() for option in self.options}


class Theme(NamedTuple):
    """A group of questions with its title and one sentence."""

    id: str
    titre: str
    resume: str


def themes(formation: Mapping[str, Any]) -> tuple[Theme, ...]:
    """Every theme, in the order of the files; `formation` is `{file stem: content}`."""
    return tuple(
        Theme(theme["id"], theme["titre"], theme["resume"])
        for contenu in _quiz_files(formation)
        for theme in contenu["themes"]
    )


def load(corpus: Corpus, formation: Mapping[str, Any]) -> tuple[Question, ...]:
    """Every question, computed values included.

    Raises `ReferenceInconnue` for an unknown phrase, `ReponseInvalide` for a calculation that
    cannot be made.
    """
    return tuple(
        _question(corpus, donnee)
        for contenu in _quiz_files(formation)
        for donnee in contenu["questions"]
    )


def _quiz_files(formation: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """The quiz files, in the order that the first week gives them; a file it does not name comes
    last.
    """
    ordre = formation.get("parcours", {}).get("quiz", [])
    noms = [nom for nom in formation if nom.startswith("quiz-")]
    rangs = {nom: rang for rang, nom in enumerate(ordre)}
    return [formation[nom] for nom in sorted(noms, key=lambda nom: rangs.get(nom, len(ordre)))]


def _question(corpus: Corpus, donnee: Mapping[str, Any]) -> Question:
    valeurs = compute_values(corpus, donnee.get("calcul", {}))
    return Question(
        donnee["id"],
        donnee["theme"],
        tuple(donnee["roles"]),
        fill(donnee["question"], valeurs),
        tuple(_option(corpus, option, valeurs) for option in donnee["options"]),
        tuple(donnee.get("lectures", ())),
    )


def _option(corpus: Corpus, donnee: Mapping[str, Any], valeurs: Mapping[str, str]) -> Option:
    return Option(
        donnee["id"],
        fill(donnee["texte"], valeurs),
        donnee["juste"],
        fill(donnee["explication"], valeurs),
        cite(corpus, donnee["citations"]),
        tuple(Source(s["texte"], s["url"], s["date"]) for s in donnee.get("sources", ())),
    )


def cite(corpus: Corpus, citations: Iterable[Mapping[str, str]]) -> tuple[Citation, ...]:
    """The citations with the name of their place in the text."""
    return tuple(
        Citation(citation["phrase"], citation["extrait"], _reference(corpus, citation["phrase"]))
        for citation in citations
    )


def _reference(corpus: Corpus, ref: str) -> str:
    phrase = corpus.phrase(ref)
    return f"{corpus.texte(phrase.texte_id)['abrege']}, {phrase.reference}"
