"""The extract of a schema: the exact words that a table may cite, each with a number, on one sheet.

Knows: which words stand on a sheet (the units it names, and every phrase that a case of its schema cites).
Ignores: paper, pages; what the words mean.
Used by: scripts.kit.affiches, scripts.kit.cas, tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from explorer.rendu.html import esc
from scripts.edition import titre_unite, walk
from scripts.kit import Cas, Kit

TEXTE = "protocole-2012"
Feuille = Mapping[str, Any]
Unite = Mapping[str, Any]


class Mots(NamedTuple):
    """Words of the text: their reference, the number the text prints before them, the words."""

    ref: str
    numero: str
    texte: str


def lines(kit: Kit, feuille: Feuille) -> list[tuple[str, list[Mots]]]:
    """The words of a sheet, in the order of the text, under the title of the page where they stand."""
    voulues = {mots.ref for unite in _named(kit, feuille) for mots in _words(unite)}
    voulues |= {
        citation["phrase"]
        for cas in kit.cas
        if f"schema-{cas['schema']}" == feuille["schema"]
        for citation in cas["citations"]
    }
    parties = (
        (titre_unite(page.unite), [mots for mots in _own_words(page) if mots.ref in voulues])
        for page in kit.edition.pages
        if page.texte["id"] == TEXTE
    )
    return [(titre, mots) for titre, mots in parties if mots]


def numbers(kit: Kit, cas: Cas) -> dict[str, int]:
    """Each phrase of the sheet of the case's schema → its number; empty without a schema."""
    feuille = next((f for f in kit.extraits if f["schema"] == f"schema-{cas['schema']}"), None)
    if feuille is None:
        return {}
    refs = (mots.ref for _, partie in lines(kit, feuille) for mots in partie)
    return {ref: rang for rang, ref in enumerate(refs, 1)}


def render_lines(kit: Kit, feuille: Feuille) -> str:
    corps, rang = [], 0
    for titre, partie in lines(kit, feuille):
        corps.append(f"<h2>{esc(titre)}</h2>")
        for mots in partie:
            rang += 1
            numero = f"{esc(mots.numero)} " if mots.numero else ""
            corps.append(
                f'<p><strong class="extrait-rang">{rang}</strong> {numero}« {esc(mots.texte.strip())} »</p>'
            )
    html = "".join(corps)
    for unite in _named(kit, feuille):
        html = raise_notes(unite, html)
    return f'<div class="extrait">{html}</div>'


def raise_notes(unite: Unite, html: str) -> str:
    """The call of a note of the unit, which the text layer left on the line: « demandée1 »."""
    for note in (u["numero"] for u in walk(unite) if u["type"] == "note"):
        html = re.sub(rf"(?<=[^\W\d]){note}(?=\W* »)", f"<sup>{note}</sup>", html)
    return html


def _named(kit: Kit, feuille: Feuille) -> Iterator[Unite]:
    texte = kit.edition.data["textes"][TEXTE]
    for racine in texte["unites"]:
        for unite in walk(racine):
            if unite["id"] in feuille["unites"]:
                yield unite


def _own_words(page: Any) -> Iterator[Mots]:
    """The words printed on a page of the text, those of the pages under it left out."""
    yield from _words(page.unite, pages=False)


def _words(unite: Unite, *, pages: bool = True) -> Iterator[Mots]:
    """The heading and the phrases of a unit, then of the units under it."""
    numero = str(unite.get("numero") or "").strip(" :|")
    if unite.get("intitule"):
        yield Mots(f"{TEXTE}#{unite['id']}-intitule", numero, unite["intitule"])
        numero = ""
    for phrase in unite.get("phrases", ()):
        yield Mots(f"{TEXTE}#{phrase['id']}", numero, phrase["texte"])
        numero = ""
    for enfant in unite.get("unites", ()):
        if pages or not enfant.get("page"):
            yield from _words(enfant, pages=pages)
