"""The site's own script: what every page needs; the search, the words and the offline copy apart.

Knows: esbuild; classic scripts, so that they also run from a double-clicked file.
Ignores: explorer.js, which belongs to the simulators.
Used by: scripts.site.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from scripts import node
from scripts.content import terms
from scripts.edition import Edition
from scripts.places import ROOT

SOURCES = ROOT / "docs/assets/js/cadre"
TARGET = "chrome109,firefox115,safari15.6"


def bundle(entry: str, define: dict[str, str] | None = None) -> str:
    """One self-contained classic script. Raises `SystemExit` with esbuild's words when it fails."""
    return _bundled(entry, tuple((define or {}).items()), _sources())


def _sources() -> str:
    """A hash of every script of the site."""
    total = hashlib.sha256()
    for path in sorted(SOURCES.parent.rglob("*.js")):
        total.update(path.as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


@lru_cache(maxsize=32)  # a process that stays asks again for the same ones
def _bundled(entry: str, define: tuple[tuple[str, str], ...], _: str) -> str:
    return node.run(
        node.ESBUILD,
        str(SOURCES / entry),
        "--bundle",
        "--minify",
        "--format=iife",
        f"--target={TARGET}",
        "--charset=utf8",
        "--log-level=error",
        *(f"--define:{key}={value}" for key, value in define),
        problem="esbuild a échoué",
    )


def write(site: Path, name: str, text: str) -> str:
    """Write `assets/js/<name>.<hash>.js`; returns its path from the site's root."""
    digest = hashlib.sha256(text.encode()).hexdigest()[:10]
    target = site / f"assets/js/{name}.{digest}.js"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")
    return target.relative_to(site).as_posix()


def run(site: Path, search: str) -> str:
    """The script of every page; `search` is the file name of the search script, loaded on first use."""
    offline = Path(write(site, "hors-ligne", bundle("../hors-ligne/index.js"))).name
    words = Path(write(site, "mots", terms.script(Edition.load()))).name
    names = {"FICHIER_RECHERCHE": search, "FICHIER_HORS_LIGNE": offline, "FICHIER_MOTS": words}
    text = bundle("index.js", {key: f'"@{key}@"' for key in names})
    for key, name in names.items():  # afterwards: the bundle itself need not be made again
        text = text.replace(f"@{key}@", name)
    return write(site, "site", text)
