"""What the pages are made from: everything the data says, and the same corpus that `explorer` reads.

Knows: the two JSON files.
Ignores: YAML, HTML.
Used by: scripts.pages, scripts.macros, scripts.twin, scripts.search.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from explorer.corpus import Corpus
from scripts.ledger import reverse_index
from scripts.places import BUNDLE, DATA


class Page(NamedTuple):
    """A unit of a text that has its own page, and the units printed on it."""

    texte: Mapping[str, Any]
    unite: Mapping[str, Any]
    parents: tuple[Mapping[str, Any], ...]

    @property
    def chemin(self) -> str:
        return f"textes/{self.texte['id']}/{self.unite['id']}.html"

    @property
    def titre(self) -> str:
        return titre_unite(self.unite)


class Edition:
    """The data of one build. Raises `SystemExit` (in French) when the JSON files have not been made."""

    def __init__(self, data: Mapping[str, Any], bundle: Mapping[str, Any]) -> None:
        textes = sorted(
            data["textes"].values(), key=lambda texte: str(texte["source"].get("date", ""))
        )
        self.data = {**data, "textes": {texte["id"]: texte for texte in textes}}
        self.corpus = Corpus(bundle)

    @classmethod
    def load(cls) -> Edition:
        if not (DATA.is_file() and BUNDLE.is_file()):
            raise SystemExit(
                "✗ Les données ne sont pas prêtes. Lancez d’abord : python -m scripts.bundle"
            )
        return _loaded(
            *((path, path.stat().st_mtime_ns, path.stat().st_size) for path in (DATA, BUNDLE))
        )

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page of the texts, in reading order."""
        return tuple(page for texte in self.data["textes"].values() for page in _pages(texte))

    @cached_property
    def mentions(self) -> dict[str, list[dict[str, Any]]]:
        """For each phrase, what rests on it (see `scripts.ledger.reverse_index`)."""
        return reverse_index(self.data)

    @cached_property
    def flux(self) -> dict[str, Mapping[str, Any]]:
        """The four flows between services, by identifier (the start that sorts between them apart)."""
        return {
            key: value
            for key, value in self.data["orientations"].items()
            if key not in ("communs", "depart")
        }


@lru_cache(maxsize=1)  # the steps of a build share it; nobody changes it
def _loaded(*files: tuple[Path, int, int]) -> Edition:
    return Edition(*(json.loads(path.read_text("utf-8")) for path, _, _ in files))


def today() -> date:
    """The day of the build, or of SOURCE_DATE_EPOCH so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()


def titre_unite(unite: Mapping[str, Any]) -> str:
    """Our short title, else the printed one, else the reference, with a capital."""
    titre = unite.get("titre") or unite.get("intitule") or unite.get("reference") or unite["id"]
    titre = titre.strip(" :/|")
    return titre[:1].upper() + titre[1:]


def walk(unite: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The unit and every unit under it, in order."""
    yield unite
    for enfant in unite.get("unites", ()):
        yield from walk(enfant)


def _pages(texte: Mapping[str, Any]) -> Iterator[Page]:
    for unite in texte["unites"]:
        yield Page(texte, unite, ())
        yield from _inner_pages(texte, unite, (unite,))


def _inner_pages(
    texte: Mapping[str, Any], unite: Mapping[str, Any], parents: tuple[Mapping[str, Any], ...]
) -> Iterator[Page]:
    for enfant in unite.get("unites", ()):
        if enfant.get("page"):
            yield Page(texte, enfant, parents)
        yield from _inner_pages(texte, enfant, (*parents, enfant))
