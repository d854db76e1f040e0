"""What a reader must know about the state of a text before resting on it.

Knows: the status file and where each notice is shown.
Ignores: the words of the notices.
Used by: scripts.content.texts, scripts.content.status.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from explorer.francais import date_longue
from explorer.rendu.html import esc
from scripts.edition import Edition, Page, walk


def status_of(edition: Edition, texte_id: str) -> Mapping[str, Any]:
    entries = (edition.data.get("statut") or {}).get("textes", ())
    return next((entry for entry in entries if entry["texte"] == texte_id), {})


def notices_here(edition: Edition, page: Page) -> str:
    """The notices that name this very page (or a unit on it): they come before the text."""
    ici = {unite["id"] for unite in walk(page.unite)} | {page.chemin}
    ici |= {f"{page.texte['id']}#{ident}" for ident in ici}
    found = [n for n in notices(edition, page.texte["id"]) if ici & set(places(n))]
    if len(found) < 2:
        return boxes(found)
    dedans = "".join(f"<p>{esc(n['texte'])}{source_of(n)}</p>" for n in found)
    return (
        '<details class="avertissement"><summary>À savoir avant de s’appuyer sur cette page '
        f"({len(found)} points)</summary>{dedans}</details>"
    )


def state_of_text(edition: Edition, page: Page) -> str:
    """The state of the whole text and its source: after the words, the same on each page."""
    texte, status = page.texte, status_of(edition, page.texte["id"])
    wide = {texte["id"], "textes"} | ({"schemas"} if page.unite["type"] == "schema" else set())
    general = [n for n in notices(edition, texte["id"]) if wide & set(places(n))]
    resume = "".join(f"<p>{esc(status[key])}</p>" for key in ("etat", "extrait") if status.get(key))
    source = texte["source"]
    lien = (
        f' <a href="{esc(source["url"])}" rel="external noopener">Texte publié</a>.'
        if source.get("url")
        else ""
    )
    return (
        f'<h2 id="etat-du-texte">État de ce texte</h2>{resume}{boxes(general)}'
        f"<p>Source : {esc(source.get('publication', ''))}.{lien} "
        f'<a href="../statut.html">Ce que le texte cite et ce qui a changé</a>.</p>'
    )


def notices(edition: Edition, texte_id: str) -> list[Mapping[str, Any]]:
    return list(status_of(edition, texte_id).get("notices", ()))


def places(notice: Mapping[str, Any]) -> list[str]:
    ou = notice.get("ou", [])
    return [ou] if isinstance(ou, str) else list(ou)


def boxes(found: Iterable[Mapping[str, Any]]) -> str:
    """One box for all of them; empty when there are none."""
    lignes = "".join(f"<p>{esc(n['texte'])}{source_of(n)}</p>" for n in found)
    return f'<div class="avertissement">{lignes}</div>' if lignes else ""


def notices_for(edition: Edition, lieu: str) -> str:
    """The notices of every text that name a place of the site: « orientation », « familles »…"""
    every = (n for texte in edition.data["textes"] for n in notices(edition, texte))
    return boxes(n for n in every if lieu in places(n))


def source_of(entry: Mapping[str, Any]) -> str:
    """« (source, vue le 21 novembre 2026) », with its link; empty without a source."""
    nom = entry.get("source")
    if not nom:
        return ""
    lien = (
        f'<a href="{esc(entry["url"])}" rel="external noopener">{esc(nom)}</a>'
        if entry.get("url")
        else esc(nom)
    )
    jour = entry.get("date")
    return f' <span class="sources">({lien}{", vu le " + date_longue(date.fromisoformat(jour)) if jour else ""})</span>'
