"""What a page weighs before Python: the page, the style sheet, the scripts, the font, compressed."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path

LIMIT = 75_000
LOADED = re.compile(r'(?:src|href)="((?:\.\./)*assets/[^"]+\.(?:css|js|woff2|svg))"')


@cache
def compressed(path: Path) -> int:
    data = path.read_bytes()
    return len(data) if path.suffix == ".woff2" else len(gzip.compress(data, 9))


def weight(page: Path) -> int:
    """Bytes of a page and of all it names, as a host would send them."""
    loaded = {page.parent.joinpath(name).resolve() for name in LOADED.findall(page.read_text())}
    return compressed(page) + sum(map(compressed, loaded))


def heaviest(folder: Path, count: int) -> list[Path]:
    """The largest pages of a folder: the twin has too many to compress them all."""
    return sorted(folder.rglob("*.html"), key=lambda path: -path.stat().st_size)[:count]


def test_every_page_and_all_it_loads_weigh_less_than_75_kb(site: Path) -> None:
    twin = site / "orienter" / "etat"
    others = [path for path in site.rglob("*.html") if twin not in path.parents]
    weights = {path.relative_to(site).as_posix(): weight(path) for path in (*others, *heaviest(twin, 50))}  # fmt: skip

    assert len(weights) > 200
    assert {name: bytes_ for name, bytes_ in weights.items() if bytes_ > LIMIT} == {}
