"""The lexique: every word of the texts that may stop a reader, in plain words first.

Knows: the list of terms.
Ignores: where terms occur in the pages (docs/assets/js/cadre/lexique.js).
Used by: scripts.content.all_pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from explorer.rendu.html import Liens, esc, render_citations
from scripts.content.actors import present_name
from scripts.content.notices import notices_for
from scripts.content.page import Generated
from scripts.edition import Edition


def pages(edition: Edition) -> Iterator[Generated]:
    termes = sorted(edition.data["lexique"], key=lambda terme: sort_key(terme["terme"]))
    noms = {terme["id"]: terme["terme"] for terme in termes}
    sommaire = "".join(f'<li><a href="#{esc(t["id"])}">{esc(t["terme"])}</a></li>' for t in termes)
    yield Generated(
        "textes/lexique.html",
        "Lexique",
        f'<h1>Lexique</h1><ul class="sommaire">{sommaire}</ul>'
        + "".join(entry(edition, terme, noms) for terme in termes)
        + notices_for(edition, "lexique"),
        "Les mots des deux textes, en mots simples, avec les phrases qui les définissent.",
    )


def sort_key(texte: str) -> str:
    from unicodedata import normalize

    return normalize("NFD", texte).encode("ascii", "ignore").decode().casefold()


def entry(edition: Edition, terme: Mapping[str, Any], noms: Mapping[str, str]) -> str:
    liens = Liens("../")
    mots = " ".join([*terme.get("formes", ()), *terme.get("synonymes", ())])
    voir = [
        f'<a href="#{esc(ident)}">{esc(noms[ident])}</a>'
        for ident in terme.get("voir", ())
        if ident in noms
    ]
    suite = f'<p class="voir">Voir : {", ".join(voir)}.</p>' if voir else ""
    actuel = present_name(terme)
    synonymes = (
        f'<p class="voir">Aussi : {esc(", ".join(terme["synonymes"]))}.</p>'
        if terme.get("synonymes")
        else ""
    )
    return (
        f'<section class="entree" id="{esc(terme["id"])}" data-recherche="{esc(terme["terme"])}" '
        f'data-mots="{esc(mots)}" data-poids="2">'
        f"<h2>{esc(terme['terme'])}</h2>"
        f'<p class="mots-simples">{esc(terme["mots_simples"])}</p><p>{esc(terme["definition"])}</p>'
        f"{f'<dl>{actuel}</dl>' if actuel else ''}"
        f"{render_citations(edition.corpus, terme.get('citations', ()), liens)}{synonymes}"
        f"{suite}</section>"
    )
