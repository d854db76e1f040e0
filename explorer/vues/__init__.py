"""What a page or a worker asks for: a state string in, one HTML fragment or one file out.

Knows: the two shapes that cross the edge.
Ignores: who asks (build, browser, test).
Used by: explorer.app, scripts (first screens and static twin), tests.
"""

from __future__ import annotations

from typing import NamedTuple


class Vue(NamedTuple):
    """A rendered state: the fragment, the title of the page, the canonical state, the announcement."""

    html: str
    titre: str
    etat: str
    annonce: str


class Fichier(NamedTuple):
    """A file made for the reader: its name, its media type, its content (text)."""

    nom: str
    type_mime: str
    contenu: str
