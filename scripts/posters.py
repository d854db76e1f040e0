"""Print the posters and the extracts: PDF files in build/affiches, with Chromium, from the same HTML as the site.

Knows: paper sizes, how a poster is made to fill one sheet and no more, which files are already right.
Ignores: what a poster says (scripts.kit.affiches).
Used by: `make formation`; by hand: `python -m scripts.posters`. The next build of the site links the files.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
import time
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from explorer.rendu.html import esc
from scripts import fonts
from scripts.edition import Edition
from scripts.kit import Kit
from scripts.kit.affiches import render_poster
from scripts.kit.impressions import (
    DOSSIER,
    FEUILLE,
    REGISTRE,
    file_name,
    fingerprint,
    printed,
    sizes,
)
from scripts.places import ROOT
from scripts.typography import spaced

TAILLES_MM = {"a4": (210, 297), "a3": (297, 420)}
MARGE_MM, JEU_MM = (
    10,
    3,
)  # margin of an A4 sheet; room left at its foot, so that no second sheet begins
CORPS_MAX, CORPS_MIN, PAS = (
    17.0,
    7.5,
    0.25,
)  # type sizes tried on A4, in points; A3 is the same, enlarged
FIT = """Promise.all(['', '700 '].map((gras) => document.fonts.load(gras + '10pt Affiche'))).then(() => {
  const utile = %s / 25.4 * 96, affiche = document.querySelector('.affiche');
  for (let corps = %s; ; corps -= %s) {
    document.documentElement.style.fontSize = corps + 'pt';
    if (affiche.getBoundingClientRect().height <= utile || corps <= %s) return;
  }
});"""
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--no-pdf-header-footer", "--virtual-time-budget=3000",
)  # fmt: skip
PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
STAMP = ROOT / "build" / "site.empreinte"  # the built site does not know the new files


def main() -> None:
    """Print what is missing or out of date. Raises `SystemExit` (in French) without Chromium."""
    debut = time.monotonic()
    kit = Kit(Edition.load())
    DOSSIER.mkdir(parents=True, exist_ok=True)
    a_faire = [a for a in kit.imprimables if len(printed(kit, a)) < len(sizes(a))]
    chromium = browser()
    with ThreadPoolExecutor(2) as equipe:
        list(equipe.map(lambda affiche: print_poster(chromium, kit, affiche), a_faire))
    register(kit)
    if a_faire:
        STAMP.unlink(missing_ok=True)
    print(
        f"✓ {sum(len(sizes(a)) for a in a_faire)} fichiers PDF imprimés dans build/affiches ({time.monotonic() - debut:.1f} s)"
    )


def browser() -> str:
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        raise SystemExit("✗ Chromium manque : il imprime les affiches. Lancez : make navigateur")
    return found


def print_poster(chromium: str, kit: Kit, affiche: dict) -> None:
    """Both sizes of a poster, each on one sheet. Raises `SystemExit` when one does not fit."""
    with tempfile.TemporaryDirectory() as dossier:
        for taille in sizes(affiche):
            fichier = print_pdf(chromium, kit, affiche, taille, Path(dossier))
            if count_pages(fichier.read_bytes()) != 1:
                raise SystemExit(
                    f"✗ L’affiche « {affiche['id']} » ne tient pas sur une feuille {taille.upper()} : raccourcissez-la."
                )
            shutil.move(fichier, DOSSIER / file_name(affiche, taille))


def print_pdf(chromium: str, kit: Kit, affiche: dict, taille: str, dossier: Path) -> Path:
    page, pdf = dossier / f"{taille}.html", dossier / f"{taille}.pdf"
    page.write_text(document(kit, affiche, taille), "utf-8")
    commande = [
        chromium,
        *OPTIONS,
        f"--user-data-dir={dossier / 'profil'}",
        f"--print-to-pdf={pdf}",
        page.as_uri(),
    ]
    fait = subprocess.run(commande, capture_output=True, text=True, timeout=60, check=False)
    if fait.returncode or not pdf.is_file():
        raise SystemExit(
            f"✗ Chromium n’a pas imprimé l’affiche « {affiche['id']} » :\n{fait.stderr[-800:]}"
        )
    return pdf


def document(kit: Kit, affiche: dict, taille: str) -> str:
    """A page of its own: black on white, the typeface of the site, as large as one sheet allows."""
    largeur, hauteur = TAILLES_MM[taille]
    echelle = largeur / TAILLES_MM["a4"][0]
    marge = MARGE_MM * echelle
    police = b64encode(fonts.run().read_bytes()).decode()
    utile = f"{hauteur - 2 * marge - JEU_MM * echelle:.2f}"
    return (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{esc(affiche["titre"])}</title><style>'
        f'@font-face {{ font-family: "Affiche"; src: url("data:font/woff2;base64,{police}"); font-weight: 400 700; }}'
        ":root { --trait: #000; --encre: #000; --bord: #000; }"
        f"{FEUILLE.read_text('utf-8')}"
        f"@page {{ size: {largeur}mm {hauteur}mm; margin: {marge:.2f}mm; }}"
        f'html {{ font: 10pt/1.35 "Affiche", sans-serif; }} * {{ box-sizing: border-box; }}'
        f"body {{ margin: 0; width: {largeur - 2 * marge:.2f}mm; color: #000; background: #fff; }}</style></head>"
        f"<body>{spaced(render_poster(kit, affiche, 1))}<script>{FIT % (utile, CORPS_MAX * echelle, PAS * echelle, CORPS_MIN * echelle)}</script></body></html>"
    )


def count_pages(pdf: bytes) -> int:
    """The sheets of a PDF file that Chromium wrote."""
    return len(PAGE.findall(pdf))


def register(kit: Kit) -> None:
    """Note what each file was made from; a poster that no longer exists loses its files."""
    wanted = {
        file_name(a, taille): fingerprint(kit, a) for a in kit.imprimables for taille in sizes(a)
    }
    for path in DOSSIER.glob("*.pdf"):
        if path.name not in wanted:
            path.unlink()
    REGISTRE.write_text(json.dumps(wanted, indent=1), "utf-8")


if __name__ == "__main__":
    main()
