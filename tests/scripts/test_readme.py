"""The list of scripts, the dependencies of the README and the decision records stay complete."""

from __future__ import annotations

import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def test_every_script_has_its_line() -> None:
    listed = set(re.findall(r"`([\w./-]+)`", (ROOT / "scripts/README.md").read_text("utf-8")))
    there = {
        path.name + ("/" if path.is_dir() else "")
        for path in (ROOT / "scripts").iterdir()
        if path.name not in ("__init__.py", "README.md", "__pycache__")
    }

    assert there <= listed, f"sans ligne : {sorted(there - listed)}"
    assert listed - {"make", "python"} <= there, f"n’existent plus : {sorted(listed - there)}"


def test_every_chosen_dependency_has_its_sentence() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    python = re.findall(r"^([A-Za-z][\w.-]*)", (ROOT / "requirements.in").read_text("utf-8"), re.M)
    package = json.loads((ROOT / "package.json").read_text("utf-8"))
    node = {**package.get("dependencies", {}), **package.get("devDependencies", {})}

    missing = [name for name in (*python, *node) if name not in readme]

    assert not missing, f"sans phrase dans le README : {missing}"


def test_every_version_is_pinned() -> None:
    lines = (ROOT / "requirements.in").read_text("utf-8").splitlines()
    loose = [line for line in lines if line and line[0] != "#" and "==" not in line]
    package = json.loads((ROOT / "package.json").read_text("utf-8"))
    node = {**package.get("dependencies", {}), **package.get("devDependencies", {})}

    assert not loose
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in node.values())
