"""The rules of article 4, § 3 and the facts a reader gives, checked against each other.

Knows: months, anchors and words of the three kinds of reports; which dates contradict each other.
Ignores: how months are counted (see `comptage`).
Used by: explorer.echeances.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, NamedTuple

from explorer.bareme import version_at
from explorer.corpus import Corpus
from explorer.echeances.comptage import COMPTAGE, add_months
from explorer.errors import ReponseInvalide
from explorer.francais import date_longue, parse_date

Jour = datetime.date
NOMS = {
    "remise": "La remise du premier rapport",
    "designation": "La désignation du protuteur",
    "jusqu_au": "La fin du calendrier",
}


class Regle(NamedTuple):
    """One kind of report: months from its anchor, once or again and again."""

    type: str
    titre: str
    mois: int
    ancre: str
    repete: bool
    regle: str
    contenu: str
    lectures: list[str]
    citations: list[dict[str, str]]
    autres_departs: list[dict[str, str]]

    @property
    def depart_ouvert(self) -> bool:
        """Whether the register leaves open more than the way of counting months."""
        return any(lecture != COMPTAGE for lecture in self.lectures)


class Faits(NamedTuple):
    """The dates a reader gives, already consistent; `fin_choisie` when the horizon is theirs."""

    mandat: Jour
    remise: Jour | None
    designation: Jour | None
    designation_type: str | None
    fin: Jour
    fin_choisie: bool


def load_regles(corpus: Corpus, mandat: Jour) -> dict[str, Regle]:
    """The rules in force on the day of the mandate. Raises `HorsPeriode` before 1 January 2019."""
    version = version_at(corpus.echeances["rapports"], mandat, "mandat")
    return {brut["type"]: _regle(brut) for brut in version.contenu["rapports"]}


def _regle(brut: Mapping[str, Any]) -> Regle:
    champs = {cle: brut.get(cle, []) for cle in Regle._fields}
    return Regle(**{**champs, "mois": int(brut["mois"])})


def check_faits(
    corpus: Corpus,
    mandat: Jour | str,
    remise: Jour | str | None,
    designation: Jour | str | None,
    designation_type: str | None,
    jusqu_au: Jour | str | None,
) -> Faits:
    """Raises `ReponseInvalide` with the field whose date cannot be, or contradicts another."""
    debut = _to_date(mandat, "mandat")
    dates = {
        nom: None if brut in (None, "") else _to_date(brut, nom)
        for nom, brut in (("remise", remise), ("designation", designation), ("jusqu_au", jusqu_au))
    }
    for nom, jour in dates.items():
        if jour and jour < debut:
            raise ReponseInvalide(
                f"{NOMS[nom]} ({date_longue(jour)}) ne peut pas précéder la date du mandat "
                f"({date_longue(debut)}) ; corrigez l’une des deux dates.",
                nom,
            )
    _check_type(corpus, designation_type, dates["designation"])
    fin = dates["jusqu_au"] or _default_end(corpus, max(debut, dates["designation"] or debut))
    return Faits(
        debut,
        dates["remise"],
        dates["designation"],
        designation_type or None,
        fin,
        dates["jusqu_au"] is not None,
    )


def _check_type(corpus: Corpus, designation_type: str | None, designation: Jour | None) -> None:
    if not designation_type:
        return
    connus = [choix["id"] for choix in corpus.echeances["rapports"]["designations"]]
    if designation_type not in connus:
        raise ReponseInvalide(
            f"« {designation_type[:40]} » n’est pas un type de désignation ; "
            f"choisissez {' ou '.join(connus)}.",
            "designation_type",
        )
    if designation is None:
        raise ReponseInvalide(
            "Le type de désignation est donné sans date ; ajoutez la date de la désignation "
            "ou retirez le type.",
            "designation",
        )


def _default_end(corpus: Corpus, depart: Jour) -> Jour:
    mois = int(corpus.echeances["rapports"]["limites"]["horizon-mois"])
    try:
        return add_months(depart, mois)
    except ReponseInvalide:
        return datetime.date.max


def _to_date(jour: Jour | str | None, champ: str) -> Jour:
    if isinstance(jour, datetime.date):
        return jour
    return parse_date(str(jour or ""), champ)
