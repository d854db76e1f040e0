"""The walls of the house: who may import what, where files, clock and chance are allowed."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BROWSER = {"js", "pyscript", "pyodide", "pyodide_js"}
OUTSIDE = {
    "io",
    "os",
    "pathlib",
    "random",
    "secrets",
    "shutil",
    "socket",
    "subprocess",
    "tempfile",
    "time",
}


def modules(folder: str) -> list[Path]:
    return sorted(p for p in (ROOT / folder).rglob("*.py") if "__pycache__" not in p.parts)


def imports(path: Path) -> Iterator[str]:
    """The full name of every module a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path} : import relatif"
            yield node.module


def edge(path: Path) -> str | None:
    """The edge a module of `explorer` belongs to: the browser, the terminal, or none."""
    parts = path.relative_to(ROOT).parts
    if parts[1] == "app":
        return "navigateur"
    return "terminal" if parts[1] in ("__main__.py", "terminal") else None


@pytest.mark.parametrize("path", modules("explorer"), ids=lambda p: str(p.relative_to(ROOT)))
def test_explorer_imports_only_the_standard_library(path: Path) -> None:
    allowed = sys.stdlib_module_names | {"explorer"}
    if edge(path) == "navigateur":
        allowed |= BROWSER

    strangers = {name for name in imports(path) if name.partition(".")[0] not in allowed}

    assert not strangers


@pytest.mark.parametrize(
    "path",
    [p for p in modules("explorer") if edge(p) is None],
    ids=lambda p: str(p.relative_to(ROOT)),
)
def test_the_rules_know_neither_files_nor_clock_nor_chance(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    reached = {name for name in imports(path) if name.partition(".")[0] in OUTSIDE}
    called = {
        ast.unparse(node.func)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func)
        in ("open", "print", "input", "date.today", "datetime.now", "datetime.utcnow")
    }

    assert not reached | called


@pytest.mark.parametrize("path", modules("explorer"), ids=lambda p: str(p.relative_to(ROOT)))
def test_only_an_edge_is_imported_by_its_edge(path: Path) -> None:
    inward = {
        name for name in imports(path) if name.startswith(("explorer.app", "explorer.terminal"))
    }

    assert edge(path) is not None or not inward


@pytest.mark.parametrize("path", modules("scripts"), ids=lambda p: str(p.relative_to(ROOT)))
def test_scripts_do_not_reach_into_the_browser_edge(path: Path) -> None:
    assert not [
        name for name in imports(path) if name.startswith("explorer.app") or name in BROWSER
    ]
