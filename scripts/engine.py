"""The parts of the browser's Python, each made once from the pinned packages and kept by content.

Knows: how Pyodide, its library and PyScript are made smaller (the tools of scripts/browser).
Ignores: where the parts are served, the pages, the rules.
Used by: `scripts.runtime`.
"""

from __future__ import annotations

import ast
import hashlib
import json
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from scripts.places import BUNDLE, ROOT

MODULES = ROOT / "node_modules"
PYODIDE = MODULES / "pyodide"
PYSCRIPT = MODULES / "@pyscript" / "core"
TOOLS = ROOT / "scripts" / "browser"
EXPLORER = ROOT / "explorer"
BUILD = ROOT / "build" / "runtime"
WASM = "pyodide.asm.wasm"
ENGINE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", WASM)
PYTHON_FILES = ("python_stdlib.zip", "explorer.zip")
# Modules that the standard library imports late, inside functions, on paths that explorer can take.
LATE_MODULES = ("_strptime", "calendar", "datetime", "decimal", "fractions", "json", "urllib.parse")


class RuntimeMissing(Exception):
    """Something the runtime is made from is missing; the message says what to do."""


def source_files() -> list[Path]:
    """The sources of the package that go to the browser."""
    terminal = {EXPLORER / "__main__.py", *(EXPLORER / "terminal").rglob("*.py")}
    return sorted(set(EXPLORER.rglob("*.py")) - terminal)


def digest(paths: Iterable[Path], *extra: str) -> str:
    """A short hash of contents and names."""
    total = hashlib.sha256("\0".join(extra).encode())
    for path in paths:
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:12]


@cache
def imported_modules() -> list[str]:
    """The standard modules that the sources of `explorer` import, wherever in the file."""
    names: set[str] = set(LATE_MODULES)
    for path in source_files():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module)
    return sorted(name for name in names if name.partition(".")[0] != "explorer")


def node(script: str, *arguments: str) -> str:
    """Run one tool of scripts/browser under Node and give what it printed."""
    command = ["node", str(TOOLS / script), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeMissing(f"{script} a échoué :\n{done.stderr[-2000:]}")
    return done.stdout


def build_python(say: bool = True) -> Path:
    """The two zip files of compiled modules, made by this very Python; cached by content."""
    wanted = json.dumps(imported_modules())
    tools = [TOOLS / "stdlib.mjs", TOOLS / "lean.py"]
    stock = [PYODIDE / name for name in (*ENGINE_FILES, "python_stdlib.zip")]
    folder = BUILD / f"python-{digest([*tools, *stock, *source_files()], wanted)}"
    if (folder / "rapport.json").exists():
        return folder
    tell(say, "Python du navigateur : compilation de la bibliothèque réduite")
    report = node("stdlib.mjs", str(PYODIDE), str(EXPLORER), str(folder), wanted)
    (folder / "rapport.json").write_text(report, "utf-8")
    return folder


def build_engine(say: bool = True) -> Path:
    """The engine and its glue without what only shared libraries would call; cached by content."""
    tools = [TOOLS / name for name in ("reduce.mjs", "features.mjs")]
    inputs = [*tools, *(PYODIDE / name for name in ENGINE_FILES)]
    folder = BUILD / f"moteur-{digest(inputs, package_version('binaryen'))}"
    if not (folder / "pyodide.asm.mjs").exists():
        tell(say, "Python du navigateur : moteur WebAssembly réduit à ce qui sert")
        node("reduce.mjs", str(PYODIDE), str(folder))
    return folder


def package_version(name: str) -> str:
    """The version of an installed npm package."""
    version: str = json.loads((MODULES / name / "package.json").read_text("utf-8"))["version"]
    return version


def build_pyscript(say: bool = True) -> Path:
    """PyScript bundled without what the site never uses; cached by content."""
    inputs = [TOOLS / "pyscript.mjs", PYSCRIPT / "package.json", ROOT / "package-lock.json"]
    target = BUILD / f"pyscript-{digest(inputs)}.mjs"
    if not target.exists():
        tell(say, "PyScript : un seul fichier, sans les extensions inutiles ici")
        target.parent.mkdir(parents=True, exist_ok=True)
        node("pyscript.mjs", str(target))
    return target


def build_workshop(engine: Path, python: Path) -> Path:
    """One folder with the whole engine and the lean library, from which Node starts Python."""
    folder = BUILD / f"atelier-{engine.name}-{python.name}"
    if not (folder / "python_stdlib.zip").exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "pyodide.mjs").write_bytes(without_map(PYODIDE / "pyodide.mjs"))
        for path in (engine / "pyodide.asm.mjs", engine / WASM, python / "python_stdlib.zip"):
            shutil.copyfile(path, folder / path.name)
    return folder


