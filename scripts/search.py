"""The French search index, made at build from the pages as they are, and the script that reads it.

Knows: which parts of a page are documents of their own (`data-recherche`), the words of every day that stand for
those of the texts (definitions/recherche.yaml), which pages are less likely to be wanted.
Ignores: how words are compared (docs/assets/js/cadre/analyse.js, the same at build and in the page).
Used by: scripts.site.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from scripts import javascript, node
from scripts.edition import Edition

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
# Exercises, worked cases and pages about the site have the words of everything, and answer less often.
WEIGHTS = {
    "former/affiches": 0.9,
    "former/": 0.4,
    "cas/": 0.4,
    "semaine/quiz/": 0.4,
    "pages/": 0.5,
    "textes/couverture": 0.3,
}
FAMILY = "pour-famille"  # the class of what is written for families, outside their own pages
DRAWING = re.compile(r"<svg\b.*?</svg>", re.S)  # silent, and long to read
LEFT_OUT = ("404.html", "recherche.html", "composants.html")


class Documents(HTMLParser):
    """The documents of one article: the page itself and each marked part, with their words."""

    def __init__(self, chemin: str, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.chemin = chemin
        self.documents: list[dict[str, Any]] = []
        self._stack: list[tuple[str, dict[str, Any] | None, bool]] = []
        self._title = False
        self.feed(text)
        for document in self.documents:
            document["titre"] = "".join(document["titre"])
            document["texte"] = " ".join(document["texte"])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in VOID:
            return
        document, silent = (self._stack[-1][1], self._stack[-1][2]) if self._stack else (None, True)
        if tag == "article":
            weight = next((w for path, w in WEIGHTS.items() if self.chemin.startswith(path)), 1.0)
            document, silent = self._new(self.chemin, "", weight), False
        elif values.get("data-recherche") is not None and document is not None:
            document = self._new(
                f"{self.chemin}#{values['id']}", str(values["data-recherche"]), 1.0
            )
            document["mots"] = values.get("data-mots") or ""
            document["poids"] = float(values.get("data-poids") or 1)
            if FAMILY in (values.get("class") or "").split():
                document["famille"] = True
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
        if tag in VOID:  # said when it closes itself: it opened nothing
            return
        while self._stack and self._stack[-1][0] != tag:
            self._stack.pop()
        if self._stack:
            self._stack.pop()
        self._title = False

    def handle_data(self, data: str) -> None:
        if not self._stack or self._stack[-1][2] or self._stack[-1][1] is None:
            return
        document = self._stack[-1][1]
        document["titre" if self._title and not document["titre"] else "texte"].append(data)

    def _new(self, chemin: str, titre: str, poids: float) -> dict[str, Any]:
        document: dict[str, Any] = {"chemin": chemin, "mots": "", "poids": poids}
        document |= {"titre": [titre] if titre else [], "texte": []}  # pieces, joined at the end
        self.documents.append(document)
        return document


def parse(chemin: str, text: str) -> tuple[dict[str, Any], ...]:
    """The documents of a page; they must not be changed."""
    article = text[text.find("<article") : text.rfind("</article>")]
    return _parsed(chemin, DRAWING.sub("", article))


@lru_cache(maxsize=2000)  # a process that stays reads again only the pages that changed
def _parsed(chemin: str, article: str) -> tuple[dict[str, Any], ...]:
    return tuple(Documents(chemin, article).documents)


def documents(
    site: Path, pages: Mapping[Path, str], words: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """Every document of the search, numbered; pages marked noindex are left out. `words`: more for a page."""
    number = 0
    for path, text in pages.items():
        if 'content="noindex"' in text or path.name in LEFT_OUT or path.parent.name == "decisions":
            continue
        ou = trail(text)
        for document in parse(path.relative_to(site).as_posix(), text):
            chemin, texte = document["chemin"], " ".join(document["texte"].split())
            made = {"texte": texte, "extrait": shorten(texte), "ou": ou, "i": number}
            if chemin.startswith("familles/"):
                made |= {"mots": "", "famille": True}
            if chemin in words:
                made["mots"] = f"{made.get('mots', document['mots'])} {words[chemin]}"
            yield {**document, **made}
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


def index(found: list[dict[str, Any]], groupes: list[dict[str, Any]]) -> str:
    given = {"documents": found, "groupes": groupes}
    made: str = node.make(
        "search-index", given, problem="L’index de recherche n’a pas pu être fait"
    )
    return made


def run(site: Path, pages: Mapping[Path, str]) -> str:
    """Write the search script (index and words inside); returns its path from the site's root."""
    asked = Edition.load().data["recherche"]
    groupes = asked["groupes"]
    made = index(list(documents(site, pages, asked.get("pages", {}))), groupes)
    return javascript.write(
        site,
        "recherche",
        f"window.indexRecherche={literal(made)};\nwindow.motsRecherche={literal(groupes)};\n"
        f"{javascript.bundle('recherche.js')}",
    )


def literal(value: Any) -> str:
    """The value as a script reads it, wherever the script stands."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "").replace("</", "<\\/")
