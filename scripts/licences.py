"""What the site is made with, read from the installed packages: name, version, licence, use.

Knows: which packages reach the reader and which only build.
Ignores: whether a licence suits (a person reads the page).
Used by: scripts.macros (page « À propos »).
"""

from __future__ import annotations

import json
from importlib.metadata import metadata

from scripts.edition import ROOT

SERVED = {
    "pyodide": "Python dans le navigateur",
    "@pyscript/core": "le lien entre la page et Python",
    "swup": "passer d’une page à l’autre sans recharger",
    "minisearch": "la recherche",
    "@fontsource-variable/atkinson-hyperlegible-next": "la police Atkinson Hyperlegible Next",
}
BUILD_NODE = {
    "@viz-js/viz": "les dessins (Graphviz)",
    "esbuild": "les scripts",
    "purgecss": "la feuille de style",
}
BUILD_PYTHON = {
    "mkdocs": "les pages",
    "mkdocs-material": "les modèles et les styles de base",
    "mkdocs-macros-plugin": "les valeurs dans le texte",
    "ruamel.yaml": "la lecture des données",
    "fonttools": "la police réduite au français",
}


def rows() -> list[tuple[str, str, str, str, bool]]:
    """`(name, version, licence, use, served to the reader)` for each package."""
    node = [(*_node(name), use, name in SERVED) for name, use in {**SERVED, **BUILD_NODE}.items()]
    return node + [
        (*_python(name), use, name == "mkdocs-material") for name, use in BUILD_PYTHON.items()
    ]


def _node(name: str) -> tuple[str, str, str]:
    package = json.loads((ROOT / "node_modules" / name / "package.json").read_text("utf-8"))
    return name, package["version"], package.get("license", "").replace("APACHE", "Apache")


def _python(name: str) -> tuple[str, str, str]:
    found = metadata(name)
    return name, found["Version"], found.get("License-Expression") or found.get("License") or ""
