"""The French search index, made at build from the pages as they are, and the script that reads it.

Knows: which parts of a page are documents of their own (`data-recherche`), synonyms of the lexique.
Ignores: how words are compared (docs/assets/js/cadre/analyse.js, the same at build and in the page).
Used by: scripts.site.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from scripts import javascript, node

VOID = {
    "br",
    "img",
    "input",
    "link",
    "meta",
    "hr",
    "wbr",
    "source",
    "path",
    "circle",
    "rect",
    "col",
}
SILENT = {"script", "style", "svg", "nav", "form", "noscript", "button"}
HIDDEN = {
    "renvoi",
    "phrase-notes",
    "repose",
    "reference-page",
    "avertissement",
    "sommaire",
    "mots-page",
    "note-edition",
}
EXTRACT = 150
LEFT_OUT = ("404.html", "recherche.html", "composants.html")


class Documents(HTMLParser):
    """The documents of one page: the page itself and each marked part, with their words."""

    def __init__(self, chemin: str, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.chemin = chemin
        self.documents: list[dict[str, Any]] = []
        self._stack: list[tuple[str, dict[str, Any] | None, bool]] = []
        self._title = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in VOID:
            return
        document, silent = (self._stack[-1][1], self._stack[-1][2]) if self._stack else (None, True)
        if tag == "article":
            document, silent = self._new(self.chemin, "", 1.0), False
        elif values.get("data-recherche") is not None and document is not None:
            document = self._new(
                f"{self.chemin}#{values['id']}", str(values["data-recherche"]), 1.0
            )
            document["mots"] = values.get("data-mots") or ""
            document["poids"] = float(values.get("data-poids") or 1)
        elif values.get("data-poids") and document is not None:
            document["poids"] = float(values["data-poids"] or 1)
            document["mots"] += " " + (values.get("data-mots") or "")
        classes = values.get("class") or ""
        own_title = (
            tag in ("h2", "h3")
            and document is not None
            and "#" in document["chemin"]
            and not document["texte"]
        )
        hidden = tag in SILENT or own_title or bool(HIDDEN & set(classes.split()))
        self._stack.append((tag, document, silent or hidden))
        self._title = tag == "h1"

    def handle_endtag(self, tag: str) -> None:
        while self._stack and self._stack[-1][0] != tag:
            self._stack.pop()
        if self._stack:
            self._stack.pop()
        self._title = False

    def handle_data(self, data: str) -> None:
        if not self._stack or self._stack[-1][2] or self._stack[-1][1] is None:
            return
        document = self._stack[-1][1]
        key = "titre" if self._title and not document["titre"] else "texte"
        document[key] += data if key == "titre" else f" {data}"

    def _new(self, chemin: str, titre: str, poids: float) -> dict[str, Any]:
        document = {"chemin": chemin, "titre": titre, "mots": "", "texte": "", "poids": poids}
        self.documents.append(document)
        return document


@lru_cache(maxsize=2000)  # a process that stays reads again only the pages that changed
def parse(chemin: str, text: str) -> tuple[dict[str, Any], ...]:
    """The documents of a page; they must not be changed."""
    return tuple(Documents(chemin, text).documents)


def documents(site: Path, pages: Mapping[Path, str]) -> Iterator[dict[str, Any]]:
    """Every document of the search, numbered; pages marked noindex are left out."""
    number = 0
    for path, text in pages.items():
        if 'content="noindex"' in text or path.name in LEFT_OUT or path.parent.name == "decisions":
            continue
        ou = trail(text)
        for document in parse(path.relative_to(site).as_posix(), text):
            texte = " ".join(document["texte"].split())
            yield {**document, "texte": texte, "extrait": shorten(texte), "ou": ou, "i": number}
            number += 1


def trail(text: str) -> str:
    """The breadcrumb of a page, in words: where a result is."""
    _, found, rest = text.partition('<nav class="fil"')
    if not found:
        return "Accueil"
    inside = HTMLText(rest.partition("<ol>")[2].partition("</ol>")[0]).parts
    return " › ".join(inside[1:] or inside)


class HTMLText(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.feed(text)

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.parts.append(data.strip())


def shorten(text: str) -> str:
    if len(text) <= EXTRACT:
        return text
    return text[:EXTRACT].rsplit(" ", 1)[0] + "…"


def index(found: list[dict[str, Any]]) -> str:
    made: str = node.make(
        "search-index", found, problem="L’index de recherche n’a pas pu être fait"
    )
    return made


def run(site: Path, pages: Mapping[Path, str]) -> str:
    """Write the search script (index inside); returns its path from the site's root."""
    made = index(list(documents(site, pages)))
    literal = json.dumps(made, ensure_ascii=False).replace("\u2028", "").replace("</", "<\\/")
    return javascript.write(
        site, "recherche", f"window.indexRecherche={literal};\n{javascript.bundle('recherche.js')}"
    )
