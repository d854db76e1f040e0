"""Check all the data and report every problem at once, in French.

Knows: the list of checks; how to print, sort and sum up.
Ignores: what each check looks for.
Used by: `make check`, scripts.bundle, scripts.mutate, `python -m scripts.check`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.checks import (
    accounts,
    cases,
    citations,
    dated,
    families,
    family_side,
    flows,
    forms,
    identifiers,
    readings,
    references,
    texts,
    training,
    words,
)
from scripts.checks.index import Index, build_index
from scripts.places import PROTOCOL_DATA
from scripts.read import Document, Known, Place, Problem, list_files, read_all

CHECKS = (  # forms and texts apart: see `check_documents`
    identifiers,
    references,
    citations,
    readings,
    flows,
    words,
    dated,
    cases,
    training,
    accounts,
    families,
    family_side,
)
REQUIRED = (
    "meta.yaml",
    "textes/protocole-2012.yaml",
    "textes/arrete-2018.yaml",
    "textes/statut.yaml",
    "definitions/acteurs.yaml",
    "definitions/lexique.yaml",
    "lectures/protocole.yaml",
    "lectures/arrete.yaml",
    "orientations/communs.yaml",
    "orientations/depart.yaml",
    "orientations/cpas-vers-saj.yaml",
    "orientations/cpas-vers-spj.yaml",
    "orientations/saj-vers-cpas.yaml",
    "orientations/spj-vers-cpas.yaml",
    "baremes/effectif.yaml",
    "baremes/fonctionnement.yaml",
    "baremes/personnel.yaml",
    "echeances/rapports.yaml",
    "echeances/jours-feries.yaml",
)


@dataclass(frozen=True, slots=True)
class Result:
    """The documents that could be read, their index, and every problem, sorted by place."""

    documents: Mapping[str, Document]
    index: Index
    problems: tuple[Problem, ...]


def check(
    root: Path = PROTOCOL_DATA, required: Iterable[str] = REQUIRED, known: Known | None = None
) -> Result:
    """Read and check everything under `root`, where every file of `required` must stand.

    `known`: see `read_all`.
    """
    documents, problems = read_all(root, known)
    return check_documents(documents, [*_missing_files(root, required), *problems], root)


def check_documents(
    documents: Mapping[str, Document], problems: Iterable[Problem] = (), root: Path = PROTOCOL_DATA
) -> Result:
    """Check documents already read; `problems` are those that reading them found."""
    index = build_index(documents)
    shapes = list(forms.check(index))  # the longest check, and what the texts need: once
    found = [*problems, *shapes, *(problem for module in CHECKS for problem in module.check(index))]
    # A file whose form is wrong may have no words to compare: its form is told first.
    found += texts.check(index, frozenset(problem.path for problem in shapes), root)
    return Result(documents, index, tuple(sorted(set(found))))


def print_problems(problems: Iterable[Problem]) -> None:
    problems = list(problems)
    for problem in problems:
        print(f"protocol_data/{problem}", file=sys.stderr)
    files = len({problem.path for problem in problems})
    print(
        f"{len(problems)} problème(s) dans {files} fichier(s) : rien n’est construit.",
        file=sys.stderr,
    )


def summary(result: Result) -> str:
    """One line of counts."""
    index = result.index
    counts = (
        (len(result.documents), "fichiers"),
        (len(index.texts), "textes"),
        (len(index.phrases), "phrases"),
        (len(index.readings), "entrées du registre"),
        (len(index.flows), "flux"),
        (len(index.questions), "questions"),
        (len(index.suites), "suites"),
        (len(index.scales), "barèmes"),
        (_count_cases(index), "cas"),
    )
    return "Données justes : " + ", ".join(f"{count} {name}" for count, name in counts) + "."


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.check",
        description="Vérifie toutes les données, sans rien construire.",
    )
    parser.add_argument(
        "--racine",
        type=Path,
        default=PROTOCOL_DATA,
        help="dossier des données (protocol_data par défaut)",
    )
    result = check(parser.parse_args(arguments).racine)
    if result.problems:
        print_problems(result.problems)
        return 1
    print(summary(result))
    return 0


def _missing_files(root: Path, required: Iterable[str]) -> list[Problem]:
    present = set(list_files(root))
    return [
        Problem(
            path,
            Place(),
            "ce fichier manque",
            expected="un fichier de données",
            action="rétablissez-le",
        )
        for path in required
        if path not in present
    ]


def _count_cases(index: Index) -> int:
    return sum(
        len(document.content)
        for document in index.of_kind("cas", "cas-protutelle", "cas-rapports")
        if isinstance(document.content, list)
    )


if __name__ == "__main__":
    sys.exit(main())
