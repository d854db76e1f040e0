"""The palette: contrast of 7 to 1 for text in both themes; the two dark blocks say the same thing."""

from __future__ import annotations

import re

import pytest

from scripts.edition import ROOT

SHEET = (ROOT / "docs/assets/css/site.css").read_text("utf-8")
TEXT_PAIRS = (
    ("encre", "fond"),
    ("encre", "surface"),
    ("encre-douce", "fond"),
    ("encre-douce", "surface"),
    ("lien", "fond"),
    ("lien", "surface"),
    ("lien-survol", "fond"),
    ("action-encre", "action"),
    ("marque-encre", "marque"),
    ("clair-encre", "clair-fond"),
    ("ambigu-encre", "ambigu-fond"),
    ("muet-encre", "muet-fond"),
    ("depasse-encre", "depasse-fond"),
    ("erreur-encre", "erreur-fond"),
)
LINE_PAIRS = (
    ("bord", "fond"),
    ("focus", "fond"),
    ("serie-1", "fond"),
    ("serie-2", "fond"),
    ("erreur-trait", "fond"),
)


def palettes() -> dict[str, dict[str, str]]:
    blocks = re.findall(r"(:root[^{]*)\{([^}]*)\}", SHEET)
    colours = {
        name.strip(): dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", body))
        for name, body in blocks
    }
    return {name: body for name, body in colours.items() if "fond" in body}


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


THEMES = {"clair": palettes()[":root"], "sombre": palettes()[':root[data-theme="sombre"]']}


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


def test_the_automatic_and_the_chosen_dark_theme_are_the_same() -> None:
    found = palettes()

    assert found[':root:not([data-theme="clair"])'] == found[':root[data-theme="sombre"]']


def test_each_page_has_one_style_sheet_and_preloads_one_font(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        assert text.count('rel="stylesheet"') == 1, name
        assert text.count('as="font"') == 1, name
