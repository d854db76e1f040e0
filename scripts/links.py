"""The built site is whole: every inner link and anchor exists, no macro is left, no foreign file is loaded.

Knows: HTML files on disk.
Ignores: how they were made.
Used by: scripts.site, tests.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from scripts.places import SITE

LEFTOVER = re.compile(r"\{\{|\{%|%\}")
ID = re.compile(r'\sid="([^"]+)"')
LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')
LOADED = re.compile(
    r'<(?:script|img|source|iframe)\b[^>]*?\ssrc="([^"]*)"|<link\b(?![^>]*rel="canonical")[^>]*?\shref="([^"]*)"'
)


class Parsed:
    """What a page offers (ids) and asks for (links, loaded files). Read with patterns: our HTML quotes its values."""

    def __init__(self, text: str) -> None:
        every = ID.findall(text)
        self.ids = set(every)
        self.doubles = (
            {name for name in self.ids if every.count(name) > 1}
            if len(every) > len(self.ids)
            else set()
        )
        self.links = set(LINK.findall(text))
        self.loaded = {one or other for one, other in LOADED.findall(text)}
        self.leftover = bool(LEFTOVER.search(text))


def problems(site: Path, later: tuple[str, ...] = ()) -> Iterator[str]:
    """Every defect, in French. `later`: prefixes of paths that a later step writes (the twin, the runtime)."""
    parsed = {
        path.relative_to(site).as_posix(): Parsed(path.read_text("utf-8"))
        for path in site.rglob("*.html")
    }
    sound: set[tuple[str, str]] = set()
    for name, page in parsed.items():
        if page.leftover:
            yield f"{name} : une macro n’a pas été remplacée"
        for double in page.doubles:
            yield f"{name} : l’ancre « {double} » existe deux fois"
        for adresse in page.loaded:
            if urlsplit(adresse).scheme not in ("", "data"):
                yield f"{name} : un fichier d’un autre site est chargé ({adresse})"
        folder = name.rpartition("/")[0]
        for adresse in page.links:
            if adresse.startswith(
                "#"
            ):  # of this page only; everything else is the same in a folder
                yield from _broken(site, name, adresse, parsed, later)
            elif (folder, adresse) not in sound:
                found = list(_broken(site, name, adresse, parsed, later))
                yield from found
                if not found:
                    sound.add((folder, adresse))


def _broken(
    site: Path, name: str, adresse: str, parsed: Mapping[str, Parsed], later: tuple[str, ...]
) -> Iterator[str]:
    parts = urlsplit(unescape(adresse))
    if parts.scheme or parts.netloc:
        return
    target = (
        normpath(f"{Path(name).parent.as_posix()}/{unquote(parts.path)}") if parts.path else name
    )
    if name == "404.html" or target.startswith(later):
        return
    if target not in parsed and not (site / target).is_file():
        yield f"{name} : le lien « {adresse} » ne mène nulle part"
    elif (
        parts.fragment
        and target in parsed
        and "=" not in parts.fragment
        and unquote(parts.fragment) not in parsed[target].ids
    ):
        yield f"{name} : l’ancre « {adresse} » n’existe pas"


def run(site: Path, later: tuple[str, ...] = ("hors-ligne/",)) -> None:
    """Fail, listing everything at once, when something is broken."""
    found = sorted(set(problems(site, later)))
    if found:
        raise SystemExit("✗ Le site construit a des défauts :\n  " + "\n  ".join(found))


if __name__ == "__main__":
    run(Path(sys.argv[1]) if len(sys.argv) > 1 else SITE, ())
