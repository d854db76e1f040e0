"""What articles 5 and 6 fix on a given day, before any number of mandats is known.

Knows: thresholds, sizes of tranches, ETP and EUR per tranche, and the three readings of « pour 18
mandats ».
Ignores: the words of the trace.
Used by: explorer.protutelle.*
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from explorer.bareme import Parametre, Version, version_at
from explorer.corpus import Corpus
from explorer.protutelle.nombres import Rapport, reduce

PRORATA = "prorata"
TRANCHE_ENTIERE = "tranche-entiere"
TRANCHE_ENTAMEE = "tranche-entamee"
LECTURES = (PRORATA, TRANCHE_ENTIERE, TRANCHE_ENTAMEE)


class Tranches(NamedTuple):
    """The division in tranches of one article: it changes size at `seuil` mandats."""

    seuil: int
    sous_seuil: Parametre
    des_seuil: Parametre

    def parametre(self, mandats: int) -> Parametre:
        return self.sous_seuil if mandats < self.seuil else self.des_seuil

    def number(self, lecture: str, mandats: int) -> Rapport:
        """Number of tranches: exact, rounded down, or rounded up."""
        taille = self.parametre(mandats).valeur.numerator
        return count_tranches(lecture, mandats, taille)


def count_tranches(lecture: str, mandats: int, taille: int) -> Rapport:
    """`mandats` in tranches of `taille`, in lowest terms, under one reading (B02)."""
    if lecture == PRORATA:
        return reduce(mandats, taille)
    if lecture == TRANCHE_ENTIERE:
        return mandats // taille, 1
    return -(-mandats // taille), 1


class Normes(NamedTuple):
    """Articles 5 and 6 on one day. ETP per tranche, ETP flat, EUR per tranche and per year."""

    jour: date
    version_effectif: Version
    version_fonctionnement: Version
    tranches_effectif: Tranches
    tranches_fonctionnement: Tranches
    psycho_social: Fraction
    administratif: Fraction
    direction_max: Fraction
    montant: Fraction
    douziemes: Fraction

    def etp_psycho_social(self, lecture: str, mandats: int) -> Fraction:
        return self.psycho_social * Fraction(*self.tranches_effectif.number(lecture, mandats))

    def subvention(self, lecture: str, mandats: int) -> Fraction:
        return self.montant * Fraction(*self.tranches_fonctionnement.number(lecture, mandats))


def load_normes(corpus: Corpus, jour: date) -> Normes:
    """Raises `HorsPeriode` (art. 9) before 1 January 2019."""
    effectif = version_at(corpus.bareme("effectif"), jour)
    fonctionnement = version_at(corpus.bareme("fonctionnement"), jour)
    return Normes(
        jour,
        effectif,
        fonctionnement,
        _tranches(effectif),
        _tranches(fonctionnement),
        effectif.parametres["psycho-social"].valeur,
        effectif.parametres["administratif"].valeur,
        effectif.parametres["direction-max"].valeur,
        fonctionnement.parametres["montant"].valeur,
        fonctionnement.parametres["douziemes"].valeur,
    )


def _tranches(version: Version) -> Tranches:
    parametres = version.parametres
    return Tranches(
        parametres["seuil"].valeur.numerator,
        parametres["tranche-sous-seuil"],
        parametres["tranche-des-seuil"],
    )
