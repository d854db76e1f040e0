"""The check as a command: everything at once, sorted, exit status, and the project's own data."""

from __future__ import annotations

import copy
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.check import REQUIRED, check, check_documents, main
from scripts.checks.forms import SCHEMAS, validator
from scripts.checks.index import walk
from scripts.places import PROTOCOL_DATA
from scripts.read import KINDS, Route, list_files, read_all, read_file

PETIT = Path(__file__).resolve().parent.parent / "data" / "petit"


def test_the_data_of_the_project_is_sound():
    assert [str(problem) for problem in check().problems] == []


def test_success_prints_one_line(capsys):
    assert main([]) == 0
    assert capsys.readouterr().out.count("\n") == 1


def test_failure_prints_every_problem_sorted(tmp_path, capsys):
    world = tmp_path / "monde"
    shutil.copytree(PETIT, world)
    for name in ("retour", "aller"):
        file = world / "orientations" / f"{name}.yaml"
        file.write_text(
            file.read_text(encoding="utf-8").replace("ou_trouver:", "ou:"), encoding="utf-8"
        )

    status = main(["--racine", str(world)])

    lines = [line for line in capsys.readouterr().err.splitlines() if "clé inconnue" in line]
    assert status == 1
    assert [line.split(":")[0] for line in lines] == [
        "protocol_data/orientations/aller.yaml",
        "protocol_data/orientations/retour.yaml",
    ]


def test_a_missing_file_is_a_problem(tmp_path):
    told = {problem.path for problem in check(tmp_path).problems}

    assert told == set(REQUIRED)


def test_every_kind_has_a_schema():
    for _, kind in KINDS:
        assert validator(kind).schema["title"]


def test_every_schema_is_used():
    names = {file.name.removesuffix(".schema.json") for file in SCHEMAS.glob("*.json")}

    assert names == {kind for _, kind in KINDS} | {"commun"}


@pytest.mark.parametrize("path", list_files(PROTOCOL_DATA))
def test_every_file_names_its_schema_for_editors(path: str):
    document, _ = read_file(PROTOCOL_DATA, path)
    first_line = (PROTOCOL_DATA / path).read_text(encoding="utf-8").splitlines()[0]

    assert document is not None
    back = "../" * path.count("/")
    assert first_line == f"# yaml-language-server: $schema={back}schema/{document.kind}.schema.json"


def _keys(schema: object) -> set[str]:
    if isinstance(schema, list):
        return {key for inner in schema for key in _keys(inner)}
    if not isinstance(schema, dict):
        return set()
    named = schema.get("properties", {})
    return set(named) | {key for inner in schema.values() for key in _keys(inner)}


@pytest.mark.parametrize("file", sorted(SCHEMAS.glob("*.json")), ids=lambda file: file.stem)
def test_every_key_is_documented(file: Path):
    readme = (PROTOCOL_DATA / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.*)", readme, re.MULTILINE)
    documented = {key for row in rows for key in re.findall(r"[a-z0-9_-]+", row)}

    assert _keys(json.loads(file.read_text(encoding="utf-8"))) - documented == set()


SMALL, _ = read_all(PETIT)
PLACES = [
    (path, route)
    for path, document in sorted(SMALL.items())
    for route, _ in walk(document.content)
    if route
]
ODDITIES = [None, 3, True, [], {}, "x", [1], {"id": 1}, [["a"]], [{"id": ["y"]}]]


@given(st.sampled_from(PLACES), st.sampled_from(ODDITIES))
@settings(max_examples=150, deadline=None)
def test_any_value_anywhere_is_told_and_never_a_crash(place: tuple[str, Route], odd: object):
    path, route = place
    content = copy.deepcopy(SMALL[path].content)
    holder = content
    for step in route[:-1]:
        holder = holder[step]
    holder[route[-1]] = odd

    result = check_documents({**SMALL, path: replace(SMALL[path], content=content)}, (), PETIT)

    assert all(str(problem).startswith(problem.path) for problem in result.problems)
