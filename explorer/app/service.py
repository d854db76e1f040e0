"""The functions that the page may call: `vue`, `fichier` and `calcul`, on one corpus.

Knows: which view answers to which name, how an answer crosses to JavaScript (JSON text).
Ignores: PyScript, Pyodide, the page.
Used by: explorer.app.worker, tests.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any

from explorer.app.calcul import calculate
from explorer.corpus import Corpus
from explorer.errors import ProtocoleError, ReferenceInconnue

VUES = ("orientation", "protutelle", "rapports", "rappels", "exercices", "comparaison")


class Service:
    """Answers the page from one corpus; an error of the reader never leaves as an exception."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def vue(self, nom: str, etat: str, base: str) -> str:
        """One rendered state as JSON `{"html", "titre", "etat", "annonce"}`, or `{"erreur"}`."""
        return _answer(lambda: _module(nom).view(self._corpus, etat, base)._asdict())

    def fichier(self, nom: str, genre: str, etat: str) -> str:
        """One file as JSON `{"nom", "type", "contenu"}`, or `{"erreur": {…}}`."""
        return _answer(lambda: self._file(nom, genre, etat))

    def calcul(self, nom: str, parametres: str) -> str:
        """The result of one calculation as JSON (keys as on the command line), for tests and tools.

        `parametres` is a JSON mapping of the keyword arguments of the calculation.
        """
        return _answer(lambda: calculate(self._corpus, nom, json.loads(parametres)))

    def presence(self) -> str:
        """The version of the data: the first call, which shows that Python answers."""
        return self._corpus.version

    def _file(self, nom: str, genre: str, etat: str) -> dict[str, str]:
        fichier = _module(nom).fichier(self._corpus, genre, etat)
        return {"nom": fichier.nom, "type": fichier.type_mime, "contenu": fichier.contenu}


def _module(nom: str) -> ModuleType:
    if nom not in VUES:
        raise ReferenceInconnue(
            f"La vue « {nom[:40]} » n’existe pas ; vues connues : {', '.join(VUES)}."
        )
    return import_module(f"explorer.vues.{nom}")


def _answer(produce: Callable[[], Any]) -> str:
    try:
        return json.dumps(produce(), ensure_ascii=False)
    except ProtocoleError as erreur:
        return json.dumps(erreur.to_dict(), ensure_ascii=False)
