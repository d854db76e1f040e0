"""The pages of the texts print every number, heading and phrase, word for word and in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from explorer.rendu.html import normalise
from scripts.edition import Edition, Page

OURS = re.compile(
    r'<a class="renvoi".*?</a>|<span class="phrase-notes">.*?</span></p>|<p class="note-edition">.*?</p>'
    r'|<h\d class="titre-edition">.*?</h\d>|<p class="vers-page">.*?</p>',
    re.S,
)


def printed(text: str) -> str:
    """The words of the text on a built page, what this edition adds taken away."""
    inside = text.partition('<div class="texte"')[2].partition(">")[2]
    inside = re.split(r'<h2 id="repose"|<h2 id="etat-du-texte"', inside)[0]
    bare = re.sub(r"<[^>]*>", " ", OURS.sub(" ", inside))
    return normalise(unescape(bare).replace(" ", " "))


def words(unite: Mapping[str, Any], top: bool = True) -> Iterator[str]:
    if unite.get("page") and not top:
        return
    yield from (unite[key] for key in ("numero", "intitule") if unite.get(key))
    yield from (phrase["texte"] for phrase in unite.get("phrases", ()))
    for child in unite.get("unites", ()):
        yield from words(child, False)


def letters(text: str) -> str:
    """White space apart, which the lexique links and no-break spaces change."""
    return "".join(text.split())


def test_each_page_prints_its_part_of_the_text_word_for_word(
    pages: dict[str, str], edition: Edition
) -> None:
    def differs(page: Page) -> bool:
        expected = letters(" ".join(words(page.unite)))
        return letters(printed(pages[page.chemin])) != expected

    assert [page.chemin for page in edition.pages if differs(page)] == []


def test_each_phrase_can_be_copied_with_its_reference(
    pages: dict[str, str], edition: Edition
) -> None:
    for ref in edition.corpus.phrase_refs:
        phrase = edition.corpus.phrase(ref)
        page = pages[f"textes/{phrase.texte_id}/{phrase.page}.html"]
        assert f'id="{phrase.ancre}"' in page, ref
        assert f'class="renvoi" href="#{phrase.ancre}" data-reference=' in page, ref
