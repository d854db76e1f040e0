"""Results as tables for a spreadsheet set to French: semicolons, decimal comma, UTF-8 with its
mark.

Knows: the columns; the trace is part of the table.
Ignores: how the numbers were found.
Used by: explorer.vues, the command line.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from explorer.corpus import Corpus
from explorer.francais import date_courte, decimal_text

MARQUE = "\ufeff"
SPECIAUX = frozenset(';"\n\r')
BARRE = "\u2044"  # fraction slash: a spreadsheet would read "1/2" as the first of February
EFFECTIF = {
    "psycho_social": "Personnel psycho-social",
    "direction_max": "dont direction ou master, au plus",
    "administratif": "Personnel administratif",
    "total": "Effectif total",
}
COLONNES_PROTUTELLE = (
    "partie", "mandats agréés", "lecture", "intitulé", "valeur exacte", "valeur", "unité",
    "opération", "phrases",
)  # fmt: skip
COLONNES_RAPPORTS = (
    "partie", "intitulé", "échéance prudente", "même jour du mois", "du lendemain à la veille",
    "jour ouvrable suivant", "plus tôt, selon un autre départ", "statut", "remarque", "phrases",
)  # fmt: skip


def protutelle_csv(corpus: Corpus, resultats: Sequence[Mapping[str, Any]]) -> str:
    """Results of `protutelle.compute`, values first, then the trace of each."""
    lignes: list[Sequence[str]] = [COLONNES_PROTUTELLE]
    for resultat in resultats:
        lignes += _values(resultat)
        lignes += _steps(resultat)
    lignes += _foot(corpus, resultats[0]["avertissements"], len(COLONNES_PROTUTELLE))
    return table(lignes)


def rapports_csv(corpus: Corpus, resultat: Mapping[str, Any]) -> str:
    """A result of `echeances.compute`: one line a report, then the trace."""
    lignes: list[Sequence[str]] = [COLONNES_RAPPORTS]
    for rapport in resultat["rapports"]:
        dates = [_day(rapport["echeance"]), *(_day(jour) for jour in rapport["lectures"].values())]
        dates.append(" ; ".join(_day(jour) for jour in rapport["plus_tot"].values()))
        phrases = _phrases(rapport["citations"])
        lignes.append(
            ("rapport", rapport["titre"], *dates, rapport["statut"], rapport["note"], phrases)
        )
    for etape in resultat["trace"]:
        jour, phrases = _day(etape["valeur"]), _phrases(etape["citations"])
        ligne = ("étape", etape["texte"], jour, "", "", "", "", "", etape["operation"], phrases)
        lignes.append(ligne)
    lignes += _foot(corpus, resultat["avertissements"], len(COLONNES_RAPPORTS))
    return table(lignes)


def _values(resultat: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    mandats = str(resultat["mandats_agrees"])
    for lecture, valeurs in resultat["lectures"].items():
        for cle, titre in EFFECTIF.items():
            exact = valeurs["effectif"][cle]
            valeur = _number(Fraction(exact), 4)
            yield ("résultat", mandats, lecture, titre, _exact(exact), valeur, "ETP", "", "")
        frais = valeurs["fonctionnement"]
        for titre, exact, euros, unite in (
            ("Frais de fonctionnement", _exact(frais["exact"]), frais["euros"], "EUR/an"),
            ("Un douzième", "", frais["douzieme_euros"], "EUR"),
        ):
            valeur = euros.replace(".", ",")
            yield ("résultat", mandats, lecture, titre, exact, valeur, unite, "", "")


def _steps(resultat: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    mandats = str(resultat["mandats_agrees"])
    for etape in resultat["trace"]:
        en_nombre = etape["unite"] not in ("date", "")
        yield (
            "étape",
            mandats,
            etape["lecture"] or "toutes",
            etape["texte"],
            _exact(etape["valeur"]) if en_nombre else "",
            _number(Fraction(etape["valeur"]), 4) if en_nombre else _day(etape["valeur"]),
            etape["unite"],
            _exact(etape["operation"]),
            _phrases(etape["citations"]),
        )


def _foot(corpus: Corpus, avertissements: Iterable[str], largeur: int) -> Iterator[Sequence[str]]:
    for texte in avertissements:
        yield ("avertissement", texte, *[""] * (largeur - 2))
    yield ("données", f"version {corpus.version}", *[""] * (largeur - 2))


def _number(valeur: Fraction, decimales: int) -> str:
    """Decimal comma, no grouping, no useless zero."""
    texte = decimal_text(valeur, decimales)
    return texte.rstrip("0").rstrip(".").replace(".", ",")


def _exact(texte: str) -> str:
    return texte.replace("/", BARRE)


def _day(iso: str) -> str:
    return date_courte(datetime.date.fromisoformat(iso))


def _phrases(citations: Iterable[Mapping[str, str]]) -> str:
    return " ".join(dict.fromkeys(citation["phrase"] for citation in citations))


def table(lignes: Iterable[Sequence[str]]) -> str:
    """The whole file: byte order mark, semicolons, CRLF."""
    return MARQUE + "".join(";".join(map(_cell, ligne)) + "\r\n" for ligne in lignes)


def _cell(texte: str) -> str:
    if SPECIAUX.isdisjoint(texte):
        return texte
    return '"' + texte.replace('"', '""') + '"'
