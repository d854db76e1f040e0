"""Every suite of the services has its family side: an entry of « On me dit que… » tells it, duty by duty.

Knows: which parts of a suite touch a family (its agreement, the report, the forms, what is owed back, the silences).
Ignores: the words of the entries; whether what they name exists (scripts.checks.families).
Used by: scripts.check.

An entry tells a duty when it cites one of the phrases that the suite cites for it. The suites and the
questions of a flow without a schema (« Par où commencer ? ») only sort the services: no family meets them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scripts.checks.families import borrowed
from scripts.checks.index import Index, Item, as_list, as_map, walk
from scripts.ledger import cited_refs
from scripts.read import Problem

ENTRIES = "familles-entrees"
OPEN = ("ambigu", "muet")
DUTIES = (("accord", "l’accord"), ("rapport", "le rapport"))


def check(index: Index) -> Iterator[Problem]:
    entries = [
        entry
        for document in index.of_kind(ENTRIES)
        for entry in as_list(document.content)
        if isinstance(entry, dict)
    ]
    if not entries:
        return
    for key, table, what in (
        ("suites", index.suites, "cette suite"),
        ("questions", index.questions, "cette question"),
    ):
        for item in table.values():
            telling = [entry for entry in entries if item.id in as_list(entry.get(key))]
            if not _met_by_families(item):
                continue
            if not telling:
                yield _untold(item, what)
            elif key == "suites":
                yield from _duties(index, item, telling)


def duties(suite: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str, Any]]:
    """The parts of a suite that touch a family: where each stands, its name, what it holds."""
    for key, name in DUTIES:
        yield (key,), name, suite.get(key)
    for rank, form in enumerate(as_list(suite.get("formes"))):
        if as_map(form).get("statut") == "prevu":
            yield ("formes", rank), f"la forme « {form.get('forme')} »", form
    for rank, due in enumerate(as_list(suite.get("suites_dues"))):
        yield ("suites_dues", rank), "ce qui est dû en retour", due


def _met_by_families(item: Item) -> bool:
    content = as_map(item.document.content)
    return item.document.kind == "communs" or content.get("schema") is not None


def _duties(index: Index, suite: Item, telling: list[dict[str, Any]]) -> Iterator[Problem]:
    cited = {ref for entry in telling for ref in _cited(index, entry)}
    names = ", ".join(str(entry.get("id")) for entry in telling)
    for route, name, part in duties(suite.content):
        refs = set(cited_refs(part))
        if refs and not refs & cited:
            yield suite.problem(
                f"les familles ne lisent nulle part {name} de la suite « {suite.id} »",
                *route,
                expected=f"dans « {names} », une citation de {' ou '.join(sorted(refs))}",
                action="dites-le dans une de ces entrées de familles/on-me-dit.yaml",
            )
    wanted = {suite.id, *as_list(suite.content.get("lectures"))}
    told = {name for entry in telling for name in _silences(entry)}
    if suite.content.get("statut") in OPEN and not wanted & told:
        yield suite.problem(
            f"les familles ne lisent nulle part que le texte est {suite.content['statut']} (suite « {suite.id} »)",
            "statut",
            expected=f"dans « {names} », un « silence » parmi {', '.join(sorted(wanted))}",
            action="dites-le dans une de ces entrées de familles/on-me-dit.yaml",
        )


def _cited(index: Index, entry: dict[str, Any]) -> Iterator[str]:
    """The phrases an entry rests on: its own citations, and those it borrows."""
    yield from cited_refs(entry)
    for _, value in walk(entry):
        for name in as_list(as_map(value).get("comme")):
            yield from cited_refs(borrowed(index, str(name)))


def _silences(entry: dict[str, Any]) -> Iterator[str]:
    for _, value in walk(entry):
        yield from (str(name) for name in as_list(as_map(value).get("silence")))


def _untold(item: Item, what: str) -> Problem:
    return item.problem(
        f"aucune entrée de « On me dit que… » ne raconte {what} : « {item.id} »",
        "id",
        expected="au moins une entrée de familles/on-me-dit.yaml qui la nomme",
        action="nommez-la dans l’entrée du même moment, ou écrivez cette entrée",
    )
