"""What leaves the printer: the words that count, nothing folded away, black on white, on A4."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from examine import SHOW
from page_types import Subject, subjects
from playwright.sync_api import Browser, BrowserContext

from explorer.corpus import Corpus
from scripts.places import ROOT

# Kind of page, most sheets it may take, words that must be on paper.
PRINTED = {
    "condition manquante": (
        3,
        ("Ne partagez rien", "Que faire", "Qui décide", "Les phrases appliquées", "Vos réponses"),
    ),
    "effectif, résultat": (
        5,
        ("30 094,61 €", "De 1 à 200 mandats", "Le calcul, pas à pas", "Vos réponses"),
    ),
    "texte": (5, ("Un accord de l'usager doit être obtenu", "Cité par", "Les mots de cette page")),
    "état des textes": (9, ("https://", "Vérification")),
    "réponse famille": (1, ("Ce que je peux demander", "103")),
}
# Rendered to images in a test, and looked at by whoever changes the printed form: kind of page, name of the file.
LOOKED_AT = {
    "condition manquante": "suite",
    "effectif, résultat": "calcul",
    "texte": "texte",
    "nombres en tableau": "tableau",
}
IMAGES = ROOT / "build/impression"
DPI = 60
MARGE_MM = 5  # what most printers cannot reach
PALE, ENCRE = 230, 128
NOT_PRINTED = (
    "Rechercher",
    "Automatique",
    "Imprimer",
    "Copier le lien",
    "Calculer",
    "Aller au contenu",
)


@pytest.fixture(scope="module")
def dark(browser: Browser) -> Iterator[BrowserContext]:
    """A reader in dark mode, whose paper is white all the same. No script: what is folded stays folded."""
    context = browser.new_context(locale="fr-BE", color_scheme="dark", bypass_csp=True)
    context.route("**/assets/js/*", lambda route: route.abort())
    yield context
    context.close()


@pytest.fixture(scope="module")
def known(site: Path, corpus: Corpus) -> dict[str, Subject]:
    return {subject.name: subject for subject in subjects(site, corpus)}


@pytest.mark.parametrize("name", PRINTED)
def test_a_printed_page(
    name: str, known: dict[str, Subject], dark: BrowserContext, address: str, tmp_path: Path
) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext manque : sudo apt-get install poppler-utils")
    sheets, expected = PRINTED[name]
    paper = printed(known[name], dark, address, tmp_path / "page.pdf")
    info = run("pdfinfo", paper)
    assert int(field(info, "Pages")) <= sheets
    assert "(A4)" in field(info, "Page size")
    assert field(info, "Tagged") == "yes"
    text = plain(run("pdftotext", "-layout", paper, "-"))
    assert [words for words in expected if plain(words) not in text] == []
    assert [words for words in NOT_PRINTED if words in text] == []


def test_a_long_table_says_its_headings_on_every_sheet(
    known: dict[str, Subject], dark: BrowserContext, address: str, tmp_path: Path
) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext manque : sudo apt-get install poppler-utils")
    paper = printed(known["nombres en tableau"], dark, address, tmp_path / "page.pdf")
    sheets = run("pdftotext", "-layout", paper, "-").split("\f")
    tables = [sheet for sheet in sheets if len(re.findall(r"\d,\d\d\s€", sheet)) > 60]
    assert tables
    assert all("prorata" in sheet for sheet in tables)


def test_paper_is_white_and_ink_is_dark(
    known: dict[str, Subject], dark: BrowserContext, address: str
) -> None:
    page = dark.new_page()
    page.goto(address + known["résultat ambigu"].path)
    page.add_style_tag(
        content="* { transition: none !important }"
    )  # a colour half-way is no colour
    page.emulate_media(media="print", color_scheme="dark")
    pale = page.evaluate(
        """() => {
          const clarte = (c) => c.match(/[\\d.]+/g).slice(0, 3).reduce((s, v) => s + Number(v), 0) / 765;
          return [...document.querySelectorAll("main *")]
            .filter((e) => e.checkVisibility() && e.childNodes.length && clarte(getComputedStyle(e).color) > .3)
            .map((e) => e.outerHTML.slice(0, 100));
        }"""
    )
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.close()
    assert pale == []
    assert ground == "rgb(255, 255, 255)"


@pytest.mark.parametrize("name", LOOKED_AT)
def test_a_printed_page_as_an_image(
    name: str, known: dict[str, Subject], dark: BrowserContext, address: str, tmp_path: Path
) -> None:
    """White margins, ink on every sheet, no dark ground. The images stay in build/impression/, to be looked at."""
    if not shutil.which("pdftoppm"):
        pytest.skip("pdftoppm manque : sudo apt-get install poppler-utils")
    paper = printed(known[name], dark, address, tmp_path / "page.pdf")
    IMAGES.mkdir(parents=True, exist_ok=True)
    stem = str(IMAGES / LOOKED_AT[name])
    run("pdftoppm", "-r", str(DPI), "-png", paper, stem)
    run("pdftoppm", "-r", str(DPI), "-gray", paper, str(tmp_path / "feuille"))
    sheets = [read_gray(path) for path in sorted(tmp_path.glob("feuille*.pgm"))]
    assert sheets
    for number, rows in enumerate(sheets, 1):
        sheet = f"{name}, feuille {number}"
        edge = round(MARGE_MM / 25.4 * DPI)
        sides = [row[:edge] + row[-edge:] for row in rows]
        assert min(map(min, (*rows[:edge], *rows[-edge:], *sides))) > PALE, f"{sheet} : au bord"
        inked = sum(min(row) < ENCRE for row in rows) / len(rows)
        assert inked > 0.04, f"{sheet} : vide"
        dark_part = sum(sum(grey < ENCRE for grey in row) for row in rows)
        assert dark_part / (len(rows) * len(rows[0])) < 0.25, f"{sheet} : fond sombre"


def read_gray(path: Path) -> list[bytes]:
    """The rows of a binary PGM, one byte a pixel (0 is black)."""
    magic, size, depth, pixels = path.read_bytes().split(b"\n", 3)
    assert (magic, depth) == (b"P5", b"255")
    width, height = map(int, size.split())
    return [pixels[width * y : width * (y + 1)] for y in range(height)]


def printed(subject: Subject, context: BrowserContext, address: str, target: Path) -> str:
    page = context.new_page()
    page.goto(address + subject.path)
    if subject.fragment:
        page.evaluate(SHOW, subject.fragment)
    page.pdf(path=target, prefer_css_page_size=True, tagged=True)
    page.close()
    return str(target)


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def field(info: str, name: str) -> str:
    return (
        next(line for line in info.splitlines() if line.startswith(f"{name}:"))
        .split(":", 1)[1]
        .strip()
    )


def plain(text: str) -> str:
    """Spaces of any width, line ends and apostrophes made alike."""
    return re.sub(r"\s+", " ", text.replace("’", "'"))