def build_awake(engine: Path, python: Path, say: bool = True, *, fresh: bool = True) -> Path:
    """The engine with only the functions that the site wakes; the whole one stays as a rescue.

    Made again when the engine, the library, `explorer` or what is asked of them changes, not at each
    change of the data. Unless `fresh`, the last one made for this engine and library will do: a
    function missed is a restart with the whole engine, never a wrong answer.
    """
    tools = [
        TOOLS / name
        for name in (
            "profile.mjs",
            "exercise.py",
            "engine.mjs",
            "features.mjs",
            "prune.mjs",
            "python.mjs",
        )
    ]
    key = digest([*tools, engine / WASM, python / "python_stdlib.zip"])
    target = BUILD / f"eveille-{key}-{digest([python / 'explorer.zip'])}.wasm"
    made = sorted(BUILD.glob(f"eveille-{key}-*.wasm"), key=lambda path: path.stat().st_mtime)
    if target.exists() or (made and not fresh):
        return target if target.exists() else made[-1]
    tell(say, "Python du navigateur : moteur ramené aux fonctions dont le site se sert")
    called = target.with_suffix(".json")
    folder = build_workshop(engine, python)
    inputs = (folder, python / "explorer.zip", BUNDLE, TOOLS / "exercise.py")
    node("profile.mjs", *map(str, inputs), str(called))
    draft = target.with_suffix(".part")
    node("prune.mjs", str(engine / WASM), str(called), str(draft))
    draft.rename(target)
    return target


def image_path(engine: Path, python: Path) -> Path:
    """Where the image of this edition is, or will be: its name follows from what it is made of."""
    tools = [TOOLS / name for name in ("image.mjs", "python.mjs")]
    inputs = [*tools, engine / WASM, *(python / name for name in PYTHON_FILES), BUNDLE]
    return BUILD / f"image-{digest(inputs)}.bin"


def build_image(engine: Path, python: Path, say: bool = True) -> Path:
    """The memory of Python once started, with `explorer` and the data in it."""
    target = image_path(engine, python)
    if target.exists():
        return target
    tell(say, "Python du navigateur : image de sa mémoire, textes lus")
    folder, draft = build_workshop(engine, python), target.with_suffix(".part")
    node("image.mjs", str(folder), str(python / "explorer.zip"), str(BUNDLE), str(draft))
    draft.rename(target)
    return target


def forget_old(kept: int = 3) -> None:
    """Keep the newest of each kind of part only: an image weighs 10 MB and follows the data."""
    kinds: dict[str, list[Path]] = {}
    for path in BUILD.iterdir():
        kinds.setdefault(path.name.partition("-")[0] + path.suffix, []).append(path)
    for paths in kinds.values():
        paths.sort(key=lambda path: path.stat().st_mtime, reverse=True)
        for path in paths[kept:]:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def without_map(path: Path) -> bytes:
    """A script without the reference to its source map, which is not served."""
    lines = path.read_bytes().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(b"//# sourceMappingURL="))


def tell(say: bool, message: str) -> None:
    if say:
        print(f"→ {message}", flush=True)
