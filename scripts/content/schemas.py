"""Each schema twice: an ordered list that says everything, and a drawing made from the same units.

Knows: how the kinds of units of a schema follow each other or fork.
Ignores: the routing of the simulator (protocol_data/orientations), which is drawn elsewhere.
Used by: scripts.content.all_pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from explorer.rendu.html import esc
from scripts.content.page import Generated
from scripts.diagrams import Graph, draw, figure
from scripts.edition import Edition, titre_unite

FORKS = {"colonne": "", "branche": "soit"}
Exits = list[tuple[str, str]]


def pages(edition: Edition) -> Iterator[Generated]:
    schemas = [
        (texte, unite)
        for texte in edition.data["textes"].values()
        for unite in texte["unites"]
        if unite["type"] == "schema"
    ]
    drawings = draw({unite["id"]: graph(unite) for _, unite in schemas}, narrow)
    cote = {
        "titre": "Les schémas",
        "liens": [{"url": "textes/schemas.html", "titre": "Les quatre schémas"}]
        + [
            {"url": f"textes/{unite['id']}.html", "titre": titre_unite(unite), "sous": True}
            for _, unite in schemas
        ],
    }
    yield index(schemas, cote)
    for texte, unite in schemas:
        yield one(edition, texte, unite, drawings[unite["id"]], cote)


def index(
    schemas: list[tuple[Mapping[str, Any], Mapping[str, Any]]], cote: Mapping[str, Any]
) -> Generated:
    liens = "".join(
        f'<li><a href="{esc(unite["id"])}.html">{esc(titre_unite(unite))}</a></li>'
        for _, unite in schemas
    )
    return Generated(
        "textes/schemas.html",
        "Les quatre schémas",
        f'<h1>Les quatre schémas</h1><ul class="liste-liens">{liens}</ul>'
        "<p>Chaque schéma tient en une liste à imprimer, avec les mots exacts, et en un dessin tiré des mêmes données.</p>",
        "Les quatre schémas du protocole de 2012, en liste à imprimer et en dessin.",
        {"porte": "Les textes", "cote": cote},
    )


def one(
    edition: Edition,
    texte: Mapping[str, Any],
    unite: Mapping[str, Any],
    svg: str,
    cote: Mapping[str, Any],
) -> Generated:
    titre = titre_unite(unite)
    flux = next((f for f in edition.flux.values() if f.get("schema") == _rank(unite)), None)
    simuler = (
        f'<p><a class="bouton bouton-principal sans-impression" href="../orienter/etat/{esc(flux["id"])}/debut.html">Suivre ce schéma pas à pas</a></p>'
        if flux
        else ""
    )
    source = f"{texte['id']}/{unite['id']}.html"
    return Generated(
        f"textes/{unite['id']}.html",
        titre,
        f"<h1>{esc(titre)}</h1>{simuler}"
        f"{figure(svg, 'Dessin : ' + titre, 'Les flèches montrent l’ordre. La liste qui suit dit la même chose, avec les mots exacts.')}"
        f'<h2 id="liste">Le schéma en liste</h2><p><a href="{esc(source)}">Le même schéma phrase par phrase</a>, avec ce qui repose sur chacune.</p>'
        f'<div class="schema-liste"><ol>{"".join(items(unite, source))}</ol></div>',
        f"{titre} : la liste complète et le dessin.",
        {
            "porte": "Les textes",
            "parents": [{"url": "textes/schemas.html", "titre": "Les schémas"}],
            "cote": cote,
        },
    )


def _rank(unite: Mapping[str, Any]) -> int:
    return int(unite["id"].rsplit("-", 1)[1])


def items(unite: Mapping[str, Any], source: str) -> Iterator[str]:
    """The children of a unit as list items, each with its own list inside."""
    for enfant in unite.get("unites", ()):
        nom = enfant.get("intitule") or (f"[{enfant['titre']}]" if enfant.get("titre") else "")
        numero = f"{enfant['numero']} " if enfant.get("numero") else ""
        soit = "Soit : " if enfant["type"] == "branche" else ""
        phrases = "".join(
            f'<p><a class="sources" href="{esc(source)}#{esc(p["id"])}" aria-label="Voir la phrase dans le texte">§</a> {esc(p["texte"])}</p>'
            for p in enfant.get("phrases", ())
        )
        dedans = "".join(items(enfant, source))
        yield f'<li><p class="schema-nom">{esc(soit + numero + nom)}</p>{phrases}{f"<ol>{dedans}</ol>" if dedans else ""}</li>'


def graph(schema: Mapping[str, Any]) -> Graph:
    """Units in order, one under the other; columns and branches side by side, then together again."""
    drawn = Graph()
    _chain(drawn, schema.get("unites", ()), [])
    return drawn


def narrow(drawn: Graph) -> int:
    """Letters a line: three branches side by side must still fit a telephone."""
    ways = Counter(start for start, _, _ in drawn.edges)
    return 18 if max(ways.values()) < 3 else 12


def _chain(drawn: Graph, units: Any, entries: Exits) -> Exits:
    exits, fork = entries, list[Mapping[str, Any]]()
    for unite in units:
        if unite["type"] in FORKS:
            fork.append(unite)
            continue
        exits = _fork(drawn, fork, exits)
        fork = []
        exits = _one(drawn, unite, exits)
    return _fork(drawn, fork, exits)


def _fork(drawn: Graph, fork: list[Mapping[str, Any]], entries: Exits) -> Exits:
    if not fork:
        return entries
    exits: Exits = []
    for unite in fork:
        label = unite.get("intitule") or FORKS[unite["type"]]
        labelled = [(start, label) for start, _ in entries]
        exits += _one(drawn, unite, labelled)
    return exits


def _one(drawn: Graph, unite: Mapping[str, Any], entries: Exits) -> Exits:
    own = unite.get("phrases") or unite["type"] != "colonne"
    if not own:
        return _chain(drawn, unite.get("unites", ()), entries)
    drawn.node(unite["id"], label_of(unite), "note" if unite["type"] == "note" else unite["type"])
    for start, label in entries:
        drawn.edge(start, unite["id"], label)
    return _chain(drawn, unite.get("unites", ()), [(unite["id"], "")])


def label_of(unite: Mapping[str, Any]) -> str:
    """A few words: our title, or the beginning of the words themselves."""
    if unite["type"] == "colonne" or not (unite.get("titre") or unite.get("intitule")):
        texte = " ".join(p["texte"] for p in unite.get("phrases", ()))
        return texte if len(texte) <= 90 else texte[:88].rsplit(" ", 1)[0] + "…"
    numero = unite.get("numero", "")
    titre = titre_unite(unite)
    return (
        titre
        if not numero or titre.startswith(numero.strip(" :")) or "(*)" in titre
        else f"{numero} {titre}"
    )
