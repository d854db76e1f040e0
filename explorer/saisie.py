"""What a reader types, turned into numbers or refused in one French sentence.

Knows: the accepted spellings of a whole number and of an amount.
Ignores: what the numbers are for. (Dates: `francais.parse_date`.)
Used by: explorer.protutelle, explorer.vues, the command line.
"""

from __future__ import annotations

import re
from fractions import Fraction

from explorer.errors import ReponseInvalide

MANDATS_MAX = 1_000_000
PAS_MAX = 100
MONTANT_MAX = 10_000_000
ENTIER = re.compile(r"[0-9]+")
MONTANT = re.compile(r"[0-9]+(?:[.,][0-9]{1,2})?")
ESPACES = re.compile(r"[\s\u00a0\u202f]+")


def parse_mandats(valeur: object, champ: str = "mandats") -> int:
    """A whole number of mandats agréés, from 1 up.

    Raises `ReponseInvalide`: the text gives neither minimum nor maximum (B22); the upper limit is
    ours.
    """
    nombre = _parse_entier(valeur)
    if nombre is None and not _court(valeur):
        raise ReponseInvalide(
            "Indiquez le nombre de mandats agréés : un nombre entier à partir de 1, par exemple "
            "79.",
            champ,
        )
    if nombre is None:
        raise ReponseInvalide(
            f"« {_court(valeur)} » n’est pas un nombre entier de mandats agréés ; "
            "écrivez un nombre entier à partir de 1, par exemple 79.",
            champ,
        )
    if nombre < 1:
        raise ReponseInvalide(
            "Le calcul demande au moins 1 mandat agréé ; "
            "écrivez le nombre qui figure dans l’arrêté d’agrément.",
            champ,
        )
    if nombre > MANDATS_MAX:
        raise ReponseInvalide(
            "Ce nombre de mandats est trop grand pour ce site (au plus 1 000 000 ; "
            "cette limite n’est pas dans le texte) ; vérifiez le nombre de l’arrêté d’agrément.",
            champ,
        )
    return nombre


def parse_pas_index(valeur: object, champ: str = "pas") -> int:
    """A number of index steps, from 0 to 100. Raises `ReponseInvalide`."""
    nombre = _parse_entier(valeur)
    if nombre is None or nombre > PAS_MAX:
        raise ReponseInvalide(
            f"« {_court(valeur)} » n’est pas un nombre de sauts d’index ; "
            f"écrivez un nombre entier de 0 à {PAS_MAX}.",
            champ,
        )
    return nombre


def parse_montant(valeur: object, champ: str) -> Fraction:
    """A yearly gross amount in EUR, at most two decimals, comma or point. Raises
    `ReponseInvalide`.
    """
    propre = ESPACES.sub("", str(valeur)).removesuffix("€")
    if len(propre) > 20 or not MONTANT.fullmatch(propre):
        raise ReponseInvalide(
            f"« {_court(valeur)} » n’est pas un montant ; "
            "écrivez un montant annuel en euros, par exemple 48 000 ou 48000,50.",
            champ,
        )
    montant = Fraction(propre.replace(",", "."))
    if montant > MONTANT_MAX:
        raise ReponseInvalide(
            "Ce montant est trop grand pour un salaire brut annuel ; vérifiez le nombre de "
            "chiffres.",
            champ,
        )
    return montant


def _parse_entier(valeur: object) -> int | None:
    if isinstance(valeur, bool):
        return None
    if isinstance(valeur, int):
        return valeur
    propre = str(valeur).strip()
    if not ENTIER.fullmatch(propre):
        return None
    # Beyond every accepted value, without converting thousands of digits.
    return int(propre) if len(propre.lstrip("0")) < 13 else 10**13


def _court(valeur: object) -> str:
    texte = str(valeur).strip()
    return texte if len(texte) <= 40 else texte[:40] + "…"
