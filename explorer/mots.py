"""The words around a suite: its status, its parts in reading order, its forms, its reading.

Knows: what introduces each part, on the screen and in the terminal alike.
Ignores: what a suite says, how it is laid out.
Used by: explorer.rendu, explorer.vues.orientation, explorer.terminal.orientation, scripts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

STATUTS = {
    "clair": ("Clair", "Le texte répond à cette question."),
    "ambigu": ("Ambigu", "Le texte peut se lire de plusieurs façons : les lectures suivent."),
    "muet": ("Muet", "Le texte ne dit rien sur ce point : nous n’ajoutons rien."),
    "depasse": ("Dépassé", "Le texte renvoie à une règle qui a changé depuis."),
}
UNE_LECTURE = "Le texte peut se lire de plusieurs façons : voici l’une d’elles."
PARTIES = {
    "que_faire": "Que faire",
    "decide": "Qui décide",
    "peut_dire": "Ce qui peut être dit",
    "ne_peut_pas_dire": "Ce qui ne peut pas être dit",
    "formes": "Sous quelle forme",
    "rapport": "Le rapport",
    "accord": "L’accord des personnes",
    "suites_dues": "Ce que l’autre service vous doit en retour",
    "silences": "Ce que le texte ne dit pas",
}
FORMES = {
    "accompagnement": "Accompagner la famille et le jeune",
    "ecrit": "Par écrit",
    "oral": "De vive voix",
}
PREVU = {
    "prevu": "Prévu par le texte",
    "non-prevu": "Non prévu par le texte (ce n’est pas « interdit »)",
}
CONTENU = "Il contient :"
SANS_DELAI = "Le texte ne fixe pas de délai : aucun retard ne peut être calculé."
PHRASES_APPLIQUEES = "Les phrases appliquées"
DE_NOUS = "conseil de ce site"
POINTS_OUVERTS = "Ce que le texte laisse ouvert"
MARQUES = {"prudente": "lecture prudente", "travail": "notre lecture de travail"}


def status_words(statut: str, *, parmi: bool = False) -> tuple[str, str]:
    """The word of a status and what it means; `parmi`: other readings stand beside this one."""
    mot, explication = STATUTS[statut]
    return mot, UNE_LECTURE if parmi and statut == "ambigu" else explication


def reading_mark(lecture: Mapping[str, Any], sens: str) -> str:
    """`lecture prudente`, `notre lecture de travail`, or nothing for most readings."""
    return " ; ".join(mot for cle, mot in MARQUES.items() if lecture.get(cle) == sens)
