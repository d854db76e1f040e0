"""The world the engine knows: one plain mapping (the bundle) behind a few named look-ups.

Knows: phrases, readings, actors, flows, dated values, by identifier.
Ignores: where the bundle comes from (file, network, test) and what is done with its content.
Used by: every rule and every renderer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple, TypeVar

from explorer.errors import ReferenceInconnue

Donnee = dict[str, Any]
Table = Mapping[str, Donnee]
Valeur = TypeVar("Valeur")
NOMS_MONTRES = 8


class Phrase(NamedTuple):
    """One sentence of one of the two texts, with its exact words."""

    ref: str
    texte: str
    role: str
    reference: str
    page: str

    @property
    def texte_id(self) -> str:
        return self.ref.partition("#")[0]

    @property
    def ancre(self) -> str:
        return self.ref.partition("#")[2]


class Corpus:
    """Read-only access to a bundle; nothing is copied, so loading it costs nothing.

    Raises `ReferenceInconnue` (with the nearest known name) for an unknown identifier.
    """

    def __init__(self, bundle: Mapping[str, Any]) -> None:
        self._bundle = bundle
        orientations: Mapping[str, Table] = bundle["orientations"]
        self._orientations = orientations
        self.textes: list[Donnee] = bundle["textes"]
        self.echeances: Donnee = bundle["echeances"]
        self.version: str = bundle["version"]
        self.empreinte: str = bundle["empreinte"]
        self.contact: str = bundle.get("contact", "")
        self.avis: list[Donnee] = bundle.get("avis", [])

    def phrase(self, ref: str) -> Phrase:
        texte, role, reference, page = _find(self._bundle["phrases"], ref, "La phrase")
        return Phrase(ref, texte, role, reference, page)

    @property
    def phrase_refs(self) -> Iterable[str]:
        refs: Mapping[str, Any] = self._bundle["phrases"]
        return refs.keys()

    def texte(self, texte_id: str) -> Donnee:
        return _find({texte["id"]: texte for texte in self.textes}, texte_id, "Le texte")

    def lecture(self, lecture_id: str) -> Donnee:
        return _find(self._bundle["lectures"], lecture_id, "La lecture")

    def acteur(self, acteur_id: str) -> Donnee:
        return _find(self._bundle["acteurs"], acteur_id, "L’acteur")

    def question(self, question_id: str) -> Donnee:
        return _find(self._orientations["questions"], question_id, "La question", "question")

    def suite(self, suite_id: str) -> Donnee:
        return _find(self._orientations["suites"], suite_id, "La suite")

    def porte(self, porte_id: str) -> Donnee:
        return _find(self._orientations["portes"], porte_id, "La porte")

    def flux(self, flux_id: str) -> Donnee:
        return _find(self._orientations["flux"], flux_id, "Le flux", "flux")

    @property
    def questions(self) -> Table:
        return self._orientations["questions"]

    @property
    def suites(self) -> Table:
        return self._orientations["suites"]

    @property
    def portes(self) -> Table:
        return self._orientations["portes"]

    @property
    def flux_ids(self) -> tuple[str, ...]:
        return tuple(self._orientations["flux"])

    def bareme(self, bareme_id: str) -> Donnee:
        return _find(self._bundle["baremes"], bareme_id, "Le barème")


def _find(table: Mapping[str, Valeur], key: str, nom: str, champ: str | None = None) -> Valeur:
    try:
        return table[key]
    except KeyError:
        raise ReferenceInconnue(_unknown(table, key, nom), champ) from None


def _unknown(table: Mapping[str, Any], key: str, nom: str) -> str:
    proches = get_close_matches(key[:200], list(table), n=1, cutoff=0.5)
    if proches:
        conseil = f" ; le nom connu le plus proche est « {proches[0]} »"
    else:
        conseil = f" ; noms connus : {', '.join(table)}" if len(table) <= NOMS_MONTRES else ""
    return f"{nom} « {key[:80]} » n’existe pas{conseil}."
