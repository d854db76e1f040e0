"""Who decides for whom, who reports to whom, who owes what in return: drawings and their sentences.

Knows: the relations of the actors and what the suites owe; how they are shared among small drawings.
Ignores: layout (scripts.diagrams), where the drawings are shown.
Used by: scripts.content.actors, scripts.formation.parcours, scripts.showcase.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from explorer.corpus import Corpus
from explorer.francais import ESPACE
from explorer.rendu.html import Liens, esc, render_source_links
from scripts.diagrams import Graph, draw, figure

TITRES = {
    "cpas": "Qui décide au CPAS",
    "aide-jeunesse": "Qui décide à l’aide à la jeunesse",
    "retour": "Ce que chacun doit à l’autre après une information",
    "protutelle": "Le service de protutelle et le Conseiller",
}
PROTUTELLE = "service-protutelle"
LETTRES = 11  # a line: each drawing fits a telephone
LARGE, PLACE = 17, 17  # two arrows side by side need longer lines, and room between them


class Donnees(Protocol):
    """What the drawings are made from: an edition, or the training made from it."""

    corpus: Corpus
    data: Mapping[str, Any]


class Relation(NamedTuple):
    """`de` verb `a`, with the sentences that say so."""

    de: str
    verbe: str
    a: str
    citations: Sequence[Mapping[str, str]]


def render(edition: Donnees, liens: Liens, rang: int = 3, noms: Sequence[str] = ()) -> str:
    """Every drawing, or those of `noms`, each under a heading of level `rang`, with its sentences."""
    groupes = {nom: r for nom, r in relations(edition).items() if not noms or nom in noms}
    dessins = draw({nom: graph(edition.corpus, liste) for nom, liste in groupes.items()}, _narrow)
    corps = "".join(
        f"<h{rang}>{esc(TITRES[nom])}</h{rang}>"
        + figure(dessins[nom], f"Dessin : {TITRES[nom]}", "La liste qui suit dit la même chose.")
        + f'<ul class="relations">{_sentences(edition.corpus, liste, liens)}</ul>'
        for nom, liste in groupes.items()
    )
    return f'<div class="dessins-acteurs">{corps}</div>'


def relations(edition: Donnees) -> dict[str, list[Relation]]:
    """The relations of each drawing, in the order of the data."""
    groupes: dict[str, list[Relation]] = {nom: [] for nom in TITRES}
    for acteur in edition.data["acteurs"]:
        for lien in acteur.get("relations", ()):
            relation = Relation(acteur["id"], lien["verbe"], lien["vers"], lien["citations"])
            groupes[_drawing(edition.corpus, relation)].append(relation)
    groupes["retour"] = owed(edition.corpus, edition.data["orientations"])
    return {nom: liste for nom, liste in groupes.items() if liste}


def owed(corpus: Corpus, flux: Mapping[str, Any]) -> list[Relation]:
    """What the suites say is owed in return, once for each pair of actors."""
    dues: dict[tuple[str, str], dict[str, list[Mapping[str, str]]]] = {}
    for contenu in flux.values():
        for suite in contenu.get("suites", ()):
            for due in suite.get("suites_dues", ()):
                quoi = dues.setdefault((due["qui"], due["a"]), {}).setdefault(due["quoi"], [])
                quoi += [c for c in due["citations"] if c not in quoi]
    return [
        Relation(de, f"doit {' et '.join(_small(quoi) for quoi in choses)} au", a, _all(choses))
        for (de, a), choses in dues.items()
    ]


def _small(quoi: str) -> str:
    return quoi[:1].lower() + quoi[1:]


def _all(choses: Mapping[str, Sequence[Mapping[str, str]]]) -> list[Mapping[str, str]]:
    return [citation for citations in choses.values() for citation in citations]


def _drawing(corpus: Corpus, relation: Relation) -> str:
    if PROTUTELLE in (relation.de, relation.a):
        return "protutelle"
    secteurs = (str(corpus.acteur(ident)["secteur"]) for ident in (relation.de, relation.a))
    return next(secteur for secteur in secteurs if secteur in TITRES)


def graph(corpus: Corpus, liste: Sequence[Relation]) -> Graph:
    """One node an actor; those to whom nothing else happens than the same thing share one."""
    paires = {(r.de, r.a) for r in liste}
    retour = any((a, de) in paires for de, a in paires)
    drawn = Graph(label_width=LARGE, label_size=PLACE) if retour else Graph(label_width=LETTRES)
    noeuds = _nodes(liste)
    for ident in dict.fromkeys(noeuds.values()):
        noms = [str(corpus.acteur(a)["nom"]) for a, noeud in noeuds.items() if noeud == ident]
        drawn.node(ident, " ou ".join(noms), "acteur")
    for relation in liste:
        drawn.edge(noeuds[relation.de], noeuds[relation.a], relation.verbe)
    return drawn


def _nodes(liste: Sequence[Relation]) -> dict[str, str]:
    """The node of each actor."""
    compte = Counter(ident for r in liste for ident in (r.de, r.a))
    premiers: dict[tuple[str, str], str] = {}
    noeuds: dict[str, str] = {}
    for r in liste:
        noeuds.setdefault(r.de, r.de)
        seul = compte[r.a] == 1
        noeuds.setdefault(r.a, premiers.setdefault((r.de, r.verbe), r.a) if seul else r.a)
    return noeuds


def _narrow(drawn: Graph) -> int:
    return LETTRES


def _sentences(corpus: Corpus, liste: Sequence[Relation], liens: Liens) -> str:
    return "".join(
        f"<li><strong>{esc(corpus.acteur(r.de)['nom'])}</strong>{ESPACE}: {esc(r.verbe)} "
        f"{esc(corpus.acteur(r.a)['nom'])}.{render_source_links(corpus, r.citations, liens)}</li>"
        for r in liste
    )
