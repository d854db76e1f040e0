"""The words of the lexique where they stand in a page: a link to a note at its foot, which also prints.

Knows: the forms of each term, which parts of a page are left alone.
Ignores: how a note is shown beside the word (docs/assets/js/cadre/mots.js); without it the link leads to the note.
Used by: scripts.content.all_pages, scripts.twin.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from explorer.rendu.html import esc
from scripts.content.page import Generated
from scripts.edition import Edition

WORD = re.compile(r"(?<![\w#-])\w+")  # nor the number of an entity
AFTER = r"(?![\w-])"
PIECE = re.compile(r"(<[^>]*>)")
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^>]*)>")
LEFT_ALONE = {
    "a",
    "h1",
    "h2",
    "h3",
    "h4",
    "button",
    "nav",
    "summary",
    "figure",
    "form",
    "footer",
    "th",
    "mark",
}
ASIDE = re.compile(
    r'class="(?:[^"]*\s)?(?:phrase-notes|repose|reference-page|sources|statut|sans-mots'
    r"|sr|vos-reponses|version|etape)\b"
)
VOID = {"br", "img", "input", "hr", "wbr", "link", "meta", "path"}


def annotate(edition: Edition, page: Generated) -> Generated:
    """The same page with the first occurrence of each term linked, and the notes at its foot."""
    if not edition.data["lexique"]:
        return page
    noted = Notes(_words(edition), lambda ident: f'href="#mot-{esc(ident)}"')
    html = noted.walk(page.html)
    if not noted.met:
        return page
    terms = _by_id(edition)
    lignes = "".join(_note(terms[ident], page.base) for ident in noted.met)
    foot = f'<section class="mots-page"><h2 id="mots">Les mots de cette page</h2><dl>{lignes}</dl></section>'
    return Generated(page.chemin, page.titre, html + foot, page.description, page.meta)


def annotate_state(edition: Edition, html: str, base: str) -> tuple[str, str]:
    """A state as its static page shows it, its words linked to the lexique; and their notes, for paper.

    Both are written as mots-marquer.js writes them for a live answer: with a script, it takes them over.
    """
    noted = Notes(
        _words(edition),
        lambda ident: f'href="{base}textes/lexique.html#{esc(ident)}" data-mot="{esc(ident)}"',
    )
    marked, terms = noted.walk(html), _by_id(edition)
    lines = "".join(
        f"<div><dt>{written}</dt><dd>{esc(terms[ident]['mots_simples'])}</dd></div>"
        for ident, written in noted.met.items()
    )
    notes = (
        f'<section class="mots-imprimes"><h2>Les mots de cette page</h2><dl>{lines}</dl></section>'
    )
    return marked, notes if lines else ""


def script(edition: Edition) -> str:
    """The same words for what is shown later (live answers): a script that only sets a list."""
    terms = edition.data["lexique"]
    words = [[form, ident] for form, ident in _written(edition) if _counts(form)]
    notes = {term["id"]: term["mots_simples"] for term in terms}
    data = json.dumps({"formes": words, "notes": notes}, ensure_ascii=False, separators=(",", ":"))
    return "window.motsDuSite=" + data.replace("</", "<\\/") + ";\n"


def _note(term: Mapping[str, Any], base: str) -> str:
    return (
        f'<dt id="mot-{esc(term["id"])}"><a href="{base}textes/lexique.html#{esc(term["id"])}">'
        f"{esc(term['terme'])}</a></dt><dd>{esc(term['mots_simples'])}</dd>"
    )


@lru_cache(maxsize=2)  # the same for every page of an edition
def _words(edition: Edition) -> Words:
    return Words(_written(edition))


@lru_cache(maxsize=2)
def _by_id(edition: Edition) -> Mapping[str, Mapping[str, Any]]:
    return {term["id"]: term for term in edition.data["lexique"]}


def _written(edition: Edition) -> list[tuple[str, str]]:
    """Every form as the data writes it, with its term, once, the longest first."""
    found: dict[str, tuple[str, str]] = {}
    for term in edition.data["lexique"]:
        for form in (term["terme"], *term.get("formes", ())):
            found.setdefault(_plain(form), (form, term["id"]))
    return sorted(found.values(), key=lambda pair: -len(pair[0]))


def _counts(form: str) -> bool:
    """Two letters are a word of the lexique only as an acronym."""
    return len(form) > 2 or form.isupper()


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("\u00a0", " ").casefold().split())


def _pattern(form: str) -> re.Pattern[str]:
    """A form as a page writes it. An acronym is itself only in capitals: « CAS » is not « le cas »."""
    word = re.escape(esc(form.replace("’", "'"))).replace(r"\ ", r"\s+")
    word = word.replace("\\&\\#39;", "'").replace("&\\#39;", "'").replace("'", "(?:'|’|&#39;)")
    return re.compile(f"{word if form.isupper() else f'(?i:{word})'}{AFTER}")


class Words:
    """Every form of every term, by its first words: more terms do not make a text slower to read."""

    def __init__(self, written: Iterable[tuple[str, str]]) -> None:
        self._forms: dict[tuple[str, ...], list[tuple[re.Pattern[str], str]]] = {}
        self._known: dict[str, list[tuple[int, int, str]]] = {}
        for form, ident in written:
            if _counts(form):
                first = tuple(WORD.findall(_plain(form))[:2])
                self._forms.setdefault(first, []).append((_pattern(form), ident))

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Where each term stands in a text: start, end, identifier. States are made of the same sentences."""
        if text not in self._known:
            self._known[text] = list(self._look(text))
        return self._known[text]

    def _look(self, text: str) -> Iterator[tuple[int, int, str]]:
        end = 0
        places = [(word.start(), word.group().casefold()) for word in WORD.finditer(text)]
        following = (word for _, word in places[1:])
        for start, word in places:
            after = next(following, "")
            if start < end:
                continue
            for pattern, ident in chain(
                self._forms.get((word, after), ()), self._forms.get((word,), ())
            ):
                found = pattern.match(text, start)
                if found:
                    end = found.end()
                    yield start, end, ident
                    break


