"""The lean runtime of the browser: Pyodide, PyScript and `explorer`, placed, hashed and named.

Knows: which files are served, in which of two folders, and the manifest that names them.
Ignores: how the parts are made smaller (scripts.engine), the pages, the rules.
Used by: `scripts.build`, `scripts/bench`, the browser tests; by hand: `python -m scripts.runtime`.

Two folders, each named after the hash of its content, so that they can be cached for ever:
`moteur-…` (Python and PyScript: changes with the pinned packages) and `explorateur-…`
(package, data and memory image: changes with each edition). `manifeste.js` names them and gives
their sizes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import shutil
import sys
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from scripts import engine, node
from scripts.engine import ROOT, RuntimeMissing, without_map

TARGET = ROOT / "docs" / "assets" / "runtime"
SCRIPT = ROOT / "docs" / "assets" / "js" / "explorer.js"
MANIFEST_IMPORT = "#manifeste"
WHOLE = "pyodide.entier.wasm"
IMAGE = "image.bin"
COUNTED = (engine.WASM, WHOLE, *engine.PYTHON_FILES, "bundle.json")


class Engine(NamedTuple):
    """The whole engine, the compiled zips; the `moteur` folder: every file, and its name."""

    whole: Path
    python: Path
    files: dict[str, bytes]
    name: str


@cache  # a process that stays is started anew when a program changes
def engine_contents(say: bool, fresh: bool) -> Engine:
    python, whole = engine.build_python(say), engine.build_engine(say)
    awake = engine.build_awake(whole, python, say, fresh=fresh)
    files = {
        engine.WASM: awake.read_bytes(),
        WHOLE: (whole / engine.WASM).read_bytes(),
        "pyodide.asm.mjs": (whole / "pyodide.asm.mjs").read_bytes(),
        "pyodide.mjs": without_map(engine.PYODIDE / "pyodide.mjs"),
        "python_stdlib.zip": (python / "python_stdlib.zip").read_bytes(),
        "pyscript.mjs": engine.build_pyscript(say).read_bytes(),
        **{name: (engine.TOOLS / name).read_bytes() for name in ("demarrage.mjs", "restaurer.mjs")},
    }
    return Engine(whole, python, files, named("moteur", files))


def explorer_contents(python: Path) -> dict[str, bytes]:
    """The files of the `explorateur` folder, the memory image apart."""
    if not engine.BUNDLE.exists():
        raise RuntimeMissing("explorer/bundle.json manque : lancez `python -m scripts.bundle`.")
    return {
        "explorer.zip": (python / "explorer.zip").read_bytes(),
        "bundle.json": engine.BUNDLE.read_bytes(),
    }


def named(prefix: str, files: dict[str, bytes], key: str = "") -> str:
    """The name of a folder after its content (and `key`)."""
    total = hashlib.sha256(key.encode())
    for name in sorted(files):
        total.update(name.encode() + b"\0" + files[name])
    return f"{prefix}-{total.hexdigest()[:12]}"


def place(name: str, files: dict[str, bytes], target: Path) -> None:
    """Write the files in a folder of `target`, whole or not at all."""
    folder = target / name
    if folder.exists():
        return
    draft = target / f".{name}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    for file, data in files.items():
        (draft / file).write_bytes(data)
    draft.rename(folder)


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


def build(
    target: Path = TARGET, say: bool = True, image: bool = True, fresh: bool = True
) -> dict[str, int]:
    """Make whatever is missing and put it in `target`; sizes in bytes of what is served.

    Without `image` the slowest part is left for later: the same names, and pages that start
    Python without it meanwhile. Unless `fresh`, the engine of the `explorer` before will do. Raises `RuntimeMissing` when a package or the bundle is missing.
    Doing it again does no work.
    """
    if not engine.PYODIDE.exists() or not engine.PYSCRIPT.exists():
        raise RuntimeMissing("Les paquets de node_modules manquent : lancez `make setup`.")
    whole, python, files, moteur = engine_contents(say, fresh)
    explorer = explorer_contents(python)
    target.mkdir(parents=True, exist_ok=True)
    names = (moteur, named("explorateur", explorer, engine.image_path(whole, python).name))
    for name, content in zip(names, (files, explorer), strict=True):
        place(name, content, target)
    for old in target.iterdir():
        if old.is_dir() and old.name not in names:
            shutil.rmtree(old)
    path = target / "manifeste.js"
    if not path.exists() or not all(name in path.read_text("utf-8") for name in names):
        path.write_text(manifest(*names, {**files, **explorer}), "utf-8")
    sizes = {name: len(data) for name, data in {**files, **explorer}.items()}
    if image:
        served = target / names[1] / IMAGE
        if not served.exists():
            shutil.copyfile(engine.build_image(whole, python, say), served)
            engine.forget_old()
        sizes[IMAGE] = served.stat().st_size
    return sizes


def write_script(assets: Path, runtime: Path = TARGET) -> str:
    """Bundle explorer.js and the manifest as `js/explorer.<hash>.js` in `assets`; its name.

    The hash changes with the runtime, so that a cached page never meets files of another
    edition.
    """
    text = node.run(
        node.ESBUILD,
        str(SCRIPT),
        "--bundle",
        "--minify",
        "--format=esm",
        "--target=es2022",
        "--charset=utf8",
        "--log-level=error",
        f"--alias:{MANIFEST_IMPORT}={runtime / 'manifeste.js'}",
        problem="esbuild a échoué",
    )
    name = f"explorer.{hashlib.sha256(text.encode()).hexdigest()[:10]}.js"
    folder = assets / "js"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("explorer.*.js"):
        old.unlink()
    (folder / name).write_text(text, "utf-8")
    return name


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
