"""Who is who: one entry an actor, with what each decides and does not decide, and the present name.

Knows: the list of actors.
Ignores: the flows.
Used by: scripts.content.all_pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from explorer.francais import date_longue
from explorer.rendu.html import Liens, esc, render_citations
from scripts.content import relations
from scripts.content.notices import notices_for
from scripts.content.page import Generated
from scripts.edition import Edition

SECTEURS = {
    "cpas": "Du côté du CPAS",
    "aide-jeunesse": "Du côté de l’aide à la jeunesse",
    "autre": "Les autres",
}


def pages(edition: Edition) -> Iterator[Generated]:
    blocs, liens = [], Liens("../")
    for secteur, titre in SECTEURS.items():
        siens = [acteur for acteur in edition.data["acteurs"] if acteur["secteur"] == secteur]
        if siens:
            blocs.append(
                f"<h2>{titre}</h2>" + "".join(entry(edition, acteur, liens) for acteur in siens)
            )
    yield Generated(
        "textes/acteurs.html",
        "Qui est qui, qui décide",
        f"<h1>Qui est qui, qui décide</h1>{table(edition)}"
        f'<h2 id="dessins">En dessin</h2>{relations.render(edition, liens)}'
        f"{''.join(blocs)}{notices_for(edition, 'acteurs')}",
        "Les acteurs des deux textes : leur rôle, ce qu’ils décident, ce qu’ils ne décident pas, leur nom actuel.",
    )


def table(edition: Edition) -> str:
    """First screen: who decides what, in one table."""
    lignes = "".join(
        f'<tr><th scope="row"><a href="#{esc(a["id"])}">{esc(a["nom"])}</a></th><td>{esc(a["decide"])}</td></tr>'
        for a in edition.data["acteurs"]
        if a.get("decide")
    )
    return (
        '<div class="tableau" role="region" aria-label="Qui décide quoi" tabindex="0"><table>'
        f'<thead><tr><th scope="col">Qui</th><th scope="col">Décide</th></tr></thead><tbody>{lignes}</tbody></table></div>'
    )


def entry(edition: Edition, acteur: Mapping[str, Any], liens: Liens) -> str:
    lignes = [
        ("Rôle", acteur.get("role")),
        ("Décide", acteur.get("decide")),
        ("Ne décide pas", acteur.get("ne_decide_pas")),
    ]
    liste = "".join(f"<dt>{mot}</dt><dd>{esc(valeur)}</dd>" for mot, valeur in lignes if valeur)
    complet = acteur.get("nom_complet", acteur["nom"])
    titre = acteur["nom"] if complet == acteur["nom"] else f"{acteur['nom']} : {complet}"
    simples = (
        f'<p class="mots-simples">{esc(acteur["mots_simples"])}</p>'
        if acteur.get("mots_simples")
        else ""
    )
    return (
        f'<section class="acteur" id="{esc(acteur["id"])}" data-recherche="{esc(titre)}" data-poids="1.6">'
        f"<h3>{esc(titre)}</h3>{simples}<dl>{liste}{present_name(acteur)}</dl>"
        f"{render_citations(edition.corpus, acteur.get('citations', ()), liens)}</section>"
    )


def present_name(item: Mapping[str, Any]) -> str:
    """« Aujourd’hui : … », with its source; empty when the name has not changed."""
    actuel = item.get("actuel")
    if not actuel:
        return ""
    jour = (
        f", vu le {date_longue(date.fromisoformat(actuel['date']))}" if actuel.get("date") else ""
    )
    source = (
        f'<a href="{esc(actuel["url"])}" rel="external noopener">{esc(actuel["source"])}</a>'
        if actuel.get("url")
        else esc(actuel.get("source", ""))
    )
    return f'<dt>Aujourd’hui</dt><dd>{esc(actuel["terme"])} <span class="sources">({source}{jour})</span></dd>'
