"""Which PDF files exist for a poster or an extract, and whether they still say what the data say.

Knows: the folder of the PDF files and their register (name of the file → fingerprint of its HTML).
Ignores: how they are printed (scripts.posters).
Used by: scripts.content.training, scripts.pages, scripts.posters.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.kit import Kit
from scripts.kit.affiches import render_poster
from scripts.places import ROOT

DOSSIER = ROOT / "build" / "affiches"
REGISTRE = DOSSIER / "registre.json"
FEUILLE = ROOT / "docs/assets/css/formation.css"
TAILLES = {"extrait": ("a4",)}  # the others: both sizes
DEUX = ("a4", "a3")
PROJECTION = "assets/js/projection.js"
SITE = "former/pdf"  # where the files stand on the site


def sizes(affiche: Mapping[str, Any]) -> tuple[str, ...]:
    return TAILLES.get(affiche["genre"], DEUX)


def file_name(affiche: Mapping[str, Any], taille: str) -> str:
    return f"{affiche['id']}-{taille}.pdf"


def fingerprint(kit: Kit, affiche: Mapping[str, Any]) -> str:
    """What the poster says and how it looks."""
    return hashlib.sha256(
        (render_poster(kit, affiche, 1) + FEUILLE.read_text("utf-8")).encode()
    ).hexdigest()[:16]


def printed(kit: Kit, affiche: Mapping[str, Any]) -> dict[str, str]:
    """Size → file name, for the files that are there and up to date."""
    registre = json.loads(REGISTRE.read_text("utf-8")) if REGISTRE.is_file() else {}
    noms = {taille: file_name(affiche, taille) for taille in sizes(affiche)}
    empreinte = fingerprint(kit, affiche)
    return {
        t: nom
        for t, nom in noms.items()
        if registre.get(nom) == empreinte and (DOSSIER / nom).is_file()
    }


def files(kit: Kit) -> dict[str, Path]:
    """Path on the site → file to copy: the posters printed, and the script of the projection."""
    posters = {
        f"{SITE}/{nom}": DOSSIER / nom for a in kit.imprimables for nom in printed(kit, a).values()
    }
    return {PROJECTION: ROOT / "docs" / PROJECTION, **posters}
