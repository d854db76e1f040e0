"""What a page weighs before Python: the page, the style sheet, the scripts, the font, compressed."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

LIMIT = 75_000
TYPES = (
    "index.html",
    "orienter/index.html",
    "orienter/etat/cpas-vers-saj/debut.html",
    "protutelle/calcul.html",
    "protutelle/nombres.html",
    "textes/index.html",
    "textes/protocole-2012/schema-1.html",
    "textes/arrete-2018/art-5.html",
    "textes/schema-1.html",
    "textes/lexique.html",
    "textes/lectures.html",
    "cas/cpas-vers-saj.html",
    "familles/index.html",
    "former/index.html",
    "pages/a-propos.html",
)


@pytest.mark.parametrize("page", TYPES)
def test_a_page_and_all_it_loads_weigh_less_than_75_kb(site: Path, page: str) -> None:
    text = (site / page).read_text("utf-8")
    loaded = set(re.findall(r'(?:src|href)="((?:\.\./)*assets/[^"]+\.(?:css|js|woff2|svg))"', text))

    weight = len(gzip.compress(text.encode(), 9))
    for adresse in loaded:
        data = (site / page).parent.joinpath(adresse).resolve().read_bytes()
        weight += len(data) if adresse.endswith("woff2") else len(gzip.compress(data, 9))

    assert weight <= LIMIT
