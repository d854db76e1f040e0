"""HTML of staffing and subsidy: the sentence, the readings side by side, the trace, the chart.

Knows: the order of a result page, its words.
Ignores: how numbers are found (explorer.protutelle), how a state string is read (explorer.vues).
Used by: explorer.vues.protutelle, scripts (static pages).
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from explorer.corpus import Corpus
from explorer.francais import ESPACE, date_longue, euros, pluriel
from explorer.protutelle.normes import LECTURES, PRORATA, TRANCHE_ENTAMEE, TRANCHE_ENTIERE
from explorer.rendu.graphique import render_charts, render_table
from explorer.rendu.html import Liens, esc, render_lectures, render_source_links
from explorer.rendu.protutelle_options import (
    TITRES,
    render_comparison,
    render_coordinator,
    render_estimation,
    render_indexation,
    render_line,
    write_etp,
)
from explorer.rendu.tableau import FERMER, open_frame

PAGE_NOMBRES = "protutelle/nombres.html"
LIGNES = (
    ("psycho_social", "Personnel psycho-social"),
    ("direction_max", "dont direction ou master, au plus"),
    ("administratif", "Personnel administratif"),
    ("total", "Effectif total"),
)


def render_result(
    corpus: Corpus, resultat: Mapping[str, Any], liens: Liens, *, date_donnee: bool
) -> str:
    """Everything below the heading of a result, in reading order."""
    mandats = resultat["mandats_agrees"]
    jour = datetime.date.fromisoformat(resultat["date"])
    return (
        f'<p class="resultat">{summary(resultat)}</p>'
        + _date_note(jour, date_donnee)
        + _readings_table(resultat)
        + _third_reading(resultat)
        + _warnings(resultat["avertissements"])
        + render_comparison(resultat)
        + render_indexation(resultat)
        + render_coordinator(corpus, resultat, liens)
        + render_estimation(resultat)
        + render_trace(corpus, resultat["trace"], liens)
        + "<h3>De 1 à 200 mandats</h3>"
        + render_charts(corpus, jour, mandats)
        + '<details class="sans-impression"><summary>Les mêmes nombres en tableau</summary>'
        + render_table(corpus, jour, mandats)
        + "</details>"
        + '<p class="impression-seule">Le tableau de 1 à 200 mandats a sa propre page à imprimer : '
        + f'<a href="{esc(liens.page(PAGE_NOMBRES))}">De 1 à 200 mandats</a>.</p>'
        + render_lectures(corpus, resultat["registre"], liens)
    )


def summary(resultat: Mapping[str, Any]) -> str:
    """The answer in one sentence (HTML-safe)."""
    prorata, entiere = (resultat["lectures"][nom] for nom in (PRORATA, TRANCHE_ENTIERE))
    mandats = pluriel(resultat["mandats_agrees"], "mandat agréé", "mandats agréés")
    etp = _between(write_etp(entiere["effectif"]["total"]), write_etp(prorata["effectif"]["total"]))
    frais = _between(_money(entiere), _money(prorata))
    selon = "" if prorata == entiere else ", selon la façon de lire le texte"
    return (
        f"Pour {mandats}, l’effectif subventionné est {etp[0]} "
        f"<strong>{etp[1]}{ESPACE}ETP</strong> et la "
        f"subvention de fonctionnement {frais[0]} <strong>{frais[1]} par an</strong>{selon}."
    )


def _between(bas: str, haut: str) -> tuple[str, str]:
    return ("de", bas) if bas == haut else ("entre", f"{bas} et {haut}")


def _money(valeurs: Mapping[str, Any]) -> str:
    return euros(Fraction(valeurs["fonctionnement"]["exact"]))


def _date_note(jour: datetime.date, date_donnee: bool) -> str:
    if date_donnee:
        return f"<p>Calcul au {date_longue(jour)}.</p>"
    return (
        "<p>Vous n’avez pas donné de date : le calcul applique la dernière version connue, en "
        "vigueur "
        f"depuis le {date_longue(jour)}.</p>"
    )


def _readings_table(resultat: Mapping[str, Any]) -> str:
    colonnes = (PRORATA, TRANCHE_ENTIERE)
    valeurs = [resultat["lectures"][nom] for nom in colonnes]
    entetes = "".join(f'<th scope="col">{TITRES[nom]}</th>' for nom in colonnes)
    lignes = "".join(
        render_line(f"{titre} (ETP)", [_exact_cell(v["effectif"][cle]) for v in valeurs])
        for cle, titre in LIGNES
    )
    lignes += render_line("Frais de fonctionnement, par an", [_money(v) for v in valeurs])
    lignes += render_line(
        "Un douzième, par mois",
        [euros(Fraction(v["fonctionnement"]["douzieme_euros"])) for v in valeurs],
    )
    return (
        "<h3>Les deux lectures, côte à côte</h3>"
        + open_frame("Les deux lectures")
        + '<table class="table-nombres"><caption class="sr">Effectif et '
        "subvention sous "
        "deux lectures du texte</caption><thead><tr><th "
        f'scope="col">Poste</th>{entetes}</tr></thead>'
        f"<tbody>{lignes}</tbody></table>{FERMER}"
    )


def _exact_cell(exact: str) -> str:
    """`2,19 (79/36)`: the fraction only when the decimal is rounded."""
    valeur = Fraction(exact)
    suite = "" if 100 % valeur.denominator == 0 else f"<br><small>{exact}</small>"
    return write_etp(exact) + suite


def _third_reading(resultat: Mapping[str, Any]) -> str:
    valeurs = resultat["lectures"][TRANCHE_ENTAMEE]
    if valeurs == resultat["lectures"][PRORATA]:
        return ""
    return (
        '<p class="note">Pour mémoire, une troisième lecture compterait en entier toute tranche '
        "entamée : "
        f"{write_etp(valeurs['effectif']['total'])}{ESPACE}ETP et {_money(valeurs)} par an.</p>"
    )


def _warnings(avertissements: Sequence[str]) -> str:
    return '<div class="avertissement"><p><strong>À savoir</strong></p><ul>' + (
        "".join(f"<li>{esc(texte)}</li>" for texte in avertissements) + "</ul></div>"
    )


def render_trace(corpus: Corpus, trace: Sequence[Mapping[str, Any]], liens: Liens) -> str:
    """Every step, the common ones first, then reading by reading."""
    groupes: dict[str | None, list[str]] = {None: [], **{nom: [] for nom in LECTURES}}
    for etape in trace:
        groupes[etape["lecture"]].append(_step(corpus, etape, liens))
    corps = "".join(
        f"<h4>{'Avant de choisir une lecture' if nom is None else TITRES[nom]}</h4>"
        f'<ol class="trace">{"".join(etapes)}</ol>'
        for nom, etapes in groupes.items()
    )
    return f"<h3>Le calcul, pas à pas</h3>{corps}"


def _step(corpus: Corpus, etape: Mapping[str, Any], liens: Liens) -> str:
    operation = (
        f' <span class="operation">({esc(etape["operation"])})</span>' if etape["operation"] else ""
    )
    return (
        f"<li>{esc(etape['texte'])}{operation}"
        f"{render_source_links(corpus, etape['citations'], liens)}</li>"
    )
