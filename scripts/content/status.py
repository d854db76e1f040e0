"""The status of the texts (what they cite, what has replaced it) and the list of every source.

Knows: the status file and where else sources stand in the data.
Ignores: whether a source is still right (its date says when it was read).
Used by: scripts.content.all_pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from explorer.francais import date_longue
from explorer.rendu.html import Liens, esc, render_source_links
from scripts.content.notices import boxes, notices, source_of, status_of
from scripts.content.page import Generated, agir
from scripts.edition import Edition

VERIFIE = {"verifie": "Lu dans la source", "a-verifier": "À vérifier"}


def pages(edition: Edition) -> Iterator[Generated]:
    yield Generated(
        "textes/statut.html",
        "État des textes",
        "<h1>État des textes</h1>"
        f"{agir(('lectures.html', 'Voir ce qui reste ouvert'))}"
        + "".join(one(edition, texte) for texte in edition.data["textes"].values()),
        "Ce que les deux textes citent, ce qui l’a remplacé, ce qui n’est qu’un extrait, avec sources et dates.",
    )
    yield Generated(
        "textes/sources.html",
        "Sources",
        f"<h1>Sources</h1>{agir(('index.html', 'Lire les deux textes'))}{texts(edition)}<h2>Faits pris hors des deux textes</h2>{table(edition)}",
        "Les deux textes publiés et les sources de chaque fait qui n’en vient pas.",
    )


def one(edition: Edition, texte: Mapping[str, Any]) -> str:
    status = status_of(edition, texte["id"])
    lignes = "".join(row(edition, cite) for cite in status.get("cite", ()))
    tableau = (
        f'<div class="tableau" role="region" aria-label="Ce que cite : {esc(texte["abrege"])}" tabindex="0"><table><thead><tr>'
        '<th scope="col">Le texte cite</th><th scope="col">Aujourd’hui</th><th scope="col">Vérification</th>'
        f"</tr></thead><tbody>{lignes}</tbody></table></div>"
        if lignes
        else ""
    )
    return (
        f'<section id="{esc(texte["id"])}" data-recherche="État : {esc(texte["titre"])}"><h2>{esc(texte["titre"])}</h2>'
        f"<p>{esc(status.get('etat', ''))}</p><p>{esc(status.get('extrait', ''))}</p>{tableau}"
        f"{boxes(notices(edition, texte['id']))}</section>"
    )


def row(edition: Edition, cite: Mapping[str, Any]) -> str:
    note = f"<br>{esc(cite['note'])}" if cite.get("note") else ""
    liens = render_source_links(edition.corpus, cite.get("citations", ()), Liens("../"))
    return (
        f"<tr><td>{esc(cite['reference'])}{liens}</td><td>{esc(cite.get('remplace_par') or '')}{note}{source_of(cite)}</td>"
        f"<td>{VERIFIE.get(cite.get('statut', ''), '')}</td></tr>"
    )


def texts(edition: Edition) -> str:
    return "".join(
        f"<h2>{esc(t['titre'])}</h2><p>{esc(t['source'].get('publication', ''))}. "
        + "".join(
            f'<a href="{esc(t["source"][key])}" rel="external noopener">{mot}</a>. '
            for key, mot in (("url", "Texte publié"), ("url_pdf", "Page du Moniteur (PDF)"))
            if t["source"].get(key)
        )
        + f"</p><p>{esc(t['source'].get('note', ''))}</p>"
        for t in edition.data["textes"].values()
    )


def table(edition: Edition) -> str:
    """Every outside source of the data, once, in alphabetical order."""
    rows = sorted(set(found(edition.data)))
    lignes = "".join(
        f'<tr><td><a href="{esc(url)}" rel="external noopener">{esc(nom)}</a></td><td>{jour_vu(jour)}</td></tr>'
        for nom, url, jour in rows
    )
    return (
        '<div class="tableau" role="region" aria-label="Sources" tabindex="0"><table><thead><tr><th scope="col">Source</th>'
        f'<th scope="col">Lue le</th></tr></thead><tbody>{lignes}</tbody></table></div>'
    )


def jour_vu(jour: str) -> str:
    return date_longue(date.fromisoformat(jour)) if jour else ""


def found(value: Any) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, Mapping):
        url, nom = value.get("url"), value.get("source") or value.get("texte")
        if isinstance(url, str) and isinstance(nom, str):
            yield nom, url, str(value.get("date") or value.get("verifie_le") or "")
        for inner in value.values():
            yield from found(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from found(inner)
