"""Flows as a graph: no dead end, nothing unreachable, no loop, no sharing past an unmet gate.

Knows: how a walk goes from question to question, through gates and from one flow to another.
Ignores: whether names exist (scripts.checks.references); answers (explorer.flow replays them).
Used by: scripts.check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from scripts.checks.index import Index, Item, as_list, as_map
from scripts.read import Problem

Node = tuple[str, str]
"""Where a walk stands: the flow it is in, and a question, a gate or a suite."""

SECRET = "secret"  # the gate that holds the five conditions of shared professional secrecy
GATE_ANSWERS = ("oui", "non", "ne-sait-pas")


def check(index: Index) -> Iterator[Problem]:
    reached = _reach(index, _starts(index))
    yield from _dead_ends(index)
    yield from _gate_questions(index)
    yield from _gates_in_flows(index, reached)
    yield from _unreached(index, {node for _, node in reached})
    yield from _crossings(index)
    yield from _loops(index)
    yield from _sharing(index)
    yield from _schemas(index)


def _starts(index: Index) -> list[Node]:
    return [(flow.id, str(flow.content.get("depart"))) for flow in index.flows.values()]


def successors(
    index: Index, node: Node, *, crossing: bool = True, passing: bool = True
) -> list[Node]:
    """The nodes that may follow.

    Without `crossing`, only those of the same flow; without `passing`, the secret gate stops.
    """
    flow_id, name = node
    if name in index.gates:
        gate, flow = index.gates[name].content, index.flows.get(flow_id)
        after = as_map(flow.content.get("apres_porte")).get(name) if flow else None
        next_nodes = [
            (flow_id, gate[key])
            for key in ("si_manquante", "si_inconnue")
            if isinstance(gate.get(key), str)
        ]
        if passing or name != SECRET:
            next_nodes += _targets(index, flow_id, after, crossing)
        return next_nodes
    if name not in index.questions:
        return []
    return [
        following
        for answer in as_list(index.questions[name].content.get("reponses"))
        for following in _targets(index, flow_id, as_map(answer).get("vers"), crossing)
    ]


def _targets(index: Index, flow_id: str, target: Any, crossing: bool) -> list[Node]:
    if isinstance(target, str):
        return [(flow_id, target)]
    target = as_map(target)
    found = [
        (flow_id, suite)
        for suite in as_map(target.get("suites")).values()
        if isinstance(suite, str)
    ]
    if isinstance(target.get("sinon"), str):
        found.append((flow_id, target["sinon"]))
    for key, entry in (("flux", "entree_croisee"), ("debut", "depart")):
        other = index.flows.get(str(target.get(key)))
        if crossing and other and isinstance(other.content.get(entry), str):
            found.append((other.id, other.content[entry]))
    if crossing and isinstance(target.get("reprise"), str):
        found.append((str(target.get("flux")), target["reprise"]))
    return found


def _reach(index: Index, starts: Iterable[Node], **options: bool) -> set[Node]:
    seen: set[Node] = set()
    waiting = list(starts)
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting += successors(index, node, **options)
    return seen


def _in_gates(index: Index) -> dict[str, Item]:
    return {
        name: gate
        for gate in index.gates.values()
        for name in as_list(gate.content.get("questions"))
        if isinstance(name, str)
    }


def _dead_ends(index: Index) -> Iterator[Problem]:
    gated = _in_gates(index)
    for question in index.questions.values():
        answers = as_list(question.content.get("reponses"))
        targets = [as_map(answer).get("vers") for answer in answers]
        for rank, target in enumerate(targets):
            if target is None and question.id not in gated:
                yield question.problem(
                    f"la réponse « {as_map(answers[rank]).get('id')} »"
                    f" de « {question.id} » est une impasse",
                    "reponses",
                    rank,
                    expected="« vers » : une question, une porte ou une suite",
                    action="dites où elle mène",
                )
        if (
            len(targets) > 1
            and targets[0] is not None
            and all(target == targets[0] for target in targets)
        ):
            yield question.problem(
                f"toutes les réponses de « {question.id} » mènent au même endroit",
                "reponses",
                expected="une question qui change quelque chose",
                action="retirez-la ou séparez ses réponses",
            )


def _gate_questions(index: Index) -> Iterator[Problem]:
    for name, gate in _in_gates(index).items():
        question = index.questions.get(name)
        if question is None:
            continue
        answers = [as_map(answer) for answer in as_list(question.content.get("reponses"))]
        if [answer.get("id") for answer in answers] != list(GATE_ANSWERS):
            yield question.problem(
                f"les réponses de « {name} » ne sont pas celles d’une porte",
                "reponses",
                expected=", ".join(GATE_ANSWERS),
                action=f"la porte « {gate.id} » compte sur elles",
            )
        for rank, answer in enumerate(answers):
            if "vers" in answer:
                yield question.problem(
                    f"« {name} » est dans la porte « {gate.id} » : elle seule mène plus loin",
                    "reponses",
                    rank,
                    "vers",
                    expected="aucun « vers »",
                    action="retirez-le",
                )
        if "condition" not in question.content:
            yield question.problem(
                f"« {name} » est dans une porte et n’a pas de « condition »",
                expected="condition: {nom, manquante, a_verifier}",
                action="ajoutez-la",
            )
    for question in index.questions.values():
        if "condition" in question.content and question.id not in _in_gates(index):
            yield question.problem(
                f"« {question.id} » a une « condition » mais n’est dans aucune porte",
                "condition",
                expected="une question d’une porte",
                action="retirez « condition » ou ajoutez la question à une porte",
            )


def _gates_in_flows(index: Index, reached: set[Node]) -> Iterator[Problem]:
    for flow in index.flows.values():
        after = as_map(flow.content.get("apres_porte"))
        met = {name for flow_id, name in reached if flow_id == flow.id and name in index.gates}
        for name in sorted(met - after.keys()):
            yield flow.problem(
                f"rien ne dit où va « {flow.id} » après la porte « {name} »",
                "apres_porte",
                expected=f"apres_porte: {{{name}: …}}",
                action="ajoutez-le",
            )
        for name in sorted((after.keys() & index.gates.keys()) - met):
            yield flow.problem(
                f"« {flow.id} » ne passe jamais par la porte « {name} »",
                "apres_porte",
                name,
                expected="une porte rencontrée dans ce flux",
                action="retirez-la ou faites-y mener une réponse",
            )


def _unreached(index: Index, reached: set[str]) -> Iterator[Problem]:
    reached = reached | {name for name, gate in _in_gates(index).items() if gate.id in reached}
    for table, what in (
        (index.questions, "la question"),
        (index.gates, "la porte"),
        (index.suites, "la suite"),
    ):
        for item in table.values():
            if item.id not in reached:
                yield item.problem(
                    f"{what} « {item.id} » n’est jamais atteinte",
                    "id",
                    expected="une réponse qui y mène",
                    action="faites-y mener une réponse ou retirez-la",
                )


def _crossings(index: Index) -> Iterator[Problem]:
    entered: set[str] = set()
    for flow_id, name in sorted(_reach(index, _starts(index), crossing=False)):
        question = index.questions.get(name)
        for rank, answer in enumerate(
            as_list(question.content.get("reponses")) if question else []
        ):
            target = as_map(as_map(answer).get("vers"))
            if "flux" not in target or question is None:
                continue
            entered.add(str(target["flux"]))
            other = index.flows.get(str(target["flux"]))
            if target["flux"] == flow_id:
                yield question.problem(
                    f"« {flow_id} » se croise lui-même",
                    "reponses",
                    rank,
                    "vers",
                    "flux",
                    expected="un autre flux",
                )
            yield from _resumed(index, question, rank, target)
            if other and "entree_croisee" not in other.content:
                yield question.problem(
                    f"« {other.id} » n’a pas d’entrée pour qui vient d’un autre flux",
                    "reponses",
                    rank,
                    "vers",
                    expected=f"« entree_croisee » dans {other.document.path}",
                    action="ajoutez-la",
                )
    for flow in index.flows.values():
        if "entree_croisee" in flow.content and flow.id not in entered:
            yield flow.problem(
                f"aucun flux ne croise « {flow.id} »",
                "entree_croisee",
                expected="une réponse d’un autre flux avec « flux »",
                action="retirez « entree_croisee »",
            )


def _resumed(index: Index, question: Item, rank: int, target: dict[str, Any]) -> Iterator[Problem]:
    """A flow is taken up again inside itself, past its gate."""
    resumed = index.questions.get(str(target.get("reprise")))
    other = index.flows.get(str(target["flux"]))
    if resumed and other and resumed.document is not other.document:
        yield question.problem(
            f"« {resumed.id} » n’est pas une question de « {other.id} »",
            "reponses",
            rank,
            "vers",
            "reprise",
            expected=f"une question de {other.document.path}",
            action="choisissez celle où ce flux reprend",
        )


def _loops(index: Index) -> Iterator[Problem]:
    """Inside one flow a walk never comes back; between flows, an answered `reprise` ends it."""
    for flow in index.flows.values():
        starts = [
            str(flow.content[key]) for key in ("depart", "entree_croisee") if key in flow.content
        ]
        loop = _find_loop(
            [(flow.id, start) for start in starts],
            lambda node: successors(index, node, crossing=False),
        )
        if loop:
            names = [name for _, name in loop]
            owner = index.nodes.get(names[0], flow)
            yield owner.problem(
                f"« {flow.id} » tourne en rond : {' → '.join([*names, names[0]])}",
                "id",
                expected="un chemin qui finit",
                action="changez un « vers » de ces questions",
            )


def _find_loop(starts: Iterable[Node], following: Callable[[Node], list[Node]]) -> list[Node]:
    done: set[Node] = set()

    def visit(node: Node, path: list[Node]) -> list[Node]:
        if node in path:
            return path[path.index(node) :]
        if node in done:
            return []
        for other in following(node):
            found = visit(other, [*path, node])
            if found:
                return found
        done.add(node)
        return []

    return next((loop for loop in (visit(start, []) for start in starts) if loop), [])


def _sharing(index: Index) -> Iterator[Problem]:
    open_nodes = {name for _, name in _reach(index, _starts(index), passing=False)}
    # A crossing enters past the gate of its own flow: it is open only if the walk before it was.
    for suite in index.suites.values():
        if suite.content.get("partage") is True and suite.id in open_nodes:
            yield suite.problem(
                f"« {suite.id} » permet de partager"
                f" et s’atteint sans que la porte « {SECRET} » soit passée",
                "partage",
                expected="les cinq conditions remplies avant tout partage",
                action="changez le chemin, ou partage: false",
            )


def _schemas(index: Index) -> Iterator[Problem]:
    """Each schema of the protocol is one flow, and no two flows go the same way."""
    for key, what in (("schema", "le schéma"), ("de", "le sens")):
        taken: dict[str, Item] = {}
        for flow in index.flows.values():
            name = flow.content.get(key)
            told = f"{name} vers {flow.content.get('a')}" if key == "de" else str(name)
            if name is not None and told in taken:
                yield flow.problem(
                    f"{what} « {told} » est déjà celui de « {taken[told].id} »",
                    key,
                    expected="un flux par schéma",
                )
            taken.setdefault(told, flow)
