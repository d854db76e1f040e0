"""The values of the quiz that the engine computes, written in French: right answers and usual
mistakes.

Knows: which result of which calculation a name stands for, and how it is written.
Ignores: the law (explorer.protutelle, explorer.echeances) and the questions.
Used by: explorer.quiz.

A calculation is a mapping with `vue`:
  protutelle  `mandats`, `lecture` (may be left out where all readings agree), `grandeur`
  (psycho_social,
              administratif, total, direction_max, fonctionnement, douzieme, retour), `moins`
              (difference)
  rapports    `mandat` (date), `rapport` (type of the first one wanted), `lecture` (prudent date
  if absent)
  erreur      `genre`, `mandats`: a number that people get by mistake, from the same parameters
  nombre      `valeur`, `unite`: a whole number with its noun
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from explorer.corpus import Corpus
from explorer.echeances import compute as compute_rapports
from explorer.errors import ReponseInvalide
from explorer.francais import ESPACE, date_longue, euros, nombre, pluriel
from explorer.protutelle import PRORATA, compute_range
from explorer.protutelle import compute as compute_protutelle
from explorer.protutelle.normes import load_normes

# The wording quoted by the questions is the one of 2018: its first version is the day of its
# article 9.
JOUR = date(2019, 1, 1)
EFFECTIF = ("psycho_social", "administratif", "total", "direction_max")
RETOUR_MAX = 200
NOM = re.compile(r"\{([a-z]+)\}")


def compute_values(corpus: Corpus, calculs: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Each named calculation as French text. Raises `ReponseInvalide` when one cannot be made."""
    return {nom: VUES[calcul["vue"]](corpus, calcul) for nom, calcul in calculs.items()}


def fill(texte: str, valeurs: Mapping[str, str]) -> str:
    """The text with each `{name}` replaced. Raises `KeyError` for a name without one."""
    return NOM.sub(lambda trouve: valeurs[trouve[1]], texte)


def _protutelle(corpus: Corpus, calcul: Mapping[str, str]) -> str:
    if calcul["grandeur"] == "retour":
        return _retour(corpus, calcul)
    valeur = _grandeur(corpus, calcul, calcul["mandats"])
    if "moins" not in calcul:
        return _ecrire(calcul["grandeur"], valeur)
    return _ecrire(
        calcul["grandeur"], valeur - _grandeur(corpus, calcul, calcul["moins"]), signe=True
    )


def _grandeur(corpus: Corpus, calcul: Mapping[str, str], mandats: str) -> Fraction:
    lectures = compute_protutelle(corpus, mandats, JOUR)["lectures"]
    if "lecture" in calcul:
        return _lire(corpus, lectures[calcul["lecture"]], calcul["grandeur"])
    valeurs = {_lire(corpus, lecture, calcul["grandeur"]) for lecture in lectures.values()}
    if len(valeurs) > 1:
        raise ReponseInvalide(
            f"Les lectures diffèrent pour {mandats} mandats ; nommez la lecture dans la question.",
            "lecture",
        )
    return valeurs.pop()


def _lire(corpus: Corpus, lecture: Mapping[str, Any], grandeur: str) -> Fraction:
    if grandeur in EFFECTIF:
        return Fraction(lecture["effectif"][grandeur])
    annuel = Fraction(lecture["fonctionnement"]["exact"])
    return annuel / load_normes(corpus, JOUR).douziemes if grandeur == "douzieme" else annuel


def _ecrire(grandeur: str, valeur: Fraction, *, signe: bool = False) -> str:
    if grandeur in ("fonctionnement", "douzieme"):
        return euros(valeur, signe=signe)
    exact = (valeur * 100).denominator == 1
    texte = nombre(valeur, 2, signe=signe)
    texte = texte.rstrip("0").rstrip(",") if exact else f"{texte} environ"
    return f"{texte.removesuffix(' environ')}{ESPACE}ETP{'' if exact else ' environ'}"


def _retour(corpus: Corpus, calcul: Mapping[str, str]) -> str:
    """The first number of mandats, after a fall, that gives at least as much again."""
    depart = int(calcul["mandats"])
    suite = compute_range(corpus, depart, depart + RETOUR_MAX, JOUR)
    montants = [
        _lire(corpus, resultat["lectures"][calcul.get("lecture", PRORATA)], "fonctionnement")
        for resultat in suite
    ]
    chute = next(rang for rang, montant in enumerate(montants) if montant < montants[0])
    retour = next(r for r in range(chute, len(montants)) if montants[r] >= montants[0])
    return pluriel(depart + retour, "mandat")


def _rapports(corpus: Corpus, calcul: Mapping[str, str]) -> str:
    rapports = compute_rapports(corpus, calcul["mandat"])["rapports"]
    rapport = next(r for r in rapports if r["type"] == calcul["rapport"])
    iso = rapport["lectures"][calcul["lecture"]] if "lecture" in calcul else rapport["echeance"]
    return date_longue(date.fromisoformat(iso))


def _erreur(corpus: Corpus, calcul: Mapping[str, str]) -> str:
    if calcul["genre"] == "trimestre":
        return euros(_grandeur(corpus, {"grandeur": "fonctionnement"}, calcul["mandats"]) / 4)
    normes = load_normes(corpus, JOUR)
    if calcul["genre"] == "montant-par-mandat":
        return euros(normes.montant * int(calcul["mandats"]))
    return euros(normes.montant / normes.tranches_fonctionnement.sous_seuil.valeur, signe=True)


def _nombre(corpus: Corpus, calcul: Mapping[str, str]) -> str:
    return pluriel(int(calcul["valeur"]), calcul["unite"])


VUES: dict[str, Callable[[Corpus, Mapping[str, str]], str]] = {
    "protutelle": _protutelle,
    "rapports": _rapports,
    "erreur": _erreur,
    "nombre": _nombre,
}
