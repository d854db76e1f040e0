"""The palette: contrast of 7 to 1 for text in both themes, the same names in both, the dark one written once."""

from __future__ import annotations

import re

import pytest

from scripts import styles

TEXT_PAIRS = (
    ("encre", "fond"),
    ("encre", "surface"),
    ("encre-douce", "fond"),
    ("encre-douce", "surface"),
    ("lien", "fond"),
    ("lien", "surface"),
    ("encre", "surface-forte"),
    ("encre-douce", "surface-forte"),
    ("lien", "surface-forte"),
    ("lien-survol", "fond"),
    ("lien-survol", "surface"),
    ("action-encre", "lien-survol"),
    ("action-encre", "action"),
    ("marque-encre", "marque"),
    ("clair-encre", "clair-fond"),
    ("ambigu-encre", "ambigu-fond"),
    ("muet-encre", "muet-fond"),
    ("depasse-encre", "depasse-fond"),
    ("erreur-encre", "erreur-fond"),
)
PAPER = {"#fff", "#000", "#555", "#888"}  # ink and paper, and the grey of printed lines
LINE_PAIRS = (
    ("bord", "fond"),
    ("focus", "fond"),
    ("serie-1", "fond"),
    ("serie-2", "fond"),
    ("erreur-trait", "fond"),
)


def palette(name: str) -> dict[str, str]:
    """The colours of the first block of a sheet."""
    block = re.search(r":root \{([^}]*)\}", styles.written(name))
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", block.group(1) if block else ""))


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


THEMES = {"clair": palette("site"), "sombre": palette("sombre")}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="/".join)
def test_text_has_a_contrast_of_seven_to_one(theme: str, pair: tuple[str, str]) -> None:
    text, ground = (THEMES[theme][name] for name in pair)

    assert contrast(text, ground) >= 7


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", LINE_PAIRS, ids="/".join)
def test_lines_that_matter_have_a_contrast_of_three_to_one(
    theme: str, pair: tuple[str, str]
) -> None:
    line, ground = (THEMES[theme][name] for name in pair)

    assert contrast(line, ground) >= 3


def test_both_themes_name_the_same_colours() -> None:
    assert THEMES["clair"].keys() == THEMES["sombre"].keys()


def test_no_sheet_has_a_colour_of_its_own() -> None:
    """Colours are named in the palettes only; paper is black on white, and what is under a shadow is dark."""
    found = {
        (name, colour)
        for name in styles.SHEETS
        for block in re.findall(r"\{([^{}]*)\}", styles.written(name))
        if "--fond:" not in block
        for colour in re.findall(r"#[0-9a-f]{3,8}\b|rgb\([^)]*\)", block)
        if not colour.startswith("rgb(0 0 0") and colour not in PAPER
    }
    assert found == set()


def test_the_dark_palette_serves_the_device_and_the_choice() -> None:
    sheet = styles.ours().replace('"', "")
    dark = THEMES["sombre"]["fond"]
    automatic, chosen = (
        re.search(rf"{re.escape(selector)}\{{([^}}]*)\}}", sheet)
        for selector in (":root:not([data-theme=clair])", ":root[data-theme=sombre]")
    )
    assert automatic and chosen and automatic.group(1) == chosen.group(1)
    assert dark in chosen.group(1)
    assert sheet.index("forced-colors") > chosen.end()  # the reader's system has the last word


def test_each_page_has_one_style_sheet_and_preloads_one_font(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        assert text.count('rel="stylesheet"') == 1, name
        assert text.count('as="font"') == 1, name


# Classes that a script puts for a moment, or that only one page may carry, and where they are looked at.
ELSEWHERE = {
    "copie": "a reference just copied",
    "vu": "an answer just shown",
    "parti": "a page being left",
    "quitter": "pages for families only",
    "famille": "pages for families only",
    "bulle": "beside a word, by script",
    "chargement": "while Python loads",
    "explorateur": "the frame of a simulator",
    "ici": "the reader’s own number",
    "quiz": "the quiz as it is played",
    "choix": "the quiz as it is played",
    "resultats": "the search, by script",
    "resultat": "the frame of a calculation",
    "colonnes": "the frame of a wide schema",
    "suites": "the frame of several suites",
    "intitule": "a title of the texts",
    "projection": "the screen of a room",
    "projetable": "the screen of a room",
    "ecran": "the screen of a room",
    **dict.fromkeys(
        ("affiche", "animation", "cartes", "case", "corrige", "evaluation", "exercices", "feuille", "fiche")
        + ("lignes", "rappel", "separation"),
        "a whole sheet to print, which would set the sheet of this page",
    ),
}


def test_every_component_is_on_its_page(pages: dict[str, str]) -> None:
    """A component is a class of one word; what has a hyphen is a part of one."""
    shown = {word for names in re.findall(r'class="([^"]*)"', pages["pages/composants.html"]) for word in names.split()}
    drawn = {
        name
        for sheet in ("composants", "figures", "semaine", "familles", "formation")
        for selector in re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", styles.written(sheet), flags=re.S))
        if not selector.lstrip().startswith("@")
        for name in re.findall(r"\.([a-z]+)(?![\w-])", selector)
    }
    assert drawn - shown - set(ELSEWHERE) == set()
