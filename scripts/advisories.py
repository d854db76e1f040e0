"""Known faults of the pinned packages, asked of the registries by pip-audit and npm: never guessed.

Knows: how each tool answers, and how it says that it got no answer.
Ignores: pins, hashes, licences (scripts.audit); the C and Python that Pyodide carries, which no registry follows.
Used by: scripts.audit, tests.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

DELAI = 300  # seconds given to one tool: it asks one question a package
# The services that pip-audit can ask; the second is asked for what the first does not know.
SERVICES: tuple[tuple[str, ...], ...] = (("-s", "pypi"), ("-s", "osv"))
NPM = ("npm", "audit", "--json")
CAUSE_MAX = 220
ERREUR = re.compile(r"[\w.]+(?:Error|Exception|Timeout): (.+)")


class Fault(NamedTuple):
    """One known fault of one pinned package."""

    name: str
    version: str
    ident: str
    corrige: str

    def __str__(self) -> str:
        return f"{self.name} {self.version} : faille {self.ident} ; {self.corrige}"


class Answer(NamedTuple):
    """What is known of one family of packages; `cause` says why the rest is not, empty when all is."""

    source: str
    faults: tuple[Fault, ...]
    cause: str = ""

    def __str__(self) -> str:
        lines = [f"{self.source} : {fault}" for fault in self.faults]
        if self.cause:
            lines.append(f"{self.source} : failles connues, non vérifié. Cause : {self.cause}")
        return "\n".join(lines or [f"{self.source} : aucune faille connue du registre"])


def ask_python(
    requirements: Path, services: Sequence[tuple[str, ...]] = SERVICES, delai: int = DELAI
) -> Answer:
    """The known faults of a hashed requirements file, each service filling what the others lack."""
    faults: set[Fault] = set()
    unknown: set[str] | None = None
    causes: dict[str, None] = {}
    for service in services:
        found, skipped, cause = _ask_pip_audit(requirements, service, delai)
        faults.update(found)
        if cause:
            causes[cause] = None
        if skipped is not None:
            unknown = skipped if unknown is None else unknown & skipped
        if unknown == set():
            return Answer("Python", tuple(sorted(faults)))
    return Answer("Python", tuple(sorted(faults)), " ; ".join(causes) or "aucun service interrogé")


def _ask_pip_audit(
    requirements: Path, service: tuple[str, ...], delai: int
) -> tuple[list[Fault], set[str] | None, str]:
    """Faults, packages the service does not know (`None` when it said nothing at all), and why."""
    command = (
        *(sys.executable, "-m", "pip_audit", "-r", str(requirements), "--require-hashes"),
        *("--disable-pip", "--format", "json", "--progress-spinner", "off", *service),
    )
    try:
        answer, said = _run(command, requirements.parent, delai)
    except _Silent as silent:
        return [], None, str(silent)
    return read_pip_audit(answer, said)


def read_pip_audit(answer: Any, said: str) -> tuple[list[Fault], set[str] | None, str]:
    """The same, from the JSON of pip-audit, which ends in success when it has checked nothing."""
    packages = answer.get("dependencies") if isinstance(answer, dict) else None
    if not packages:
        return [], None, f"rien n’a été vérifié ({_short(said)})"
    skipped = {one["name"]: one["skip_reason"] for one in packages if "skip_reason" in one}
    cause = ""
    if skipped:
        cause = (
            f"{len(skipped)} sur {len(packages)} sans réponse du registre, "
            f"par exemple : {_short(next(iter(skipped.values())))}"
        )
    return [fault for one in packages for fault in _python_faults(one)], set(skipped), cause


def _python_faults(package: dict[str, Any]) -> Iterable[Fault]:
    for vuln in package.get("vulns", ()):
        others = ", ".join(alias for alias in vuln.get("aliases", ()))
        ident = f"{vuln['id']} ({others})" if others else vuln["id"]
        yield Fault(package["name"], package["version"], ident, _mended(vuln["fix_versions"]))


def _mended(versions: Sequence[str]) -> str:
    return f"corrigée dans {', '.join(versions)}" if versions else "aucune version corrigée connue"


def ask_node(root: Path, options: tuple[str, ...] = (), delai: int = DELAI) -> Answer:
    """The known faults of everything in the lock file of `root`, what only builds included."""
    lock = json.loads((root / "package-lock.json").read_text("utf-8"))["packages"]
    try:
        answer, said = _run((*NPM, *options), root, delai)
    except _Silent as silent:
        return Answer("Node", (), str(silent))
    if not isinstance(answer, dict) or "vulnerabilities" not in answer:
        message = answer.get("message") if isinstance(answer, dict) else None
        return Answer("Node", (), _short(str(message or said or "réponse illisible")))
    packages = answer["vulnerabilities"]
    faults = {fault for one in packages.values() for fault in _node_faults(one, lock)}
    return Answer("Node", tuple(sorted(faults)))


def _node_faults(package: dict[str, Any], lock: dict[str, Any]) -> Iterable[Fault]:
    """A package touched only through another has no fault of its own: the other one is listed."""
    for via in package["via"]:
        if isinstance(via, str):
            continue
        for node in package["nodes"]:
            ident = via["url"].rpartition("/")[2] or str(via["source"])
            corrige = f"corrigée hors des versions {via['range']}"
            yield Fault(
                package["name"], lock[node]["version"], f"{ident} ({via['title']})", corrige
            )


class _Silent(Exception):
    """A tool that gave no answer; the message says why."""


def _run(command: tuple[str, ...], where: Path, delai: int) -> tuple[Any, str]:
    """The JSON a tool wrote, and what it said beside. Raises `_Silent`."""
    try:
        run = subprocess.run(command, cwd=where, capture_output=True, text=True, timeout=delai)
    except subprocess.TimeoutExpired:
        raise _Silent(f"pas de réponse en {delai} s") from None
    except OSError:
        raise _Silent(f"« {command[0]} » n’est pas installé") from None
    try:
        return json.loads(run.stdout), run.stderr
    except ValueError:
        raise _Silent(_short(run.stderr) or "réponse vide") from None


def _short(said: str) -> str:
    """The cause in what a tool said: its last error with words, else its last line; cut."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [found.group(1) for line in lines if (found := ERREUR.match(line))]
    cause = (errors or lines or [""])[-1].rpartition("(Caused by ")[2].removesuffix("))")
    return cause if len(cause) <= CAUSE_MAX else cause[:CAUSE_MAX] + "…"
