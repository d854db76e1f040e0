"""Strict reader of `protocol_data`: plain values, with the line and column of every key and value.

Knows: YAML 1.2 restricted to what the project allows; where each thing stands in its file.
Ignores: what the keys mean (see `scripts.checks`).
Used by: scripts.check, scripts.bundle, scripts.mutate.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.tokens import AliasToken, AnchorToken, DirectiveToken, DocumentStartToken, TagToken

from scripts.compose import compose
from scripts.located import Document, Place, Problem, Route
from scripts.places import PROTOCOL_DATA
from scripts.values import Builder

__all__ = [
    "KINDS", "Document", "Known", "Place", "Problem", "Route",
    "kind_of", "list_files", "read_all", "read_file", "read_text",
]  # fmt: skip

Known = dict[str, tuple[bytes, Document | None, list[Problem]]]
"""Files already read: bytes, document, problems, by path."""

# One folder or file of data, the schema that describes it. The first pattern that matches decides.
KINDS: tuple[tuple[str, str], ...] = (
    ("meta.yaml", "meta"),
    ("textes/statut.yaml", "statut"),
    ("textes/*.yaml", "texte"),
    ("definitions/acteurs.yaml", "acteurs"),
    ("definitions/lexique.yaml", "lexique"),
    ("definitions/recherche.yaml", "recherche"),
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
    ("formation/cas-formation.yaml", "formation-cas"),
    ("formation/plan.yaml", "formation-plan"),
    ("formation/roles.yaml", "formation-roles"),
    ("formation/affiches.yaml", "formation-affiches"),
    ("formation/puis-je.yaml", "formation-puis-je"),
    ("formation/reflexes.yaml", "formation-reflexes"),
    ("formation/parcours.yaml", "formation-parcours"),
    ("familles/aides.yaml", "aides"),
    ("familles/sortie.yaml", "sortie"),
    ("familles/relectures.yaml", "relectures"),
    ("familles/pages.yaml", "familles-pages"),
    ("familles/on-me-dit.yaml", "familles-entrees"),
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


def kind_of(path: str) -> str | None:
    """Name of the schema of a file given relative to `protocol_data`, None if no kind fits."""
    for pattern, kind in KINDS:
        # `match` reads from the right: the number of folders keeps `a/b/c.yaml` out of `b/*.yaml`.
        if Path(path).match(pattern) and path.count("/") == pattern.count("/"):
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
    if not SUSPECT.search(text):
        document = _sound(path, kind, text)
        if document is not None:
            return document, []
    return _every_problem(path, kind, text)


def _sound(path: str, kind: str, text: str) -> Document | None:
    """The document, read fast; None at the first thing to say about it."""
    node = compose(text)
    if node is None:
        return None
    builder = Builder(path)
    content = builder.build(node, ())
    return None if builder.problems else Document(path, kind, content, builder.keys, builder.values)


def _every_problem(path: str, kind: str, text: str) -> tuple[Document | None, list[Problem]]:
    """The same slowly, with everything there is to say and exactly where."""
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
    builder = Builder(path)
    content = builder.build(node, ())
    return Document(path, kind, content, builder.keys, builder.values), problems + builder.problems


def read_file(root: Path, path: str) -> tuple[Document | None, list[Problem]]:
    """Read `root/path`."""
    return read_bytes(path, (root / path).read_bytes())


def read_bytes(path: str, data: bytes) -> tuple[Document | None, list[Problem]]:
    """Read one file; bytes that are not UTF-8 are a problem, not an exception."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [
            Problem(path, Place(), f"octet {error.start} illisible", expected="un fichier en UTF-8")
        ]
    return read_text(path, text)


def list_files(root: Path = PROTOCOL_DATA) -> list[str]:
    """Every YAML file under `root`, as sorted paths relative to it."""
    found = [*root.rglob("*.yaml"), *root.rglob("*.yml")]
    return sorted(file.relative_to(root).as_posix() for file in found)


def read_all(
    root: Path = PROTOCOL_DATA, known: Known | None = None
) -> tuple[dict[str, Document], list[Problem]]:
    """Read every file, never stopping at the first problem.

    `known` is what was read before, kept up to date: a file with the same bytes gives the same
    document again, which nobody may change.
    """
    known = {} if known is None else known
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    with _nothing_to_collect():
        for path in list_files(root):
            data = (root / path).read_bytes()
            if path not in known or known[path][0] != data:
                known[path] = (data, *read_bytes(path, data))
            _, document, found = known[path]
            problems += found
            if document is not None:
                documents[path] = document
    return documents, problems


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """Trees have no cycles: looking for some while they grow takes as long as reading them."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


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
