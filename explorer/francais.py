"""French as it is written: amounts, numbers, dates, plurals, with the right no-break spaces.

Knows: display and the one rounding rule of the display (half up).
Ignores: the law. Rounding happens here only, never in a calculation.
Used by: every renderer, the exports, the command line.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from explorer.errors import ReponseInvalide

ESPACE = "\u00a0"
ESPACE_FINE = "\u202f"
MOIS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
DATE_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
DATE_BELGE = re.compile(r"([0-9]{1,2})[/.\- ]([0-9]{1,2})[/.\- ]([0-9]{4})")


def round_half_up(valeur: Fraction | int, decimales: int) -> int:
    """The value in units of 10^-decimales, rounded half away from zero."""
    echelle = Fraction(valeur) * 10**decimales
    entier: int = (abs(echelle.numerator) * 2 + echelle.denominator) // (2 * echelle.denominator)
    return entier if echelle >= 0 else -entier


def decimal_text(valeur: Fraction | int, decimales: int = 2) -> str:
    """Rounded half up, with a point: `"30094.61"` (machine form)."""
    entier = round_half_up(valeur, decimales)
    signe = "-" if entier < 0 else ""
    if decimales == 0:
        return f"{signe}{abs(entier)}"
    gauche, droite = divmod(abs(entier), 10**decimales)
    return f"{signe}{gauche}.{droite:0{decimales}d}"


def nombre(valeur: Fraction | int, decimales: int = 0, *, signe: bool = False) -> str:
    """Rounded half up, in French: `"30 094,61"`, with narrow no-break spaces between thousands."""
    texte = decimal_text(valeur, decimales)
    negatif = texte.startswith("-")
    gauche, _, droite = texte.lstrip("-").partition(".")
    groupes = f"{int(gauche):,}".replace(",", ESPACE_FINE)
    prefixe = "−" if negatif else "+" if signe else ""
    return prefixe + groupes + ("," + droite if droite else "")


def euros(valeur: Fraction | int, *, signe: bool = False) -> str:
    """An amount in EUR: `"30 094,61 €"`."""
    return nombre(valeur, 2, signe=signe) + ESPACE + "€"


def fraction(valeur: Fraction | int) -> str:
    """The exact value: a whole number or a fraction in lowest terms, `"79/36"`."""
    exact = Fraction(valeur)
    return (
        str(exact.numerator) if exact.denominator == 1 else f"{exact.numerator}/{exact.denominator}"
    )


def date_longue(jour: date) -> str:
    """`31 décembre 2026`, `1er janvier 2027`, with no-break spaces."""
    quantieme = "1er" if jour.day == 1 else str(jour.day)
    return f"{quantieme}{ESPACE}{MOIS[jour.month - 1]}{ESPACE}{jour.year}"


def date_avec_jour(jour: date) -> str:
    """`jeudi 31 décembre 2026`."""
    return f"{JOURS[jour.weekday()]}{ESPACE}{date_longue(jour)}"


def date_courte(jour: date) -> str:
    """`31/12/2026`."""
    return f"{jour.day:02d}/{jour.month:02d}/{jour.year}"


def pluriel(compte: int, singulier: str, plusieurs: str | None = None) -> str:
    """`1 mandat`, `79 mandats` (French plural starts at two)."""
    mot = singulier if abs(compte) < 2 else plusieurs or singulier + "s"
    return f"{nombre(compte)}{ESPACE}{mot}"


def liste(elements: list[str] | tuple[str, ...], dernier: str = "et") -> str:
    """`a, b et c`."""
    if len(elements) < 2:
        return "".join(elements)
    return f"{', '.join(elements[:-1])} {dernier} {elements[-1]}"


def parse_date(texte: str, champ: str) -> date:
    """An ISO date (`2026-12-31`) or a Belgian one (`31/12/2026`).

    Raises `ReponseInvalide` with a sentence that says what was expected.
    """
    propre = texte.strip()
    if iso := DATE_ISO.fullmatch(propre):
        annee, mois, jour = iso.groups()
    elif belge := DATE_BELGE.fullmatch(propre):
        jour, mois, annee = belge.groups()
    else:
        raise ReponseInvalide(
            f"« {propre[:40]} » n’est pas une date reconnue ; "
            "écrivez-la comme 2026-12-31 ou 31/12/2026.",
            champ,
        )
    try:
        return date(int(annee), int(mois), int(jour))
    except ValueError:
        raise ReponseInvalide(
            f"« {propre[:40]} » n’existe pas dans le calendrier ; vérifiez le jour et le mois.",
            champ,
        ) from None
