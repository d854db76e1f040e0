"""Strict reader of `protocol_data`: plain values, with the line and column of every key and value.

Knows: YAML 1.2 restricted to what the project allows; where each thing stands in its file.
Ignores: what the keys mean (see `scripts.checks`).
Used by: scripts.check, scripts.bundle, scripts.mutate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.tokens import AliasToken, AnchorToken, DirectiveToken, DocumentStartToken, TagToken

ROOT = Path(__file__).resolve().parent.parent / "protocol_data"

Route = tuple[str | int, ...]
"""Way from the top of a file to a value: keys and list positions."""

# One folder or file of data, the schema that describes it. The first pattern that matches decides.
KINDS: tuple[tuple[str, str], ...] = (
    ("meta.yaml", "meta"),
    ("textes/statut.yaml", "statut"),
    ("textes/*.yaml", "texte"),
    ("definitions/acteurs.yaml", "acteurs"),
    ("definitions/lexique.yaml", "lexique"),
    ("lectures/*.yaml", "lectures"),
    ("orientations/communs.yaml", "communs"),
    ("orientations/*.yaml", "flux"),
    ("baremes/*.yaml", "bareme"),
    ("echeances/jours-feries.yaml", "jours-feries"),
    ("echeances/*.yaml", "echeances"),
    ("cas/protutelle.yaml", "cas-protutelle"),
    ("cas/rapports.yaml", "cas-rapports"),
    ("cas/*.yaml", "cas"),
    ("formation/quiz-*.yaml", "quiz"),
    ("formation/**/*.yaml", "formation"),
    ("familles/aides.yaml", "aides"),
    ("familles/pages.yaml", "familles-pages"),
    ("familles/on-me-dit.yaml", "familles-entrees"),
    ("familles/**/*.yaml", "familles"),
)
SUSPECT = re.compile(r"^%|^---|^\.\.\.|(?:^|[\s:,\[{-])[&*!]\S", re.MULTILINE)
SYNTAX = (  # what ruamel.yaml says, and what it means for the person who types
    ("end of stream", "un guillemet ou une accolade n’est pas refermé"),
    ("expected <block end>", "cette ligne n’est pas alignée avec les précédentes"),
    (
        "mapping values are not allowed",
        "il y a un deux-points de trop : mettez le texte entre guillemets",
    ),
    ("could not find expected ':'", "il manque un deux-points"),
    (
        "cannot start any token",
        "ce caractère ne peut pas commencer une valeur : mettez-la entre guillemets",
    ),
    ("undefined alias", "ce renvoi ne désigne rien"),
    ("expected a single document", "il y a deux documents dans le fichier"),
    ("flow", "une liste ou des accolades sont mal écrites"),
)
INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Line and column, both from 1."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One defect of the data, told in four parts for a French reader."""

    path: str
    place: Place
    what: str
    expected: str = ""
    nearest: str = ""
    action: str = ""

    def __str__(self) -> str:
        nearest = f"le nom connu le plus proche est « {self.nearest} »" if self.nearest else ""
        parts = [self.what, self.expected and f"attendu : {self.expected}", nearest, self.action]
        told = " — ".join(part for part in parts if part)
        return f"{self.path}:{self.place.line}:{self.place.column} : {told}"


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One file: its plain content and the places of its keys and values; equal only to itself."""

    path: str
    kind: str
    content: Any
    keys: Mapping[Route, Place] = field(default_factory=dict)
    values: Mapping[Route, Place] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        return Path(self.path).stem

    def place(self, route: Route = (), *, key: bool = False) -> Place:
        """Place of a value (or of its key), or of the nearest thing around it that exists."""
        while route:
            known = self.keys if key else self.values
            if route in known:
                return known[route]
            if route in self.values:
                return self.values[route]
            route, key = route[:-1], True
        return self.values.get((), Place())

    def problem(self, route: Route, what: str, *, key: bool = False, **parts: str) -> Problem:
        return Problem(self.path, self.place(route, key=key), what, **parts)


def kind_of(path: str) -> str | None:
    """Name of the schema of a file given relative to `protocol_data`, None if no kind fits."""
    for pattern, kind in KINDS:
        folder, _, rest = pattern.partition("/**/")
        if rest and path.startswith(folder + "/") and path.endswith(".yaml"):
            return kind
        if not rest and Path(path).match(pattern) and path.count("/") == pattern.count("/"):
            return kind
    return None


def read_text(path: str, text: str) -> tuple[Document | None, list[Problem]]:
    """Read one file already in memory. The document is None when nothing can be made of it."""
    kind = kind_of(path)
    if kind is None:
        return None, [
            Problem(
                path,
                Place(),
                "ce fichier n’a pas sa place ici",
                expected=", ".join(pattern for pattern, _ in KINDS),
                action="déplacez-le ou supprimez-le",
            )
        ]
    problems = list(_raw_problems(path, text))
    try:
        problems += _oddities(path, text)
        node = YAML(typ="safe", pure=True).compose(text)
    except YAMLError as error:
        return None, [*problems, _syntax_problem(path, error)]
    if node is None:
        return None, [
            *problems,
            Problem(path, Place(), "ce fichier est vide", action="remplissez-le ou supprimez-le"),
        ]
    builder = _Builder(path)
    content = builder.build(node, ())
    return Document(path, kind, content, builder.keys, builder.values), problems + builder.problems


def read_file(root: Path, path: str) -> tuple[Document | None, list[Problem]]:
    """Read `root/path`; bytes that are not UTF-8 are a problem, not an exception."""
    try:
        text = (root / path).read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [
            Problem(path, Place(), f"octet {error.start} illisible", expected="un fichier en UTF-8")
        ]
    return read_text(path, text)


def list_files(root: Path = ROOT) -> list[str]:
    """Every YAML file under `root`, as sorted paths relative to it."""
    found = [*root.rglob("*.yaml"), *root.rglob("*.yml")]
    return sorted(file.relative_to(root).as_posix() for file in found)


def read_all(root: Path = ROOT) -> tuple[dict[str, Document], list[Problem]]:
    """Read every file, never stopping at the first problem."""
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for path in list_files(root):
        document, found = read_file(root, path)
        problems += found
        if document is not None:
            documents[path] = document
    return documents, problems


def _raw_problems(path: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), 1):
        if "\t" in line:
            yield Problem(
                path,
                Place(number, line.index("\t") + 1),
                "tabulation",
                expected="des espaces",
                action="remplacez la tabulation par des espaces",
            )


def _oddities(path: str, text: str) -> list[Problem]:
    """Anchors, aliases, tags and directives: YAML features that hide where a value comes from."""
    if not SUSPECT.search(text):
        return []
    names = {
        AnchorToken: "ancre « &{} »",
        AliasToken: "renvoi « *{} »",
        TagToken: "étiquette de type YAML",
        DirectiveToken: "directive YAML",
        DocumentStartToken: "marque de document « --- »",
    }
    problems = []
    for token in YAML(typ="safe", pure=True).scan(text):
        name = names.get(type(token))
        if name:
            mark = token.start_mark
            problems.append(
                Problem(
                    path,
                    Place(mark.line + 1, mark.column + 1),
                    name.format(token.value if "{}" in name else "") + " interdite"
                    if not name.startswith("renvoi")
                    else name.format(token.value) + " interdit",
                    expected="une valeur écrite en toutes lettres",
                    action="écrivez la valeur, entre guillemets si c’est du texte",
                )
            )
    return problems


def _syntax_problem(path: str, error: YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(mark.line + 1, mark.column + 1) if mark else Place()
    said = str(error)
    meaning = next((french for english, french in SYNTAX if english in said), "forme inattendue")
    return Problem(
        path,
        place,
        f"ce YAML ne se lit pas : {meaning}",
        expected="des clés et des valeurs bien alignées",
        action="regardez l’alinéa, les deux-points et les guillemets de cette ligne et d’avant",
    )


class _Builder:
    """Turns a YAML node into plain values and remembers where each one stands."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.keys: dict[Route, Place] = {}
        self.values: dict[Route, Place] = {}
        self.problems: list[Problem] = []

    def build(self, node: Node, route: Route) -> Any:
        self.values[route] = _place(node)
        if isinstance(node, MappingNode):
            return self._mapping(node, route)
        if isinstance(node, SequenceNode):
            return [self.build(item, (*route, rank)) for rank, item in enumerate(node.value)]
        return self._scalar(cast(ScalarNode, node), route)

    def _mapping(self, node: MappingNode, route: Route) -> dict[str, Any]:
        content: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key_node, ScalarNode):
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

    def _scalar(self, node: ScalarNode, route: Route) -> Any:
        kind = str(node.tag).rpartition(":")[2]
        if node.style in ('"', "'", "|", ">"):
            return node.value
        if kind == "bool":
            return self._boolean(node)
        if kind == "null":
            return self._null(node, route)
        if kind == "int" and INTEGER.fullmatch(node.value):
            return int(node.value)
        return node.value  # dates and amounts stay text; the schema says where a number may stand

    def _boolean(self, node: ScalarNode) -> bool:
        if node.value not in ("true", "false"):
            self._report(node, f"« {node.value} »", "true ou false", "écrivez-le en minuscules")
        return bool(node.value.lower() == "true")

    def _null(self, node: ScalarNode, route: Route) -> None:
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
