"""Protutelle services: staffing (art. 5) and operating subsidy (art. 6) from a number of mandats
agréés.

Knows: which readings are computed, the shape of a result, the warnings that go with it.
Ignores: how a result is shown; the day of today.
Used by: the command line, explorer.vues.protutelle, explorer.quiz, tests, the build.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from explorer.corpus import Corpus
from explorer.errors import ReponseInvalide
from explorer.francais import parse_date
from explorer.protutelle.avertissements import Avertissements
from explorer.protutelle.calcul import Calculateur
from explorer.protutelle.normes import LECTURES, PRORATA, load_normes
from explorer.protutelle.options import (
    FONCTIONS,
    compare,
    coordinator,
    estimate_personnel,
    index_amounts,
)
from explorer.protutelle.seuil import explain_threshold
from explorer.saisie import parse_mandats, parse_pas_index

__all__ = [
    "FONCTIONS",
    "LECTURES",
    "PRORATA",
    "compute",
    "compute_range",
    "iterate_range",
    "threshold",
]


def compute(
    corpus: Corpus,
    mandats: int | str,
    date: datetime.date | str,
    *,
    comparer: int | str | None = None,
    pas_index: int | str | None = None,
    bruts: Mapping[str, object] | None = None,
    residentiel: bool | None = None,
    plus_de_28_etp: bool | None = None,
) -> dict[str, Any]:
    """Staffing in ETP and operating subsidy in EUR under each reading of « pour 18 mandats
    agréés ».

    `mandats`: whole number ≥ 1 (mandats agréés, art. 2, 3). `date`: day or `AAAA-MM-JJ`. ETP and
    `exact` are strings, whole or in lowest terms; `euros` have two decimals, half up. Options:
    `comparer` (another number of mandats), `pas_index` (index steps), `bruts` (the reader's
    own yearly gross pay in EUR, per function of `FONCTIONS`), `residentiel` and `plus_de_28_etp`
    (the two conditions of a coordinator). Parts that do not depend on the number are shared between
    results of one day: read them, do not change them.

    Raises `ReponseInvalide` (champ: mandats, date, comparer, pas, brut-…) and `HorsPeriode` before
    1 January 2019 (art. 9).
    """
    jour = _to_date(date)
    nombre = parse_mandats(mandats)
    moteur = _moteur(corpus, jour)
    resultat = moteur.result(nombre)
    valeurs = resultat["lectures"]
    if comparer is not None:
        autre = parse_mandats(comparer, "comparer")
        resultat["comparaison"] = compare(valeurs, moteur.calculateur.lectures(autre)[0], autre)
    if pas_index is not None:
        pas = parse_pas_index(pas_index)
        resultat["indexation"] = index_amounts(moteur.normes, valeurs, pas)
    if residentiel or plus_de_28_etp:
        resultat["coordinateur"] = coordinator(
            corpus, residentiel=bool(residentiel), plus_de_28_etp=bool(plus_de_28_etp)
        )
    if bruts:
        resultat["estimation"] = estimate_personnel(
            corpus, jour, valeurs, bruts, residentiel=residentiel, plus_de_28_etp=plus_de_28_etp
        )
    return resultat


def compute_range(
    corpus: Corpus, de: int | str, a: int | str, date: datetime.date | str
) -> list[dict[str, Any]]:
    """`compute` for every number of mandats from `de` to `a`, both included, in one go.

    Parts that do not depend on the number are shared between the results: read them, do not change
    them. Raises as `compute` (champ: de, a, date).
    """
    return list(iterate_range(corpus, de, a, date))


def iterate_range(
    corpus: Corpus, de: int | str, a: int | str, date: datetime.date | str
) -> Iterator[dict[str, Any]]:
    """The same one by one, for ranges too large to hold; refuses at once, not at the first
    result.
    """
    debut, fin = parse_mandats(de, "de"), parse_mandats(a, "a")
    if fin < debut:
        raise ReponseInvalide(
            f"La fin ({fin}) est plus petite que le début ({debut}) ; "
            "donnez d’abord le plus petit nombre.",
            "a",
        )
    moteur = _moteur(corpus, _to_date(date))
    return map(moteur.result, range(debut, fin + 1))


def threshold(corpus: Corpus, date: datetime.date | str) -> dict[str, Any]:
    """What changes at the threshold (80 mandats) under each reading; see
    `seuil.explain_threshold`.
    """
    return explain_threshold(load_normes(corpus, _to_date(date)))


class _Moteur:
    """What is shared by every result of one day."""

    def __init__(self, corpus: Corpus, jour: datetime.date) -> None:
        self.normes = load_normes(corpus, jour)
        self.calculateur = Calculateur(self.normes)
        self._date = jour.isoformat()
        self._avertissements = Avertissements(self.normes)
        self._registre = list(
            dict.fromkeys(
                [
                    *corpus.bareme("effectif")["lectures"],
                    *corpus.bareme("fonctionnement")["lectures"],
                ]
            )
        )

    def result(self, mandats: int) -> dict[str, Any]:
        valeurs, trace = self.calculateur.lectures(mandats)
        return {
            "mandats_agrees": mandats,
            "date": self._date,
            "lectures": valeurs,
            "trace": trace,
            "avertissements": self._avertissements.for_result(mandats, valeurs),
            "registre": self._registre,
        }


@lru_cache(maxsize=8)
def _moteur(corpus: Corpus, jour: datetime.date) -> _Moteur:
    """The engine of one day, made once: a reader who tries several numbers keeps the same day."""
    return _Moteur(corpus, jour)


def _to_date(jour: datetime.date | str) -> datetime.date:
    return jour if isinstance(jour, datetime.date) else parse_date(jour, "date")
