"""The worked cases of the numbers and of the calendars, in words.

Knows: how such a case names its entry and its expected result.
Ignores: how they are computed (a test compares).
Used by: scripts.content.cases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from explorer.rendu.html import Liens, esc
from explorer.vues.saisie import state_of
from scripts.edition import Edition

PAGES = {"protutelle": "protutelle/calcul.html", "rapports": "protutelle/rapports.html"}


def render(edition: Edition, name: str, cas: Mapping[str, Any]) -> str:
    from scripts.content.cases import comment, sources

    entree = cas.get("entree") or cas.get("situation") or {}
    texte = f"<p>{esc(cas['situation'])}</p>" if isinstance(cas.get("situation"), str) else ""
    donnees = entree if isinstance(entree, Mapping) else {}
    liens = Liens("../")
    essai = (
        f'<p><a href="{liens.page(PAGES[name])}#{esc(state_of(edition.corpus, donnees))}">Refaire ce calcul</a></p>'
        if donnees
        else ""
    )
    return (
        f'<section class="entree" id="{esc(cas["id"])}" data-recherche="{esc(cas.get("nom") or cas["id"])}" data-poids="0.5">'
        f"<h2>{esc(cas.get('nom') or cas['id'])}</h2>{texte}{listing('Données', donnees)}"
        f"{listing('Résultat', cas.get('attendu', {}))}{comment(cas)}{essai}{sources(edition, cas, liens)}</section>"
    )


def listing(titre: str, value: Any) -> str:
    lignes = "".join(f"<li>{esc(nom)} : {esc(valeur)}</li>" for nom, valeur in flat(value))
    return f"<h3>{titre}</h3><ul>{lignes}</ul>" if lignes else ""


def flat(value: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Nested values as lines: « prorata, effectif, total : 79/36 »."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from flat(inner, f"{prefix}, {key}".strip(", "))
    elif isinstance(value, list):
        for rank, inner in enumerate(value, 1):
            yield from flat(inner, f"{prefix} {rank}".strip())
    else:
        yield prefix.replace("_", " "), "aucun" if value is None else value
