"""Cut the typeface to what French needs: weights 400 to 700, French letters, the signs that the site uses.

Knows: which characters the site prints.
Ignores: style sheets.
Used by: scripts.styles.
"""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from scripts.places import ROOT

FONTS = ROOT / "node_modules/@fontsource-variable/atkinson-hyperlegible-next/files"
SOURCE = FONTS / "atkinson-hyperlegible-next-latin-wght-normal.woff2"
CACHE = ROOT / "build" / "fonts"
LETTERS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "àâäçéèêëîïôöùûüÿæœÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸÆŒ«»“”‘’–—…·•§°€×÷±²³½¼¾−©ªº¹†"
    + "\u00a0\u202f\u2009\u2011"
)


def run() -> Path:
    """The subset as a `.woff2` under `build/fonts`, made again only when its source or the letters change."""
    recipe = hashlib.sha256(SOURCE.read_bytes() + LETTERS.encode()).hexdigest()[:10]
    made = CACHE / f"atkinson-next-fr.{recipe}.woff2"
    if made.exists():
        return made
    font = narrowed()
    options = Options()
    options.flavor, options.layout_features = (
        "woff2",
        ["kern", "liga", "tnum", "mark", "mkmk", "ccmp", "locl"],
    )
    options.desubroutinize, options.hinting = True, False
    subsetter = Subsetter(options)
    subsetter.populate(text=LETTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    CACHE.mkdir(parents=True, exist_ok=True)
    font.save(made)
    return made


def narrowed() -> TTFont:
    """The font limited to its useful weights; saved and read again, as the subsetter needs whole tables."""
    buffer = BytesIO()
    instantiateVariableFont(TTFont(SOURCE), {"wght": (400, 700)}).save(buffer)
    buffer.seek(0)
    return TTFont(buffer)


if __name__ == "__main__":
    print(run())
