"""What a reader must know about the state of a text before resting on it.

Knows: the status file and where each notice is shown.
Ignores: the words of the notices.
Used by: scripts.content.texts, scripts.content.reference.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explorer.rendu.html import esc
from scripts.edition import Edition, Page


def status_of(edition: Edition, texte_id: str) -> Mapping[str, Any]:
    entries = (edition.data.get("statut") or {}).get("textes", ())
    return next((entry for entry in entries if entry["texte"] == texte_id), {})


def render_notices(edition: Edition, page: Page) -> str:
    """The notices whose `ou` names this page, its text, or « textes »; empty when there are none."""
    ici = {"textes", page.texte["id"], page.unite["id"], f"{page.texte['id']}#{page.unite['id']}"}
    notices = status_of(edition, page.texte["id"]).get("notices", ())
    return "".join(
        f'<p class="avertissement">{esc(notice["texte"])}{_source(notice)}</p>'
        for notice in notices
        if ici & set(_places(notice))
    )


def _places(notice: Mapping[str, Any]) -> list[str]:
    ou = notice.get("ou", [])
    return [ou] if isinstance(ou, str) else list(ou)


def _source(notice: Mapping[str, Any]) -> str:
    if not notice.get("source"):
        return ""
    nom = esc(notice["source"])
    lien = f'<a href="{esc(notice["url"])}" rel="external noopener">{nom}</a>' if notice.get("url") else nom
    return f" ({lien}, vu le {esc(notice.get('date', ''))})"