class Tag(NamedTuple):
    """An opening or a closing tag: its name, and whether the words inside it are left alone."""

    name: str
    closes: bool
    leaves: bool = False
    is_question: bool = False
    is_title: bool = False


@lru_cache(maxsize=20_000)
def _read_tag(piece: str) -> Tag | None:
    """What a tag says; None for one that holds no words."""
    found = TAG.match(piece)
    if not found:
        return None
    closing, name, attributes = found.groups()
    if closing:
        return Tag(name, True)
    if name in VOID or attributes.endswith("/"):
        return None
    leaves = name in LEFT_ALONE or bool(ASIDE.search(attributes))
    return Tag(name, False, leaves, "vue-question" in attributes, "vue-titre" in attributes)


class Notes:
    """Walks the pieces of a page; remembers which terms were met, in order, and how each was written."""

    def __init__(self, words: Words, address: Callable[[str], str]) -> None:
        self._words, self._address = words, address
        self.met: dict[str, str] = {}
        self._stack: list[tuple[Tag, bool]] = []

    def walk(self, html: str) -> str:
        return "".join(
            self._tag(piece) if piece.startswith("<") else self._text(piece)
            for piece in PIECE.split(html)
            if piece
        )

    def _tag(self, piece: str) -> str:
        tag = _read_tag(piece)
        if tag is None:
            return piece
        if tag.closes:
            while self._stack and self._stack.pop()[0].name != tag.name:
                pass
        else:
            around, silent = self._stack[-1] if self._stack else (None, False)
            question = tag.is_title and around is not None and around.is_question
            self._stack.append((tag, silent or (tag.leaves and not question)))
        return piece

    def _text(self, text: str) -> str:
        if self._stack and self._stack[-1][1]:
            return text
        pieces, end = [], 0
        for start, stop, ident in self._words.find(text):
            if ident not in self.met:
                self.met[ident] = text[start:stop]
                link = f'<a class="mot" {self._address(ident)}>{text[start:stop]}</a>'
                pieces += [text[end:start], link]
                end = stop
        return "".join((*pieces, text[end:]))
