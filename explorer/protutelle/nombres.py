"""Exact fractions as pairs of whole numbers, and how they are written.

Knows: lowest terms, rounding half up to the hundredth for display, French grouping.
Ignores: what is counted. `fractions.Fraction` gives the same results more slowly (a test compares
them).
Used by: explorer.protutelle.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd

from explorer.francais import ESPACE, ESPACE_FINE

Rapport = tuple[int, int]
"""(numerator, denominator > 0) in lowest terms, never negative."""


def reduce(numerateur: int, denominateur: int) -> Rapport:
    commun = gcd(numerateur, denominateur)
    return numerateur // commun, denominateur // commun


def ratio(valeur: Fraction) -> Rapport:
    return valeur.numerator, valeur.denominator


def times(gauche: Rapport, droite: Rapport) -> Rapport:
    return reduce(gauche[0] * droite[0], gauche[1] * droite[1])


def plus(gauche: Rapport, droite: Rapport) -> Rapport:
    return reduce(gauche[0] * droite[1] + droite[0] * gauche[1], gauche[1] * droite[1])


def is_less(gauche: Rapport, droite: Rapport) -> bool:
    return gauche[0] * droite[1] < droite[0] * gauche[1]


def exact(valeur: Rapport) -> str:
    """A whole number or a fraction in lowest terms: `"4"`, `"79/36"`."""
    return str(valeur[0]) if valeur[1] == 1 else f"{valeur[0]}/{valeur[1]}"


def centiemes(valeur: Rapport) -> int:
    """The value in hundredths, rounded half up."""
    return (200 * valeur[0] + valeur[1]) // (2 * valeur[1])


def cents(valeur: Rapport) -> str:
    """`"30094.61"`: the machine form of a displayed amount."""
    unites, reste = divmod(centiemes(valeur), 100)
    return f"{unites}.{reste:02d}"


def entier(nombre: int) -> str:
    """`1 000`, with a narrow no-break space."""
    return str(nombre) if nombre < 1000 else f"{nombre:,}".replace(",", ESPACE_FINE)


def argent(machine: str) -> str:
    """`"30094.61"` as `30 094,61 €`."""
    unites, _, reste = machine.partition(".")
    return f"{entier(int(unites))},{reste}{ESPACE}€"


def lisible(valeur: Rapport, ecrit: str) -> str:
    """`4`, `2,5`, or `79/36 (environ 2,19)`; `ecrit` is `exact(valeur)`."""
    numerateur, denominateur = valeur
    if denominateur == 1:
        return entier(numerateur)
    unites, reste = divmod(centiemes(valeur), 100)
    decimal = f"{entier(unites)},{reste:02d}"
    if 100 % denominateur == 0:
        return decimal.rstrip("0")
    return f"{ecrit} (environ {decimal})"
