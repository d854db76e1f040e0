"""What the training pages and the exports are made from, resolved once.

Knows: the files of `protocol_data/formation` that make the quiz, the first week, the sheets, «
puis-je dire ».
Ignores: HTML, files.
Used by: scripts.formation.*, scripts.macros_formation, scripts.exports.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from explorer.corpus import Corpus
from explorer.quiz import Question, Theme, load, themes


class Formation:
    """`data` is the content of build/data.json."""

    def __init__(self, corpus: Corpus, data: Mapping[str, Any]) -> None:
        self.corpus = corpus
        self.data = data
        self._fichiers = data["formation"]

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return load(self.corpus, self._fichiers)

    @cached_property
    def par_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        return themes(self._fichiers)

    def of_theme(self, theme: str) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.theme == theme)

    @property
    def etapes(self) -> list[dict[str, Any]]:
        return self._fichiers["parcours"]["etapes"]

    @property
    def fiches(self) -> list[dict[str, Any]]:
        return self._fichiers["reflexes"]["fiches"]

    @property
    def conditions(self) -> dict[str, str]:
        """The conditions of secrecy in telephone words, by question."""
        return dict(self._fichiers["reflexes"]["conditions"])

    def case(self, fichier: str, ident: str) -> dict[str, Any]:
        """One worked case. Raises `SystemExit` (in French) when it does not exist."""
        for cas in self.data["cas"].get(fichier, ()):
            if cas["id"] == ident:
                return cas
        raise SystemExit(
            f"✗ parcours.yaml : le cas « {ident} » n’existe pas dans cas/{fichier}.yaml."
        )

    @property
    def puis_je(self) -> list[dict[str, Any]]:
        return self._fichiers["puis-je"]["questions"]


def state_answers(corpus: Corpus, etat: Mapping[str, Any]) -> dict[str, str]:
    """The answers of a state written in the data; the name of a gate stands for each of its
    questions.
    """
    reponses: dict[str, str] = {}
    for nom, reponse in etat["reponses"].items():
        porte = corpus.portes.get(nom)
        reponses |= dict.fromkeys(porte["questions"], reponse) if porte else {nom: reponse}
    return reponses
