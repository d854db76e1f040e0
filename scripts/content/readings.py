"""The register of what the texts leave open: the words, the readings, what the explorer does with each.

Knows: the register.
Ignores: the flows and the calculations that use it.
Used by: scripts.content.all_pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from explorer.francais import date_longue
from explorer.rendu.html import Liens, esc, render_citations, render_reading_mark
from scripts.content.page import Generated, agir
from scripts.edition import Edition

STATUTS = {"ambigu": "Ambigu", "muet": "Muet", "depasse": "Dépassé", "defaut": "Défaut du texte"}
SENS = {
    "ambigu": "le texte peut se lire de plusieurs façons",
    "muet": "le texte ne dit rien",
    "depasse": "le texte renvoie à une règle qui a changé",
    "defaut": "le texte, ou le fichier dont il vient, a un défaut",
}


def pages(edition: Edition) -> Iterator[Generated]:
    lectures = sorted(edition.data["lectures"], key=lambda lecture: lecture["id"])
    groupes = {
        "protocole": ("Le protocole de 2012", "A"),
        "arrete": ("L’arrêté sur les protutelles", "B"),
    }
    vers = agir(*((f"#{ancre}", titre) for ancre, (titre, _) in groupes.items()))
    corps = "".join(
        f'<h2 id="{ancre}">{titre}</h2>{group(edition, [un for un in lectures if un["id"].startswith(lettre)])}'
        for ancre, (titre, lettre) in groupes.items()
    )
    cles = " ; ".join(
        f'<span class="statut statut-{nom}">{mot}</span> : {SENS[nom]}'
        for nom, mot in STATUTS.items()
    )
    yield Generated(
        "textes/lectures.html",
        "Ce que les textes laissent ouvert",
        '<h1>Ce que les textes laissent ouvert</h1><p class="chapeau">Aucun de ces points n’est tranché ici : '
        f"le site montre chaque lecture et dit ce qu’il en fait.</p><p>{cles}.</p>{vers}{corps}",
        "Les passages ambigus, muets, dépassés ou défectueux des deux textes, et leurs lectures.",
    )


def group(edition: Edition, lectures: list[Mapping[str, Any]]) -> str:
    """The points of one text: their list, then each of them."""
    return table(lectures) + "".join(entry(edition, un) for un in lectures)


def table(lectures: list[Mapping[str, Any]]) -> str:
    lignes = "".join(
        f'<li><a href="#{un["id"].lower()}">{esc(un["id"])} · {esc(un["titre"])}</a></li>'
        for un in lectures
    )
    return f'<ul class="sommaire">{lignes}</ul>'


def entry(edition: Edition, un: Mapping[str, Any]) -> str:
    liens = Liens("../")
    lectures = "".join(
        f"<li>{esc(sens['texte'])}{render_reading_mark(un, sens['id'])}</li>"
        for sens in un.get("lectures", ())
    )
    tranche = (
        f"<p>Qui pourrait trancher : {esc(un['qui_tranche'])}</p>" if un.get("qui_tranche") else ""
    )
    return (
        f'<section class="entree" id="{un["id"].lower()}" data-recherche="{esc(un["id"])} · {esc(un["titre"])}" data-poids="0.7">'
        f"<h3>{esc(un['id'])} · {esc(un['titre'])}</h3>"
        f'<p><span class="statut statut-{un["statut"]}">{STATUTS[un["statut"]]}</span></p>'
        f"{render_citations(edition.corpus, un.get('citations', ()), liens)}"
        f"{'<h4>Les lectures</h4><ol>' + lectures + '</ol>' if lectures else ''}"
        f"<p>{esc(un['explorateur'])}</p>{tranche}{sources(un)}</section>"
    )


def sources(un: Mapping[str, Any]) -> str:
    """Facts from outside the two texts, each with its address and the day it was read."""
    lignes = "".join(
        f"<li>{esc(s['texte'])} "
        + (
            f'<a href="{esc(s["url"])}" rel="external noopener">{esc(s["url"].split("/")[2])}</a>'
            if s.get("url")
            else ""
        )
        + (f", vu le {date_longue(date.fromisoformat(s['date']))}" if s.get("date") else "")
        + "</li>"
        for s in un.get("sources", ())
    )
    return f'<h4>Sources</h4><ul class="sources">{lignes}</ul>' if lignes else ""
