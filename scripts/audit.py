"""Every dependency with its version and licence: pinned, hashed, free, without a known fault.

Knows: the two lists of pinned packages, which licences are free, what counts as a failure.
Ignores: what the packages are for (README), how the registries are asked (scripts.advisories).
Used by: `make audit`, tests.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import NamedTuple

from scripts.advisories import Answer, ask_node, ask_python
from scripts.licences import node_package, python_package, spdx
from scripts.places import ROOT

LIBRES = frozenset(
    [
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "BlueOak-1.0.0",
        "CC0-1.0",
        "ISC",
        "LGPL-2.1-or-later",
        "LGPL-3.0-only",
        "MIT",
        "MPL-2.0",
        "OFL-1.1",
        "PSF-2.0",
        "Python-2.0",
        "Unlicense",
        "Zlib",
    ]
)
EXIGENCE = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?(?:==(\S+))?", re.M)
EMPREINTE = re.compile(r"--hash=sha256:[0-9a-f]{64}\b")
EXACTE = re.compile(r"\d+(?:\.\d+)*(?:[-.+][0-9A-Za-z.-]+)?")
NON_VERIFIE = 3  # exit code; 2 is a mistyped command


class Package(NamedTuple):
    """One pinned package; `installed` is false for one meant for another system."""

    source: str
    name: str
    version: str
    licence: str
    installed: bool


def python_packages(text: str) -> Iterator[tuple[Package, list[str]]]:
    """The packages of a requirements file, each with what is wrong with it, in French."""
    for entry in re.split(r"\n(?=\S)", "\n".join(li for li in text.splitlines() if li[:1] != "#")):
        found = EXIGENCE.match(entry.strip())
        if not found:
            continue
        name, version = found.group(1), found.group(2) or ""
        wrong = [] if version else [f"{name} : version non épinglée"]
        if not EMPREINTE.search(entry):
            wrong.append(f"{name} : aucune empreinte sha256")
        try:
            here, licence = python_package(name)
        except PackageNotFoundError:
            if ";" not in entry:
                wrong.append(f"{name} : pas installé, licence inconnue ; lancez « make setup »")
            yield Package("Python", name, version, "", False), wrong
            continue
        if here != version and ";" in entry:
            continue  # the same package for another Python: its twin line is the one installed
        if here != version:
            wrong.append(f"{name} : {here} installé, {version} épinglé")
        yield Package("Python", name, version, licence, True), wrong


def node_packages(lock: dict[str, dict[str, object]]) -> Iterator[tuple[Package, list[str]]]:
    """The packages of a lock file, each with what is wrong with it, in French."""
    for path, entry in lock.items():
        if not path:
            continue
        name = path.rpartition("node_modules/")[2]
        version, licence = str(entry.get("version", "")), spdx(str(entry.get("license", "")))
        wrong = [] if EXACTE.fullmatch(version) else [f"{name} : version non épinglée"]
        if not str(entry.get("integrity", "")).startswith("sha512-"):
            wrong.append(f"{name} : aucune empreinte sha512")
        try:
            here, said = node_package(path)
        except FileNotFoundError:
            if not entry.get("optional") and not entry.get("peer"):
                wrong.append(f"{name} : pas installé ; lancez « make setup »")
            yield Package("Node", name, version, licence, False), wrong
            continue
        if here != version:
            wrong.append(f"{name} : {here} installé, {version} épinglé")
        yield Package("Node", name, version, said or licence, True), wrong


def is_free(licence: str) -> bool:
    """Whether an SPDX expression leaves at least one free choice."""
    plain = licence.replace("(", " ").replace(")", " ")
    return any(
        all(part.strip() in LIBRES for part in re.split(r"\bAND\b", choice))
        for choice in re.split(r"\bOR\b", plain)
    )


def audit(root: Path = ROOT) -> tuple[list[Package], list[str]]:
    """Every package, and every problem: pins, hashes, licences."""
    lock = json.loads((root / "package-lock.json").read_text("utf-8"))
    wanted = json.loads((root / "package.json").read_text("utf-8"))
    packages, problems = [], []
    for kind in ("dependencies", "devDependencies"):
        for name, version in wanted.get(kind, {}).items():
            if not EXACTE.fullmatch(version):
                problems.append(f"{name} : « {version} » dans package.json n’est pas une version")
    for package, wrong in (
        *python_packages((root / "requirements.txt").read_text("utf-8")),
        *node_packages(lock["packages"]),
    ):
        packages.append(package)
        problems += wrong
        if (package.installed or package.source == "Node") and not is_free(package.licence):
            said = package.licence or "inconnue"
            problems.append(
                f"{package.name} : licence {said}, qui n’est pas dans la liste des libres"
            )
    return packages, problems


def main(arguments: list[str] | None = None) -> int:
    """0: all verified; 1: something is wrong; 3: nothing wrong seen, known faults not verified."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.audit",
        description="Versions, empreintes, licences et failles connues des dépendances.",
        epilog="Code de sortie : 0, tout est vérifié ; 1, un problème ; 3, rien de mal vu, mais les failles connues n’ont pas pu être vérifiées.",
    )
    parser.add_argument("--sans-reseau", action="store_true", help="ne rien demander aux registres")
    options = parser.parse_args(arguments)
    packages, problems = audit()
    for package in sorted(packages):
        note = "" if package.installed else " (pour un autre système)"
        print(
            f"{package.source:7}{package.name:50}{package.version:14}{package.licence or '–'}{note}"
        )
    answers = [] if options.sans_reseau else [ask_python(ROOT / "requirements.txt"), ask_node(ROOT)]
    for answer in answers:
        print(answer)
        problems += [str(fault) for fault in answer.faults]
    for problem in problems:
        print(f"✗ {problem}", file=sys.stderr)
    unverified = [answer.source for answer in answers if answer.cause]
    print(_summary(packages, problems, unverified, options.sans_reseau))
    return verdict(problems, answers)


def verdict(problems: list[str], answers: list[Answer]) -> int:
    """The exit code. A question without an answer is no success."""
    if problems:
        return 1
    return NON_VERIFIE if any(answer.cause for answer in answers) else 0


def _summary(
    packages: list[Package], problems: list[str], unverified: list[str], offline: bool
) -> str:
    faults = "vérifiées"
    if offline:
        faults = "non demandées (--sans-reseau)"
    elif unverified:
        faults = f"NON VÉRIFIÉES pour {' et '.join(unverified)} : relancez là où le registre répond"
    return f"{len(packages)} paquets, {len(problems)} problème(s) ; failles connues {faults}."


if __name__ == "__main__":
    sys.exit(main())
