"""What a calendar leaves open, in sentences.

Knows: which sentence goes with which facts.
Ignores: how dates are counted.
Used by: explorer.echeances.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from explorer.corpus import Corpus
from explorer.echeances.comptage import JOUR_OUVRABLE, QUANTIEME, add_months
from explorer.echeances.regles import Faits, Regle
from explorer.francais import date_longue, pluriel

SANS_FIN = (
    "Le texte ne fixe ni la durée du mandat ni un rapport final ; il ne dit rien non plus d’un "
    "rapport "
    "demandé à un autre moment."
)
MINIMUM = (
    "« Au moins une fois par an » est un minimum : le conseiller peut attendre un rapport plus "
    "tôt. Le "
    "texte ne dit pas si l’année se compte de date à date ou par année civile."
)


def note_for(regle: Regle, dates: Mapping[str, datetime.date], faits: Faits) -> str:
    """The remark that belongs to one report; empty when there is none."""
    designation = faits.designation
    if designation is None:
        if regle.type == "complementaire":
            return "Dû seulement si aucun protuteur n’est désigné avant ce jour."
        return ""
    if regle.type == "premier" and designation < dates[QUANTIEME]:
        return "Le texte ne dispense pas du premier rapport quand la désignation le précède."
    if regle.type != "complementaire":
        return ""
    if dates[QUANTIEME] == designation:
        return "Ce rapport tombe le jour de la désignation : demandez au conseiller s’il est dû."
    if dates[JOUR_OUVRABLE] >= designation:
        return "Selon la lecture la plus large, l’échéance ne précède pas la désignation."
    return ""


def warnings_for(
    corpus: Corpus,
    faits: Faits,
    regles: Mapping[str, Regle],
    rapports: Sequence[Mapping[str, Any]],
    tronque: bool,
) -> list[str]:
    """The remarks that belong to the whole calendar."""
    types = {rapport["type"] for rapport in rapports}
    return [
        *_counting(rapports),
        *_hand_in(faits, regles["premier"]),
        *_designation(corpus, faits),
        *([MINIMUM] if "evolution" in types else []),
        *_horizon(corpus, faits, rapports, tronque),
        SANS_FIN,
    ]


def _counting(rapports: Sequence[Mapping[str, Any]]) -> list[str]:
    ambigus = sum(len(set(rapport["lectures"].values())) > 1 for rapport in rapports)
    if not ambigus:
        return []
    return [
        f"Pour {pluriel(ambigus, 'rapport')}, la date dépend de la façon de compter les mois. "
        "Le texte ne choisit pas ; la date prudente est la plus proche."
    ]


def _hand_in(faits: Faits, premier: Regle) -> list[str]:
    if faits.remise is None or faits.remise <= add_months(faits.mandat, premier.mois):
        return []
    return [
        "Le premier rapport est remis après la date prudente ; le texte ne dit pas ce qui en "
        "résulte. Les "
        "rapports complémentaires restent comptés depuis l’échéance, qui est plus proche."
    ]


def _designation(corpus: Corpus, faits: Faits) -> list[str]:
    if faits.designation is None:
        return []
    choix = {c["id"]: c for c in corpus.echeances["rapports"]["designations"]}
    debut = "Le texte ne dit pas quel jour compte comme jour de la désignation."
    if faits.designation_type is None:
        return [
            f"{debut} Dites s’il s’agit de la décision du conseiller ou de l’homologation par le "
            "tribunal."
        ]
    retenu = choix[faits.designation_type]
    return [f"{debut} Jour retenu : {retenu['titre'].lower()}. {retenu['consequence']}"]


def _horizon(
    corpus: Corpus, faits: Faits, rapports: Sequence[Mapping[str, Any]], tronque: bool
) -> list[str]:
    limites = corpus.echeances["rapports"]["limites"]
    if tronque:
        return [
            f"Le calendrier s’arrête après {limites['rapports-max']} rapports, au "
            f"{date_longue(datetime.date.fromisoformat(rapports[-1]['echeance']))} : "
            "c’est une limite de ce site, pas du texte."
        ]
    if not faits.fin_choisie:
        return [
            f"Sans date de fin, le calendrier va jusqu’au {date_longue(faits.fin)} "
            f"({limites['horizon-mois']} mois) : c’est un choix de ce site, pas du texte."
        ]
    if not rapports:
        return [f"Aucun rapport n’est dû jusqu’au {date_longue(faits.fin)}."]
    return []
