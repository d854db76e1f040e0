"""Plain values out of a YAML tree, with the place of every key and value.

Knows: which YAML values the project allows, and what the nodes of both YAML libraries share.
Ignores: files, what the keys mean.
Used by: scripts.read.
"""

from __future__ import annotations

import re
from typing import Any, Protocol

from scripts.located import Place, Problem, Route

INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
BOOLEANS = {"true", "True", "TRUE", "false", "False", "FALSE"}
NULLS = {"", "~", "null", "Null", "NULL"}


class Mark(Protocol):
    line: int
    column: int


class Node(Protocol):
    """What a node of ruamel.yaml and one of PyYAML both are."""

    id: str
    value: Any
    start_mark: Mark


class Builder:
    """Turns a YAML node into plain values and remembers where each one stands."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.keys: dict[Route, Place] = {}
        self.values: dict[Route, Place] = {}
        self.problems: list[Problem] = []

    def build(self, node: Node, route: Route) -> Any:
        self.values[route] = _place(node)
        if node.id == "mapping":
            return self._mapping(node, route)
        if node.id == "sequence":
            return [self.build(item, (*route, rank)) for rank, item in enumerate(node.value)]
        return self._scalar(node, route)

    def _mapping(self, node: Node, route: Route) -> dict[str, Any]:
        content: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if key_node.id != "scalar":
                self._report(key_node, "clé composée", "une clé simple, un seul mot")
                continue
            here = (*route, key)
            if key in content:
                first = self.keys[here]
                self._report(
                    key_node,
                    f"la clé « {key} » est écrite deux fois (déjà à la ligne {first.line})",
                    "chaque clé une seule fois",
                    "gardez-en une",
                )
                continue
            self.keys[here] = _place(key_node)
            content[key] = self.build(value_node, here)
        return content

    def _scalar(self, node: Node, route: Route) -> Any:
        if getattr(node, "style", None) in ('"', "'", "|", ">"):
            return node.value
        if node.value in BOOLEANS:
            return self._boolean(node)
        if node.value in NULLS:
            return self._null(node, route)
        if INTEGER.fullmatch(node.value):
            return int(node.value)
        return node.value  # dates and amounts stay text; the schema says where a number may stand

    def _boolean(self, node: Node) -> bool:
        if node.value not in ("true", "false"):
            self._report(node, f"« {node.value} »", "true ou false", "écrivez-le en minuscules")
        return bool(node.value.lower() == "true")

    def _null(self, node: Node, route: Route) -> None:
        if node.value != "null":
            # ruamel.yaml places an empty value on the next line: the key is what to look at.
            place = self.keys.get(route) or _place(node)
            self.values[route] = place
            self.problems.append(
                Problem(
                    self.path,
                    place,
                    "valeur vide",
                    expected="une valeur, ou le mot null",
                    action="complétez la ligne ou retirez la clé",
                )
            )

    def _report(self, node: Node, what: str, expected: str, action: str = "") -> None:
        self.problems.append(
            Problem(self.path, _place(node), what, expected=expected, action=action)
        )


def _place(node: Node) -> Place:
    return Place(node.start_mark.line + 1, node.start_mark.column + 1)
