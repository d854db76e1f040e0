"""The lean runtime of the browser: Pyodide, PyScript and `explorer`, reduced and hashed.

Knows: which files of the pinned npm packages are served, and how they are made smaller.
Ignores: the pages, the rules.
Used by: `scripts.build`, `scripts/bench`, the browser tests; by hand: `python -m scripts.runtime`.

Two folders, each named after the hash of its content, so that they can be cached for ever:
`moteur-…` (Python and PyScript: changes with the pinned packages) and `explorateur-…`
(package and data: changes with each edition). `manifeste.js` names them and gives their sizes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
PYODIDE = MODULES / "pyodide"
PYSCRIPT = MODULES / "@pyscript" / "core"
TOOLS = ROOT / "scripts" / "browser"
EXPLORER = ROOT / "explorer"
BUILD = ROOT / "build" / "runtime"
TARGET = ROOT / "docs" / "assets" / "runtime"
SCRIPT = ROOT / "docs" / "assets" / "js" / "explorer.js"
MANIFEST_IMPORT = "#manifeste"
ENGINE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
COUNTED = ("pyodide.asm.wasm", "python_stdlib.zip", "explorer.zip", "bundle.json")
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
    import ast

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
    inputs = [TOOLS / "reduce.mjs", *(PYODIDE / name for name in ENGINE_FILES)]
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


def without_map(path: Path) -> bytes:
    """A script without the reference to its source map, which is not served."""
    lines = path.read_bytes().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(b"//# sourceMappingURL="))


def engine_contents(engine: Path, python: Path, pyscript: Path) -> dict[str, bytes]:
    """Every file of the `moteur` folder."""
    files = {name: (engine / name).read_bytes() for name in ("pyodide.asm.wasm", "pyodide.asm.mjs")}
    files["pyodide.mjs"] = without_map(PYODIDE / "pyodide.mjs")
    files["python_stdlib.zip"] = (python / "python_stdlib.zip").read_bytes()
    files["pyscript.mjs"] = pyscript.read_bytes()
    sizes = {name: len(data) for name, data in files.items() if name in COUNTED}
    start = (TOOLS / "demarrage.mjs").read_text("utf-8")
    files["demarrage.mjs"] = start.replace(
        "TAILLES = {}", f"TAILLES = {json.dumps(sizes)}"
    ).encode()
    return files


def explorer_contents(python: Path) -> dict[str, bytes]:
    """Every file of the `explorateur` folder."""
    bundle = EXPLORER / "bundle.json"
    if not bundle.exists():
        raise RuntimeMissing("explorer/bundle.json manque : lancez `python -m scripts.bundle`.")
    return {
        "explorer.zip": (python / "explorer.zip").read_bytes(),
        "bundle.json": bundle.read_bytes(),
    }


def place(prefix: str, files: dict[str, bytes], target: Path) -> str:
    """Write the files in a folder named after their content, and give its name."""
    total = hashlib.sha256()
    for name in sorted(files):
        total.update(name.encode() + b"\0" + files[name])
    name = f"{prefix}-{total.hexdigest()[:12]}"
    folder = target / name
    if folder.exists():
        return name
    draft = target / f".{name}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    for file, data in files.items():
        (draft / file).write_bytes(data)
    draft.rename(folder)
    return name


@lru_cache(maxsize=8)  # the engine stays the same while the data changes
def gzip_size(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))


def manifest(engine: str, explorer: str, files: dict[str, bytes]) -> str:
    """The module that tells the pages which folders to use and how much there is to load."""
    sizes = {
        name: {"brut": len(data), "gzip": gzip_size(data)}
        for name, data in files.items()
        if name in COUNTED
    }
    return (
        f'export const moteur = "{engine}";\n'
        f'export const explorateur = "{explorer}";\n'
        f"export const tailles = {json.dumps(sizes, indent=2)};\n"
    )


def build(target: Path = TARGET, say: bool = True) -> dict[str, int]:
    """Make whatever is missing and put it in `target`; sizes in bytes of what is served.

    Raises `RuntimeMissing` when a package or the bundle is missing. Doing it again does no work.
    """
    if not PYODIDE.exists() or not PYSCRIPT.exists():
        raise RuntimeMissing("Les paquets de node_modules manquent : lancez `make setup`.")
    python = build_python(say)
    engine = engine_contents(build_engine(say), python, build_pyscript(say))
    explorer = explorer_contents(python)
    target.mkdir(parents=True, exist_ok=True)
    names = place("moteur", engine, target), place("explorateur", explorer, target)
    for old in target.iterdir():
        if old.is_dir() and old.name not in names:
            shutil.rmtree(old)
    path = target / "manifeste.js"
    if not path.exists() or not all(name in path.read_text("utf-8") for name in names):
        path.write_text(manifest(*names, {**engine, **explorer}), "utf-8")
    return {name: len(data) for name, data in {**engine, **explorer}.items()}


def write_script(assets: Path, runtime: Path = TARGET) -> str:
    """Bundle explorer.js and the manifest as `js/explorer.<hash>.js` in `assets`; its name.

    The hash changes with the runtime, so that a cached page never meets files of another
    edition.
    """
    command = [
        str(MODULES / ".bin" / "esbuild"),
        str(SCRIPT),
        "--bundle",
        "--minify",
        "--format=esm",
        "--target=es2022",
        "--charset=utf8",
        "--log-level=error",
        f"--alias:{MANIFEST_IMPORT}={runtime / 'manifeste.js'}",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeMissing(f"esbuild a échoué :\n{done.stderr.decode()[-2000:]}")
    name = f"explorer.{hashlib.sha256(done.stdout).hexdigest()[:10]}.js"
    folder = assets / "js"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("explorer.*.js"):
        old.unlink()
    (folder / name).write_bytes(done.stdout)
    return name


def tell(say: bool, message: str) -> None:
    if say:
        print(f"→ {message}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.runtime", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--cible", type=Path, default=TARGET, help="dossier où écrire")
    options = parser.parse_args()
    try:
        sizes = build(options.cible)
    except RuntimeMissing as error:
        print(f"✗ {error}", file=sys.stderr)
        return 1
    for name, size in sorted(sizes.items(), key=lambda item: -item[1]):
        print(f"{size:>10,} octets  {name}".replace(",", " "))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
