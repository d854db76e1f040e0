"""The warnings of a result: what the text leaves open, what is not in it, what changes at the
threshold.

Knows: which sentence goes with which result.
Ignores: the readings' numbers beyond comparing them.
Used by: explorer.protutelle.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explorer.protutelle.normes import PRORATA, TRANCHE_ENTAMEE, TRANCHE_ENTIERE, Normes
from explorer.protutelle.seuil import concerned_range, threshold_sentence

LECTURES_DIFFERENTES = (
    "Le texte dit « pour 18 mandats agréés » (ou 20) sans dire si une tranche incomplète compte "
    ": les "
    "lectures sont données côte à côte, aucune n’est choisie."
)
LECTURES_EGALES = (
    "Pour ce nombre de mandats, toutes les lectures donnent le même résultat : "
    "les tranches sont complètes."
)
NON_INDEXE = (
    "Les montants sont ceux du texte : annuels, provisionnels et non indexés. Aucun texte lu ne "
    "fixe "
    "d’arrondi : les valeurs exactes sont gardées et arrondies au cent seulement à l’affichage."
)


class Avertissements:
    """Sentences that depend on the day only are made once."""

    def __init__(self, normes: Normes) -> None:
        self._normes = normes
        self._version = _version_sentence(normes)
        self._zone = concerned_range(normes)
        self._seuil = threshold_sentence(normes)
        self._memo: dict[tuple[bool, bool, bool], list[str]] = {}

    def for_result(self, mandats: int, valeurs: Mapping[str, Any]) -> list[str]:
        cas = (
            valeurs[PRORATA] == valeurs[TRANCHE_ENTAMEE],
            mandats in self._zone,
            valeurs[TRANCHE_ENTIERE]["effectif"]["psycho_social"] == "0",
        )
        if cas not in self._memo:
            self._memo[cas] = self._sentences(*cas)
        return self._memo[cas]

    def _sentences(self, egales: bool, pres_du_seuil: bool, aucune: bool) -> list[str]:
        taille = self._normes.tranches_effectif.sous_seuil.valeur
        vide = (
            f"Sous {taille} mandats, la lecture par tranche entière ne donne aucun personnel "
            "psycho-social "
            "et aucune subvention de fonctionnement ; le texte ne fixe pas de nombre minimal de "
            "mandats."
        )
        return [
            *self._version,
            LECTURES_EGALES if egales else LECTURES_DIFFERENTES,
            *([self._seuil] if pres_du_seuil else []),
            *([vide] if aucune else []),
            NON_INDEXE,
        ]


def _version_sentence(normes: Normes) -> list[str]:
    contenu = normes.version_effectif.contenu
    if contenu["reproduit"]:
        return []
    return [f"{contenu['titre']}. {contenu['resume']} {contenu['mention']}"]
