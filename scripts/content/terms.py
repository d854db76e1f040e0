"""The words of the lexique where they stand in a page: a link to a note at its foot, which also prints.

Knows: the forms of each term, which parts of a page are left alone.
Ignores: how a note is shown beside the word (docs/assets/js/cadre/mots.js); without it the link leads to the note.
Used by: scripts.content.all_pages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from explorer.rendu.html import esc
from scripts.content.page import Generated
from scripts.edition import Edition

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
}
ASIDE = re.compile(
    r'class="(?:[^"]*\s)?(?:phrase-notes|repose|reference-page|sources|statut|sans-mots)'
)
VOID = {"br", "img", "input", "hr", "wbr", "link", "meta", "path"}


def annotate(edition: Edition, page: Generated) -> Generated:
    """The same page with the first occurrence of each term linked, and the notes at its foot."""
    if not edition.data["lexique"]:
        return page
    noted = Notes(*_words(edition))
    html = noted.walk(page.html)
    if not noted.met:
        return page
    terms = _by_id(edition)
    lignes = "".join(_note(terms[ident], page.base) for ident in noted.met)
    foot = f'<section class="mots-page"><h2 id="mots">Les mots de cette page</h2><dl>{lignes}</dl></section>'
    return Generated(page.chemin, page.titre, html + foot, page.description, page.meta)


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
def _words(edition: Edition) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """The pattern of every form, and the term of each form in lower case."""
    written = _written(edition)
    return _pattern(written), {_plain(form): ident for form, ident in written}


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


def _pattern(forms: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    """One pattern for all forms, by first letter, so that more terms do not make each place slower."""
    by_letter: dict[str, list[str]] = {}
    for form, _ in forms:
        if _counts(form):
            word = _quoted(form)
            word = (
                word.replace("\\&\\#39;", "'").replace("&\\#39;", "'").replace("'", "(?:'|’|&#39;)")
            )
            by_letter.setdefault(form[0].lower(), []).append(word)
    groups = [
        f"(?=[{re.escape(letter + letter.upper())}])(?:{'|'.join(words)})"
        for letter, words in by_letter.items()
    ]
    return re.compile(r"(?<![\w-])(?:" + "|".join(groups) + r")(?![\w-])")


def _quoted(form: str) -> str:
    """A form as a pattern. An acronym is itself only in capitals: « CAS » is not « le cas »."""
    word = re.escape(esc(form.replace("’", "'"))).replace(r"\ ", r"\s+")
    return word if form.isupper() else f"(?i:{word})"


class Notes:
    """Walks the pieces of a page; remembers which terms were met, in order."""

    def __init__(self, pattern: re.Pattern[str], forms: Mapping[str, str]) -> None:
        self.pattern, self.forms = pattern, forms
        self.met: list[str] = []
        self._stack: list[tuple[str, bool]] = []

    def walk(self, html: str) -> str:
        return "".join(
            self._tag(piece) if piece.startswith("<") else self._text(piece)
            for piece in PIECE.split(html)
            if piece
        )

    def _tag(self, piece: str) -> str:
        found = TAG.match(piece)
        if found:
            closing, name, attributes = found.groups()
            if closing:
                while self._stack and self._stack.pop()[0] != name:
                    pass
            elif name not in VOID and not attributes.endswith("/"):
                silent = self._silent or name in LEFT_ALONE or bool(ASIDE.search(attributes))
                self._stack.append((name, silent))
        return piece

    @property
    def _silent(self) -> bool:
        return bool(self._stack) and self._stack[-1][1]

    def _text(self, text: str) -> str:
        return text if self._silent else self.pattern.sub(self._link, text)

    def _link(self, found: re.Match[str]) -> str:
        ident = self.forms.get(_plain(found.group(0).replace("&#39;", "'")))
        if ident is None or ident in self.met:
            return found.group(0)
        self.met.append(ident)
        return f'<a class="mot" href="#mot-{esc(ident)}">{found.group(0)}</a>'
