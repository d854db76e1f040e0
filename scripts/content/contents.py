"""The summary of each text: its state, its source, the list of its pages.

Knows: the order of the pages.
Ignores: the words of the texts.
Used by: scripts.content.all_pages, scripts.macros.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from explorer.francais import date_longue
from explorer.rendu.html import esc
from scripts.content.notices import boxes, notices, places, status_of
from scripts.content.page import Generated
from scripts.content.texts import contents, short_title
from scripts.edition import Edition

SOUS_PAGE = ' class="sous-page"'


def pages(edition: Edition) -> Iterator[Generated]:
    """One summary a text."""
    for texte in edition.data["textes"].values():
        chemin = f"textes/{texte['id']}/index.html"
        yield Generated(
            chemin,
            texte["titre"],
            f"<h1>{esc(texte['titre'])}</h1>{page_list(edition, texte, '')}{state(edition, texte)}",
            f"{texte['titre']} : toutes les pages, mot à mot.",
            {"porte": "Les textes", "cote": contents(edition, texte)},
        )


def page_list(edition: Edition, texte: Mapping[str, Any], base: str) -> str:
    """Links to the pages of a text, the parts of a chapter under it."""
    lignes = "".join(
        f'<li{SOUS_PAGE if page.parents else ""}><a href="{esc(base + page.unite["id"])}.html">'
        f"{esc(short_title(page))}</a></li>"
        for page in edition.pages
        if page.texte["id"] == texte["id"]
    )
    return f'<ul class="liste-liens">{lignes}</ul>'


def state(edition: Edition, texte: Mapping[str, Any]) -> str:
    status, source = status_of(edition, texte["id"]), texte["source"]
    resume = "".join(f"<p>{esc(status[key])}</p>" for key in ("etat", "extrait") if status.get(key))
    avis = boxes(
        n for n in notices(edition, texte["id"]) if {texte["id"], "textes"} & set(places(n))
    )
    lien = (
        f' <a href="{esc(source["url"])}" rel="external noopener">Texte publié</a>.'
        if source.get("url")
        else ""
    )
    jour = (
        f" Date du texte : {date_longue(date.fromisoformat(source['date']))}."
        if source.get("date")
        else ""
    )
    note = f"<p>{esc(source['note'])}</p>" if source.get("note") else ""
    return (
        f'<h2 id="etat-du-texte">État de ce texte</h2>{resume}{avis}'
        f"<h2>Source</h2><p>{esc(source.get('publication', ''))}.{lien}{jour}</p>{note}"
    )
