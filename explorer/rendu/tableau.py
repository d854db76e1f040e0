"""The frame of a wide table: it scrolls inside itself, is reached by keyboard, and says its name.

Used by: explorer.rendu.graphique, .protutelle, .protutelle_options, .rapports.
"""

from __future__ import annotations

from explorer.rendu.html import esc

FERMER = "</div>"


def open_frame(nom: str) -> str:
    """The start of the frame; `nom` (French, plain text) tells it from the other tables of the page."""
    return f'<div class="tableau" role="region" aria-label="{esc(nom)}" tabindex="0">'
