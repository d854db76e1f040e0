"""Dated parameters: the value of a rule on a given day, with its unit and its words.

Knows: versions keyed by their first day; no value is ever carried outside the known period.
Ignores: what the parameters are used for.
Used by: explorer.protutelle, explorer.echeances.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from explorer.errors import HorsPeriode
from explorer.francais import date_longue


class Parametre(NamedTuple):
    """One value of the text: exact number, unit (ETP, EUR/an, mandats, %…), the fragments that
    give it.
    """

    titre: str
    valeur: Fraction
    unite: str
    citations: tuple[dict[str, str], ...]


class Version(NamedTuple):
    """The state of a rule from `debut` on."""

    debut: str
    contenu: Mapping[str, Any]
    parametres: Mapping[str, Parametre]


def version_at(table: Mapping[str, Any], jour: date, champ: str = "date") -> Version:
    """The version in force on `jour`.

    Raises `HorsPeriode` before the first known day, with the words that fix that day when there are
    any, and after a rule has ended (an explicit null).
    """
    versions: Mapping[str, Any] = table["versions"]
    connus = [debut for debut in sorted(versions) if date.fromisoformat(debut) <= jour]
    if not connus:
        raise _too_early(table, min(versions), jour, champ)
    if versions[connus[-1]] is None:
        raise HorsPeriode(
            f"Pas de calcul au {date_longue(jour)} : aucune règle n’est connue depuis le "
            f"{date_longue(date.fromisoformat(connus[-1]))} ; choisissez une date avant ce jour.",
            champ,
        )
    return _read(versions, connus[-1])


def last_version(table: Mapping[str, Any]) -> Version:
    """The latest known version, for a reader who gives no date (the view says so)."""
    versions = table["versions"]
    return _read(versions, max(debut for debut, contenu in versions.items() if contenu is not None))


def _read(versions: Mapping[str, Any], debut: str) -> Version:
    contenu = versions[debut]
    parametres = {
        nom: Parametre(
            brut["titre"],
            Fraction(brut["valeur"]),
            brut["unite"],
            _citations(versions, nom, brut),
        )
        for nom, brut in contenu.get("parametres", {}).items()
    }
    return Version(debut, contenu, parametres)


def _citations(
    versions: Mapping[str, Any], nom: str, brut: Mapping[str, Any]
) -> tuple[dict[str, str], ...]:
    # A version whose words are not reproduced points to the version with the same number (`comme`).
    if "comme" in brut:
        return _citations(versions, nom, versions[brut["comme"]]["parametres"][nom])
    return tuple(brut.get("citations", ()))


def _too_early(table: Mapping[str, Any], premier: str, jour: date, champ: str) -> HorsPeriode:
    citations = tuple(table["versions"][premier].get("citations", ()))
    debut = date_longue(date.fromisoformat(premier))
    motif = "".join(f" (« {c['extrait']} », art. 9)" for c in citations if "#art-9-" in c["phrase"])
    return HorsPeriode(
        f"Pas de calcul au {date_longue(jour)} : la première règle connue vaut à partir du "
        f"{debut}{motif} ; choisissez une date à partir de ce jour.",
        champ,
        citations,
    )
