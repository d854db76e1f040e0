"""What the site is made with, read from the installed packages: name, version, licence, use.

Knows: which packages reach the reader and which only build; how a package says its licence.
Ignores: whether a licence suits (scripts.audit).
Used by: scripts.macros (page « À propos »), scripts.audit.
"""

from __future__ import annotations

import json
import re
from importlib.metadata import metadata

from scripts.places import ROOT

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
# What packages write in place of the SPDX name of their licence.
NOMS = {
    "APACHE-2.0": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Apache License": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "BSD": "BSD-3-Clause",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
    "UNKNOWN": "",
}
CLASSEMENT = re.compile(r"License :: OSI Approved :: (.+)")


def rows() -> list[tuple[str, str, str, str, bool]]:
    """`(name, version, licence, use, served to the reader)` for each package."""
    node = [
        (name, *node_package(f"node_modules/{name}"), use, name in SERVED)
        for name, use in {**SERVED, **BUILD_NODE}.items()
    ]
    return node + [
        (name, *python_package(name), use, name == "mkdocs-material")
        for name, use in BUILD_PYTHON.items()
    ]


def node_package(path: str) -> tuple[str, str]:
    """Version and licence of an installed Node package. Raises `FileNotFoundError` when absent."""
    package = json.loads((ROOT / path / "package.json").read_text("utf-8"))
    return package["version"], spdx(str(package.get("license", "")))


def python_package(name: str) -> tuple[str, str]:
    """Version and licence of an installed Python package. Raises `PackageNotFoundError`."""
    found = metadata(name)
    said = [found.get("License-Expression"), found.get("License")]
    for classifier in found.get_all("Classifier") or ():
        match = CLASSEMENT.match(classifier)
        said.append(match and match.group(1))
    licences = (spdx(one.partition("\n")[0].strip()) for one in said if one)
    return found["Version"], next((one for one in licences if one), "")


def spdx(licence: str) -> str:
    """The SPDX name of what a package says of its licence; empty when it says nothing."""
    return NOMS.get(licence, licence)
