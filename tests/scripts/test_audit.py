"""The audit of the dependencies: this project passes, and each fault it is there for is seen."""

from __future__ import annotations

import json

import pytest

from scripts import audit, licences
from scripts.advisories import Answer, Fault
from scripts.macros import licences as page_licences

SOMME = "--hash=sha256:" + "0" * 64


def test_every_dependency_is_pinned_hashed_and_free() -> None:
    packages, problems = audit.audit()
    assert problems == []
    assert {package.source for package in packages} == {"Python", "Node"}
    assert all(package.licence for package in packages if package.installed)


def test_the_page_a_propos_lists_what_the_audit_lists() -> None:
    """Same function, so same version and licence; nothing that the site serves is left out."""
    html = page_licences(None)  # type: ignore[arg-type]
    audited = {package.name: package for package in audit.audit()[0]}
    for name, version, licence, _, served in licences.rows():
        package = audited[name.replace(".", "-") if name not in audited else name]
        assert (package.version, package.licence) == (version, licence)
        assert f"<td>{name}</td><td>{version}</td><td>{licence}</td>" in html
        assert served or "à la construction seulement" in html
    wanted = json.loads((audit.ROOT / "package.json").read_text("utf-8"))["dependencies"]
    assert set(wanted) == set(licences.SERVED)


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        (f"pytest>=9 \\\n    {SOMME}\n", "pytest : version non épinglée"),
        ("pytest==9.2.0\n", "pytest : aucune empreinte sha256"),
        (f"pytest==0.0.1 \\\n    {SOMME}\n", "0.0.1 épinglé"),
        (f"paquet-absent==1.0 \\\n    {SOMME}\n", "paquet-absent : pas installé"),
    ],
)
def test_a_python_line_that_lacks_something_is_named(texte: str, attendu: str) -> None:
    problems = [one for _, wrong in audit.python_packages(texte) for one in wrong]
    assert any(attendu in problem for problem in problems)


@pytest.mark.parametrize(
    ("entry", "attendu"),
    [
        ({"version": "^4.10.0", "integrity": "sha512-x"}, "swup : version non épinglée"),
        ({"version": "4.10.0"}, "swup : aucune empreinte sha512"),
        ({"version": "0.0.1", "integrity": "sha512-x"}, "0.0.1 épinglé"),
    ],
)
def test_a_node_line_that_lacks_something_is_named(entry: dict[str, object], attendu: str) -> None:
    lock = {"node_modules/swup": entry}
    problems = [one for _, wrong in audit.node_packages(lock) for one in wrong]
    assert any(attendu in problem for problem in problems)


@pytest.mark.parametrize(
    ("licence", "libre"),
    [
        ("MIT", True),
        ("MIT AND PSF-2.0", True),
        ("(SSPL-1.0 OR Apache-2.0)", True),
        ("MIT AND SSPL-1.0", False),
        ("UNLICENSED", False),
        ("", False),
    ],
)
def test_free_or_not(licence: str, libre: bool) -> None:
    assert audit.is_free(licence) is libre


FAULT = Fault("requests", "2.19.0", "PYSEC-2018-28", "corrigée dans 2.20.0")


@pytest.mark.parametrize(
    ("problems", "answers", "code"),
    [
        ([], [Answer("Python", ()), Answer("Node", ())], 0),
        ([], [Answer("Python", ()), Answer("Node", (), "405")], 3),
        ([str(FAULT)], [Answer("Python", (FAULT,)), Answer("Node", (), "405")], 1),
        ([], [], 0),
    ],
)
def test_a_question_without_an_answer_is_no_success(
    problems: list[str], answers: list[Answer], code: int
) -> None:
    assert audit.verdict(problems, answers) == code
