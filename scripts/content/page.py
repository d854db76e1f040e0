"""One generated page, and how it is written as a Markdown file for MkDocs.

Knows: the front matter that the templates read.
Ignores: what the page says.
Used by: scripts.content.*, scripts.pages.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from explorer.rendu.html import esc
from scripts.typography import spaced

RAW = '<div class="genere">'  # what a generated page starts with: HTML, for nobody to convert


@dataclass(frozen=True, slots=True)
class Generated:
    """A page: its path from the root of the site (`.html`), title, description, HTML of its article."""

    chemin: str
    titre: str
    html: str
    description: str = ""
    meta: dict[str, Any] = field(default_factory=dict)

    @property
    def base(self) -> str:
        return "../" * self.chemin.count("/")

    def markdown(self) -> str:
        """Front matter (JSON is YAML) and one raw HTML block, left alone by Markdown and by the macros."""
        meta = {
            "title": self.titre,
            "description": self.description,
            "render_macros": False,
            **self.meta,
        }
        lignes = [
            f"{key}: {json.dumps(value, ensure_ascii=False)}"
            for key, value in meta.items()
            if value != ""
        ]
        corps = "\n".join(ligne for ligne in self.html.splitlines() if ligne.strip())
        return spaced("---\n" + "\n".join(lignes) + f"\n---\n{RAW}\n{corps}\n</div>\n")


def agir(*liens: tuple[str, str]) -> str:
    """What one can do from the page, before reading it: addresses and their words."""
    boutons = " ".join(
        f'<a class="bouton" href="{esc(url)}">{esc(mots)}</a>' for url, mots in liens
    )
    return f'<p class="agir sans-impression">{boutons}</p>'


def imprimer(mots: str) -> str:
    """The same for a page made to be printed: a button, there only when a script can print."""
    return (
        '<p class="agir sans-impression"><button type="button" class="bouton" data-imprimer>'
        f"{esc(mots)}</button></p>"
    )


def neighbours(pages: list[Generated]) -> list[Generated]:
    """The same pages, each knowing the one before and the one after (for the links at its foot)."""
    for index, page in enumerate(pages):
        if index:
            page.meta["precedent"] = {
                "url": pages[index - 1].chemin,
                "titre": pages[index - 1].titre,
            }
        suivant = pages[index + 1] if index + 1 < len(pages) else None
        page.meta["suivant"] = {
            "url": suivant.chemin if suivant else "",
            "titre": suivant.titre if suivant else "",
        }
    return pages
