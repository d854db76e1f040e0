"""The joint training: what its files name exists, and each question of a sheet has its answer.

Knows: which key of the plan, the cases, the cards and the posters names what.
Ignores: whether an answer is right (tests), minutes, quantities.
Used by: scripts.check.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks.index import Index, Item, as_list, as_map, items
from scripts.checks.references import unknown
from scripts.read import Problem

CASES, PLAN, CARDS, POSTERS = (
    "formation-cas",
    "formation-plan",
    "formation-roles",
    "formation-affiches",
)
PROTOCOL = "protocole-2012"


def check(index: Index) -> Iterator[Problem]:
    cases = {case.id: case for case in _listed(index, CASES, "cas")}
    cards = {card.id: card for card in _listed(index, CARDS, "roles")}
    for case in cases.values():
        yield from _case(index, case, cards)
    for sequence in _listed(index, PLAN, "deroulement"):
        for key in ("cas", "reserve"):
            yield from _names(sequence, key, "le cas", cases)
    for card in cards.values():
        yield from unknown(
            card.document,
            (*card.route, "acteur"),
            "l’acteur",
            card.content.get("acteur"),
            index.actors,
        )
        for rank, source in enumerate(as_list(card.content.get("paroles"))):
            route = (*card.route, "paroles", rank, "suite")
            yield from unknown(
                card.document, route, "la suite", as_map(source).get("suite"), index.suites
            )
    for poster in _listed(index, POSTERS, "affiches"):
        yield from _names(poster, "decident", "l’acteur", index.actors)
        yield from _names(poster, "ne_decident_pas", "l’acteur", index.actors)
        for rank, call in enumerate(as_list(poster.content.get("appels"))):
            route = (*poster.route, "appels", rank, "suite")
            yield from unknown(
                poster.document, route, "la suite", as_map(call).get("suite"), index.suites
            )
    yield from _extracts(index)


def _listed(index: Index, kind: str, key: str) -> Iterator[Item]:
    for document in index.of_kind(kind):
        yield from items(document, (key,))


def _names(item: Item, key: str, what: str, table: dict[str, Item]) -> Iterator[Problem]:
    for rank, name in enumerate(as_list(item.content.get(key))):
        yield from unknown(item.document, (*item.route, key, rank), what, name, table)


def _case(index: Index, case: Item, cards: dict[str, Item]) -> Iterator[Problem]:
    yield from _names(case, "roles", "la carte", cards)
    yield from _names(case, "imprimer", "l’unité du texte", index.units)
    asked, answered = (len(as_list(case.content.get(key))) for key in ("demande", "corrige"))
    if asked != answered:
        yield case.problem(
            f"« {case.id} » pose {asked} question(s) et y répond {answered} fois",
            "corrige",
            expected="une réponse pour chaque question de « demande », dans l’ordre",
            action="ajoutez la réponse qui manque, ou retirez celle de trop",
        )


def _extracts(index: Index) -> Iterator[Problem]:
    """The units of an extract are units of the protocol."""
    units = {
        ref.partition("#")[2]: unit for ref, unit in index.units.items() if ref.startswith(PROTOCOL)
    }
    for document in index.of_kind(POSTERS):
        extracts = as_map(as_map(document.content).get("extraits"))
        for rank, name in enumerate(as_list(extracts.get("unites"))):
            route = ("extraits", "unites", rank)
            yield from unknown(document, route, "l’unité du protocole", name, units)
        for sheet in items(document, ("extraits", "feuilles")):
            yield from unknown(
                document,
                (*sheet.route, "schema"),
                "l’unité du protocole",
                sheet.content.get("schema"),
                units,
            )
