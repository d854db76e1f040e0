"""What happens at the threshold of 80 mandats, computed, reading by reading.

Knows: the level just below, at, and where the level just below is found again.
Ignores: the sentence shown on the page beyond the one warning it writes.
Used by: explorer.protutelle.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from explorer.francais import decimal_text, euros, fraction, nombre
from explorer.protutelle.normes import LECTURES, PRORATA, Normes


def explain_threshold(normes: Normes) -> dict[str, Any]:
    """Per reading: gap in ETP and EUR from `seuil` - 1 to `seuil`, and the number that finds the
    level again.

    Keys: `seuil` (mandats), `avant` (mandats), `lectures` → `ecart_etp`, `ecart_exact`,
    `ecart_euros` (strings) and `retrouve` (mandats; the threshold itself when nothing is lost).
    Art. 5 and 6.
    """
    seuil = normes.tranches_effectif.seuil
    return {
        "seuil": seuil,
        "avant": seuil - 1,
        "lectures": {lecture: _explain(normes, lecture, seuil) for lecture in LECTURES},
    }


def _explain(normes: Normes, lecture: str, seuil: int) -> dict[str, Any]:
    avant = seuil - 1
    etp = normes.etp_psycho_social(lecture, seuil) - normes.etp_psycho_social(lecture, avant)
    frais = normes.subvention(lecture, seuil) - normes.subvention(lecture, avant)
    return {
        "ecart_etp": fraction(etp),
        "ecart_exact": fraction(frais),
        "ecart_euros": decimal_text(frais),
        "retrouve": _regained(normes, lecture, seuil),
    }


def _regained(normes: Normes, lecture: str, seuil: int) -> int:
    etp = normes.etp_psycho_social(lecture, seuil - 1)
    frais = normes.subvention(lecture, seuil - 1)
    mandats = seuil
    while (
        normes.etp_psycho_social(lecture, mandats) < etp
        or normes.subvention(lecture, mandats) < frais
    ):
        mandats += 1
    return mandats


def concerned_range(normes: Normes) -> range:
    """The numbers of mandats at which one more, or a few fewer, changes the level because of the
    threshold.
    """
    seuil = normes.tranches_effectif.seuil
    au_seuil = normes.etp_psycho_social(PRORATA, seuil)
    debut = seuil
    while debut > 1 and normes.etp_psycho_social(PRORATA, debut - 1) > au_seuil:
        debut -= 1
    return range(debut, max(seuil, _regained(normes, PRORATA, seuil)))


def threshold_sentence(normes: Normes) -> str:
    """The cliff in one sentence, with computed numbers only."""
    effet = explain_threshold(normes)
    prorata = effet["lectures"][PRORATA]
    etp, frais = Fraction(prorata["ecart_etp"]), Fraction(prorata["ecart_exact"])
    return (
        f"Seuil de {effet['seuil']} mandats : au prorata, passer de {effet['avant']} à "
        f"{effet['seuil']} "
        f"change l’effectif de {nombre(etp, 2, signe=True)} ETP "
        f"({prorata['ecart_etp'].replace('-', '−')}) "
        f"et la subvention de {euros(frais, signe=True)} ; le niveau de {effet['avant']} mandats "
        "est "
        f"retrouvé à {prorata['retrouve']}. Par tranche entière, rien ne baisse à ce passage."
    )
