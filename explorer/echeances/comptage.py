"""Counting months, in the three ways the words « dans les 2 mois » can be counted (B08).

Knows: months of unequal length, weekends, the ten legal holidays.
Ignores: reports.
Used by: explorer.echeances.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from explorer.errors import ReponseInvalide

COMPTAGE = "B08"
QUANTIEME = "quantieme"
QUANTIEME_A_VEILLE = "quantieme-a-veille"
JOUR_OUVRABLE = "jour-ouvrable"
UN_JOUR = datetime.timedelta(days=1)
SAMEDI = 5


def last_day(annee: int, mois: int) -> int:
    """How many days the month has."""
    if mois == 2 and annee % 4 == 0 and (annee % 100 != 0 or annee % 400 == 0):
        return 29
    return (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[mois - 1]


def add_months(jour: datetime.date, mois: int) -> datetime.date:
    """The same day of the month `mois` months later, or the last day of that month when it is
    shorter.

    Raises `ReponseInvalide` past the year 9999.
    """
    annee, rang = divmod(jour.year * 12 + jour.month - 1 + mois, 12)
    if annee > datetime.MAXYEAR:
        raise ReponseInvalide("Cette échéance tombe après l’an 9999 ; vérifiez l’année.", "mandat")
    return datetime.date(annee, rang + 1, min(jour.day, last_day(annee, rang + 1)))


def add_months_to_eve(jour: datetime.date, mois: int) -> datetime.date:
    """The last day of a period that starts the day after `jour` and runs to the eve of the same day
    number.

    It differs from `add_months` only from the last day of a month shorter than the month of
    arrival.
    """
    fin = add_months(jour, mois)
    dernier_du_mois = jour.day == last_day(jour.year, jour.month)
    return fin.replace(day=last_day(fin.year, fin.month)) if dernier_du_mois else fin


class JoursFeries:
    """The legal holidays of any year, from rules (fixed day, or days from Easter Sunday)."""

    def __init__(self, donnees: Mapping[str, Any]) -> None:
        self._regles = donnees["jours"]
        self._annees: dict[int, frozenset[datetime.date]] = {}

    def of_year(self, annee: int) -> frozenset[datetime.date]:
        if annee not in self._annees:
            self._annees[annee] = frozenset(self._day(regle, annee) for regle in self._regles)
        return self._annees[annee]

    def _day(self, regle: Mapping[str, Any], annee: int) -> datetime.date:
        if "paques" in regle:
            return easter(annee) + datetime.timedelta(days=int(regle["paques"]))
        return datetime.date(annee, int(regle["mois"]), int(regle["jour"]))

    def next_working_day(self, jour: datetime.date) -> datetime.date:
        """`jour` itself, or the first day after it that is no Saturday, Sunday or legal holiday."""
        while jour.weekday() >= SAMEDI or jour in self.of_year(jour.year):
            if jour == datetime.date.max:
                raise ReponseInvalide(
                    "Cette échéance tombe après l’an 9999 ; vérifiez l’année.", "mandat"
                )
            jour += UN_JOUR
        return jour


@lru_cache(maxsize=256)
def easter(annee: int) -> datetime.date:
    """Easter Sunday of the Gregorian calendar (epacts, reckoned from the age of the moon)."""
    or_, siecle = annee % 19, annee // 100
    solaire, lunaire = siecle - siecle // 4, (8 * siecle + 13) // 25
    epacte = (solaire - lunaire + 19 * or_ + 15) % 30
    epacte -= epacte // 28 * (1 - 29 // (epacte + 1) * ((21 - or_) // 11))
    jour_semaine = (annee + annee // 4 + epacte + 2 - solaire) % 7
    decalage = epacte - jour_semaine
    mois = 3 + (decalage + 40) // 44
    return datetime.date(annee, mois, decalage + 28 - 31 * (mois // 4))


def read_all(feries: JoursFeries, ancre: datetime.date, mois: int) -> dict[str, datetime.date]:
    """The end of a period of `mois` months from `ancre`, under each reading, the earliest first."""
    veille = add_months_to_eve(ancre, mois)
    return {
        QUANTIEME: add_months(ancre, mois),
        QUANTIEME_A_VEILLE: veille,
        JOUR_OUVRABLE: feries.next_working_day(veille),
    }
