"""The macros about the pages for families: how they read, who has read them.

Knows: what is counted (scripts.content.language), what the sessions say (familles/relectures.yaml).
Ignores: the pages that call them.
Used by: scripts.macros.
"""

from __future__ import annotations

from typing import Any

from explorer.rendu.html import esc
from scripts.content.family_parts import proofread
from scripts.content.language import Score, scores
from scripts.edition import Edition


def define(env: Any, edition: Edition) -> None:
    familles = edition.data["familles"]

    def relectures_familles() -> str:
        return proofread(familles["relectures"])

    def scores_familles(forme: str) -> str:
        """« resume »: one sentence; « tableau »: one row a page."""
        return {"resume": summary, "tableau": table}[forme](scores(familles))

    env.macro(relectures_familles)
    env.macro(scores_familles)


def summary(lignes: list[Score]) -> str:
    phrases = sum(ligne.phrases for ligne in lignes)
    moyenne = sum(ligne.phrases * ligne.moyenne for ligne in lignes) / phrases
    return (
        f"Aujourd’hui : {len(lignes)} pages, {phrases} phrases, {decimal(moyenne)} mots par phrase en moyenne ; "
        f"la plus longue en a {max(ligne.longue for ligne in lignes)}."
    )


def table(lignes: list[Score]) -> str:
    rangs = "".join(
        f'<tr><th scope="row">{esc(ligne.titre)}</th><td>{ligne.phrases}</td>'
        f"<td>{decimal(ligne.moyenne)}</td><td>{ligne.longue}</td></tr>"
        for ligne in lignes
    )
    return (
        '<div class="tableau" role="region" aria-label="Longueur des phrases, page par page" tabindex="0"><table>'
        '<thead><tr><th scope="col">Page</th><th scope="col">Phrases</th><th scope="col">Mots par phrase</th>'
        f'<th scope="col">La plus longue</th></tr></thead><tbody>{rangs}</tbody></table></div>'
    )


def decimal(nombre: float) -> str:
    return f"{nombre:.1f}".replace(".", ",")
