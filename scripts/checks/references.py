"""Names that point to something: readings, actors, terms, texts, questions, suites, gates, flows.

Knows: which key holds the name of what, in which kind of file.
Ignores: citations (scripts.checks.citations), where routes lead (scripts.checks.flows), cases.
Used by: scripts.check.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scripts.checks.index import Index, Item, as_list, as_map, nearest, walk
from scripts.read import Document, Problem, Route

# (key that holds the name, name of the table in the index, how a reader calls it)
ACTOR_KEYS = ("par", "qui", "a", "de")
NUMERO = "{numero}"  # in a notice: the number of its help line


def check(index: Index) -> Iterator[Problem]:
    yield from _everywhere(index)
    yield from _actors(index)
    yield from _flow_names(index)
    yield from _terms(index)
    yield from _texts(index)


def unknown(
    document: Document, route: Route, what: str, name: Any, table: Mapping[str, Any]
) -> Iterator[Problem]:
    """One problem when `table` does not know the text `name`; the schema tells wrong types."""
    if isinstance(name, str) and name not in table:
        yield document.problem(
            route,
            f"{what} « {name} » n’existe pas",
            expected=_names(table),
            nearest=nearest(name, table),
            action="corrigez le nom ou définissez-le",
        )


def _names(table: Mapping[str, Any]) -> str:
    names = sorted(table)
    return (
        "un de ceux-ci : " + ", ".join(names)
        if len(names) <= 12
        else f"un des {len(names)} noms définis"
    )


def _everywhere(index: Index) -> Iterator[Problem]:
    """`lectures: [A08]` (list of texts) and `lecture: A08` mean the same thing in every file."""
    for document in index.documents.values():
        if document.kind == "lectures":
            continue  # there, `lectures` holds the readings themselves
        for route, value in walk(document.content):
            if not isinstance(value, dict):
                continue
            for rank, name in enumerate(as_list(value.get("lectures"))):
                if isinstance(name, str):
                    yield from unknown(
                        document, (*route, "lectures", rank), "la lecture", name, index.readings
                    )
            yield from _reading_of(index, document, route, value)
            if document.kind in ("communs", "flux"):
                yield from unknown(
                    document,
                    (*route, "lecture"),
                    "la lecture",
                    value.get("lecture"),
                    index.readings,
                )


def _reading_of(
    index: Index, document: Document, route: Route, value: Mapping[str, Any]
) -> Iterator[Problem]:
    """`{lecture: B09, sens: date-mandat}`: one reading of one entry."""
    entry = index.readings.get(str(value.get("lecture")))
    if entry and "sens" in value:
        what = f"dans {entry.id}, la lecture"
        yield from unknown(document, (*route, "sens"), what, value["sens"], _senses(entry))


def _actors(index: Index) -> Iterator[Problem]:
    for suite in index.suites.values():
        for route, value in walk(suite.content, suite.route):
            for key in ACTOR_KEYS:
                if isinstance(value, dict) and key in value:
                    yield from unknown(
                        suite.document, (*route, key), "l’acteur", value[key], index.actors
                    )
    for flow in index.flows.values():
        for key in ("de", "a"):
            yield from unknown(
                flow.document, (key,), "l’acteur", flow.content.get(key), index.actors
            )
    for actor in index.actors.values():
        for rank, link in enumerate(as_list(actor.content.get("relations"))):
            route = (*actor.route, "relations", rank, "vers")
            yield from unknown(
                actor.document, route, "l’acteur", as_map(link).get("vers"), index.actors
            )


def _flow_names(index: Index) -> Iterator[Problem]:
    for gate in index.gates.values():
        for rank, name in enumerate(as_list(gate.content.get("questions"))):
            yield from unknown(
                gate.document,
                (*gate.route, "questions", rank),
                "la question",
                name,
                index.questions,
            )
        for key in ("si_manquante", "si_inconnue"):
            yield from unknown(
                gate.document, (*gate.route, key), "la suite", gate.content.get(key), index.suites
            )
    for flow in index.flows.values():
        here, content = flow.document, flow.content
        yield from unknown(
            here, ("depart",), "la porte ou la question", content.get("depart"), index.nodes
        )
        yield from unknown(
            here, ("entree_croisee",), "la question", content.get("entree_croisee"), index.questions
        )
        for name, target in as_map(content.get("apres_porte")).items():
            yield from unknown(here, ("apres_porte", name), "la porte", name, index.gates)
            yield from check_target(index, here, ("apres_porte", name), target)
    for question in index.questions.values():
        for rank, answer in enumerate(as_list(question.content.get("reponses"))):
            route = (*question.route, "reponses", rank, "vers")
            yield from check_target(index, question.document, route, as_map(answer).get("vers"))


def check_target(index: Index, document: Document, route: Route, target: Any) -> Iterator[Problem]:
    """Every name in a `vers` is defined; a target with readings names each reading of its entry."""
    if isinstance(target, str):
        yield from unknown(
            document, route, "la question, la porte ou la suite", target, index.nodes
        )
    if not isinstance(target, dict):
        return
    for key, table, what in (
        ("flux", index.flows, "le flux"),
        ("debut", index.flows, "le flux"),
        ("sinon", index.suites, "la suite"),
        ("reprise", index.questions, "la question"),
    ):
        yield from unknown(document, (*route, key), what, target.get(key), table)
    suites = as_map(target.get("suites"))
    for name, suite in suites.items():
        yield from unknown(document, (*route, "suites", name), "la suite", suite, index.suites)
    entry = index.readings.get(str(target.get("lecture")))
    if entry and suites:
        yield from _same_readings(document, (*route, "suites"), entry, suites)


def _senses(entry: Item) -> dict[str, None]:
    """The identifiers of the readings of an entry."""
    return {str(as_map(sens).get("id")): None for sens in as_list(entry.content.get("lectures"))}


def _same_readings(
    document: Document, route: Route, entry: Item, suites: Mapping[str, Any]
) -> Iterator[Problem]:
    known = _senses(entry)
    for name in suites:
        yield from unknown(document, (*route, name), f"dans {entry.id}, la lecture", name, known)
    for name in known:
        if name not in suites:
            yield document.problem(
                route,
                f"la lecture « {name} » de {entry.id} ne mène nulle part",
                expected="une suite pour chaque lecture",
                action="ajoutez-la",
            )


def _terms(index: Index) -> Iterator[Problem]:
    for term in index.terms.values():
        for rank, name in enumerate(as_list(term.content.get("voir"))):
            yield from unknown(
                term.document, (*term.route, "voir", rank), "le terme", name, index.terms
            )


def _texts(index: Index) -> Iterator[Problem]:
    for document in index.of_kind("statut"):
        for rank, entry in enumerate(as_list(as_map(document.content).get("textes"))):
            name = as_map(entry).get("texte")
            yield from unknown(document, ("textes", rank, "texte"), "le texte", name, index.texts)
            for place, notice in enumerate(as_list(as_map(entry).get("notices"))):
                route = ("textes", rank, "notices", place)
                yield from _notice_number(index, document, route, as_map(notice))


def _notice_number(
    index: Index, document: Document, route: Route, notice: Mapping[str, Any]
) -> Iterator[Problem]:
    """`{numero}` stands for the number of the `aide` named, and for no other."""
    numbers = {
        str(as_map(aide).get("id")): None
        for aides in index.of_kind("aides")
        for aide in as_list(aides.content)
        if as_map(aide).get("numero")
    }
    yield from unknown(
        document, (*route, "aide"), "l’aide avec un numéro", notice.get("aide"), numbers
    )
    written = any(NUMERO in str(notice.get(key)) for key in ("texte", "court"))
    if written != ("aide" in notice):
        yield document.problem(
            route,
            f"« {NUMERO} » et « aide » vont ensemble dans un avis",
            expected=f"« {NUMERO} » dans le texte, et l’aide dont c’est le numéro",
            action="ajoutez celui qui manque, ou retirez l’autre",
        )
