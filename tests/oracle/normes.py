"""Articles 5 and 6 counted one mandat at a time, in decimals; the numbers are typed from the text.

Knows: nothing of `explorer` nor of the data. Used by: tests.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction


def tranches(lecture: str, mandats: int) -> Fraction:
    """Full baskets of 18 (of 20 from 80 on), then what the started basket is worth."""
    panier = 18 if mandats < 80 else 20
    pleins, reste = 0, mandats
    while reste >= panier:
        pleins, reste = pleins + 1, reste - panier
    entame = {
        "prorata": Fraction(reste, panier),
        "tranche-entiere": Fraction(0),
        "tranche-entamee": Fraction(1 if reste else 0),
    }
    return pleins + entame[lecture]


def cents(montant: Fraction) -> str:
    with localcontext() as contexte:
        contexte.prec = 60
        decimal = Decimal(montant.numerator) / Decimal(montant.denominator)
        return str(decimal.quantize(Decimal("0.01"), ROUND_HALF_UP))


def lecture_attendue(lecture: str, mandats: int) -> dict[str, dict[str, str]]:
    nombre = tranches(lecture, mandats)
    psy = nombre / 2
    annuel = nombre * 6857
    return {
        "effectif": {
            "psycho_social": str(psy),
            "administratif": "1/2",
            "total": str((nombre + 1) / 2),
            "direction_max": str(psy if psy < 1 else 1),
        },
        "fonctionnement": {
            "exact": str(annuel),
            "euros": cents(annuel),
            "douzieme_euros": cents(annuel / 12),
        },
    }
