"""Known faults: the real pip-audit and npm, answered by a small registry of this test, or by nobody."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from scripts import advisories

OLD_REQUESTS = "requests==2.19.0 --hash=sha256:" + "0" * 64 + "\n"
OSV = {
    "id": "PYSEC-2018-28",
    "aliases": ["CVE-2018-18074"],
    "summary": "…",
    "modified": "2024-01-01T00:00:00Z",
    "published": "2018-10-09T00:00:00Z",
    "affected": [
        {
            "package": {"name": "requests", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "2.20.0"}]}],
            "versions": ["2.19.0"],
        }
    ],
}
NPM = {
    "id": 1065,
    "url": "https://github.com/advisories/GHSA-jf85-cpcp-j695",
    "title": "Prototype Pollution in lodash",
    "severity": "critical",
    "vulnerable_versions": "<4.17.12",
}
# What pip-audit wrote, with success, when the registry answered « 404 » to every question.
RIEN = {
    "dependencies": [
        {
            "name": "requests",
            "skip_reason": "Dependency not found on PyPI and could not be audited: requests (2.19.0)",
        }
    ],
    "fixes": [],
}


@contextmanager
def registry(answers: dict[str, Any], status: int = 200) -> Iterator[str]:
    """A registry that gives to each address ending so this answer, and an empty one to the others."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            found = next((a for end, a in answers.items() if self.path.endswith(end)), {})
            body = json.dumps(found).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def requirements(tmp_path: Path) -> Path:
    path = tmp_path / "requirements.txt"
    path.write_text(OLD_REQUESTS, "utf-8")
    return path


@pytest.fixture
def node(tmp_path: Path) -> Path:
    if not shutil.which("npm"):
        pytest.skip("npm manque : sudo apt-get install npm")
    wanted = {"name": "essai", "version": "1.0.0", "dependencies": {"lodash": "4.17.11"}}
    packages = {"": wanted, "node_modules/lodash": {"version": "4.17.11"}}
    lock = {"name": "essai", "lockfileVersion": 3, "requires": True, "packages": packages}
    (tmp_path / "package.json").write_text(json.dumps(wanted), "utf-8")
    (tmp_path / "package-lock.json").write_text(json.dumps(lock), "utf-8")
    return tmp_path


def osv(address: str) -> tuple[str, ...]:
    return ("-s", "osv", "--osv-url", f"{address}/v1/query")


def test_an_old_python_package_is_named_with_its_fault_and_its_cure(requirements: Path) -> None:
    with registry({"/v1/query": {"vulns": [OSV]}}) as address:
        answer = advisories.ask_python(requirements, [osv(address)])
    assert str(answer) == (
        "Python : requests 2.19.0 : faille PYSEC-2018-28 (CVE-2018-18074) ; corrigée dans 2.20.0"
    )


def test_an_old_node_package_is_named_with_its_fault_and_its_cure(node: Path) -> None:
    with registry({"/advisories/bulk": {"lodash": [NPM]}}) as address:
        answer = advisories.ask_node(node, ("--registry", address))
    assert str(answer) == (
        "Node : lodash 4.17.11 : faille GHSA-jf85-cpcp-j695 (Prototype Pollution in lodash) ; "
        "corrigée hors des versions <4.17.12"
    )


def test_no_fault_is_said_only_when_the_registry_has_answered(
    requirements: Path, node: Path
) -> None:
    with registry({}) as address:
        answers = (
            advisories.ask_python(requirements, [osv(address)]),
            advisories.ask_node(node, ("--registry", address)),
        )
    assert [answer.cause for answer in answers] == ["", ""]
    assert all("aucune faille connue" in str(answer) for answer in answers)


def test_a_registry_that_refuses_is_not_verified_with_its_cause(
    requirements: Path, node: Path
) -> None:
    with registry({}, status=405) as address:
        answers = (
            advisories.ask_python(requirements, [osv(address)]),
            advisories.ask_node(node, ("--registry", address)),
        )
    for answer in answers:
        assert "non vérifié" in str(answer) and "405" in answer.cause, answer
        assert "aucune faille" not in str(answer)


def test_a_registry_that_is_not_there_is_not_verified(requirements: Path, node: Path) -> None:
    with registry({}) as address:
        pass
    for answer in (
        advisories.ask_python(requirements, [osv(address)]),
        advisories.ask_node(node, ("--registry", address, "--fetch-retries", "0")),
    ):
        assert "non vérifié" in str(answer) and "aucune faille" not in str(answer)


def test_the_second_service_is_asked_for_what_the_first_does_not_give(requirements: Path) -> None:
    with registry({}) as gone:
        pass
    with registry({"/v1/query": {"vulns": [OSV]}}) as address:
        answer = advisories.ask_python(requirements, [osv(gone), osv(address)])
    assert [fault.ident for fault in answer.faults] == ["PYSEC-2018-28 (CVE-2018-18074)"]
    assert not answer.cause


def test_a_success_of_pip_audit_that_checked_nothing_is_not_verified() -> None:
    faults, unknown, cause = advisories.read_pip_audit(RIEN, "No known vulnerabilities found")
    assert (faults, unknown) == ([], {"requests"})
    assert "1 sur 1 sans réponse du registre" in cause


def test_a_tool_that_is_not_there_is_not_verified(
    node: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert advisories.ask_node(node).cause == "« npm » n’est pas installé"
