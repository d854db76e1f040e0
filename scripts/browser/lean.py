"""Runs inside Pyodide (under Node), never in CPython: compiles the lean zip files.

Knows: the stock standard library of this Pyodide, the sources of `explorer` mounted in `/sources`.
Ignores: where the result goes (scripts/browser/stdlib.mjs writes it out).
Used by: scripts/runtime.py.
"""

import importlib
import json
import pathlib
import sys
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from types import CodeType

STOCK = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip"
OUT = pathlib.Path("/sortie")
SOURCES = pathlib.Path("/sources")
EPOCH = (2000, 1, 1, 0, 0, 0)
OPTIMIZE = 2


def stock_modules():
    """The path in the stock zip of every module now imported from it."""
    origins = (
        getattr(getattr(m, "__spec__", None), "origin", None) for m in list(sys.modules.values())
    )
    return {
        origin.removeprefix(STOCK + "/")
        for origin in origins
        if origin and origin.startswith(STOCK)
    }


def without_lines(code):
    """The same code without its table of line numbers: a third of the bytes, for traces nobody sees."""
    inner = (without_lines(c) if isinstance(c, CodeType) else c for c in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=tuple(inner))


def pyc(source, name):
    """The file content of a compiled module that never looks for its source again."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=OPTIMIZE)
    return bytes(_code_to_hash_pyc(without_lines(code), b"\0" * 8, checked=False))


def write_zip(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), members[name])


def lean_library(wanted):
    for name in wanted:
        importlib.import_module(name)
    with zipfile.ZipFile(STOCK) as stock:
        return {name + "c": pyc(stock.read(name), name) for name in stock_modules()}


def explorer_package():
    """The compiled package, its imports done first so that the library holds what they need."""
    members = {}
    for path in sorted(SOURCES.rglob("*.py")):
        inside = path.relative_to(SOURCES)
        if inside.name == "__main__.py" or inside.parts[0] == "terminal":
            continue
        name = "explorer/" + inside.as_posix()
        members[name + "c"] = pyc(path.read_bytes(), name)
    return members


OUT.mkdir(exist_ok=True)
members = explorer_package()
write_zip(OUT / "explorer.zip", members)
sys.path.insert(0, str(OUT / "explorer.zip"))
for name in members:
    importlib.import_module(name.removesuffix(".pyc").removesuffix("/__init__").replace("/", "."))
library = lean_library(json.loads(WANTED))  # noqa: F821 - set by stdlib.mjs
write_zip(OUT / "python_stdlib.zip", library)
REPORT = json.dumps({"modules": sorted(library), "magic": importlib.util.MAGIC_NUMBER.hex()})
