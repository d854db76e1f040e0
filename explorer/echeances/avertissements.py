"""What a calendar leaves open, in sentences.

Knows: which sentence goes with which facts.
Ignores: how dates are counted.
Used by: explorer.echeances.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
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
DEPART_OUVERT = (
    "Le texte dit « tous les 6 mois » sans dire depuis quel jour. Ce site compte depuis le premier "
    "rapport, que le texte nomme."
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
    departs: Sequence[Mapping[str, Any]],
    tronque: bool,
) -> list[str]:
    """The remarks that belong to the whole calendar."""
    return [
        *_counting(rapports),
        *_starts(rapports, departs, tronque),
        *_hand_in(faits, regles["premier"]),
        *_designation(corpus, faits),
        *_yearly(faits, rapports),
        *_horizon(corpus, faits, rapports, tronque),
        SANS_FIN,
    ]


def _counting(rapports: Sequence[Mapping[str, Any]]) -> list[str]:
    ambigus = sum(len(set(rapport["lectures"].values())) > 1 for rapport in rapports)
    if not ambigus:
        return []
    return [
        f"Pour {pluriel(ambigus, 'rapport')}, la date dépend de la façon de compter les mois. "
        "Le texte ne choisit pas ; la première montrée est la plus proche des trois."
    ]


def _starts(
    rapports: Sequence[Mapping[str, Any]], departs: Sequence[Mapping[str, Any]], tronque: bool
) -> Iterator[str]:
    """What counting from an earlier day would give: the first date, and more reports."""
    for depart in departs:
        dates = [date_longue(datetime.date.fromisoformat(iso)) for iso in depart["echeances"]]
        if not dates:
            continue
        montres = sum(rapport["type"] == depart["type"] for rapport in rapports)
        titre = depart["titre"][:1].upper() + depart["titre"][1:]
        if not montres:
            suite = f"il y en aurait {len(dates)}, que ce calendrier ne montre pas"
        elif len(dates) != montres and not tronque:
            suite = (
                f"les dates viendraient plus tôt ; il y en aurait {len(dates)} au lieu de {montres}"
            )
        else:
            suite = "les dates viendraient plus tôt"
        yield f"{DEPART_OUVERT} {titre}, {suite} : le premier, le {dates[0]}."


def _yearly(faits: Faits, rapports: Sequence[Mapping[str, Any]]) -> list[str]:
    """The minimum of the text, and what the calendar year would make of it."""
    if faits.designation is None:
        return []
    fin_annee = datetime.date(faits.designation.year, 12, 31)
    if fin_annee > faits.fin and not any(r["type"] == "evolution" for r in rapports):
        return []
    return [
        f"{MINIMUM} Par année civile, un premier rapport pourrait être attendu avant la fin de "
        f"l’année de la désignation, le {date_longue(fin_annee)}."
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
