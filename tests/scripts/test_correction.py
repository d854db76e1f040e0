"""A correction from any phrase, question or suite: a mail begun when there is an address, else a text to hand over."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from explorer.chemins import enumerate_states
from explorer.corpus import Corpus
from explorer.rendu.html import Liens
from explorer.rendu.orientation import render_state
from scripts import macros
from scripts.content import texts
from scripts.content.addresses import first_addresses
from scripts.content.cited import Cited
from scripts.edition import Edition

LINK = re.compile(r'class="corriger" href="([^"]*)"')
CONTACTS = ("", "mailto:equipe@exemple.be", "https://exemple.be/issues/new")


def edition(data: Any, bundle: Any, contact: str) -> Edition:
    return Edition(data, {**bundle, "contact": contact})


def links(one: Edition) -> Iterator[tuple[str, str]]:
    """What can be corrected, with the address it leads to; a title goes with its page, as the footer proposes."""
    corpus = one.corpus
    for page in texts.pages(one, Cited(one, first_addresses(one))):
        for address in LINK.findall(page.html):
            yield "phrase", html.unescape(address)
    seen: set[str] = set()
    for flux in corpus.flux_ids:
        for etat in enumerate_states(corpus, flux):
            names = {etat.question} if etat.question else {suite for suite, _ in etat.suites}
            if names <= seen:
                continue
            seen |= {str(name) for name in names}
            found_link = LINK.search(render_state(corpus, etat, Liens("../"), ""))
            yield (
                ", ".join(sorted(map(str, names))),
                html.unescape(found_link.group(1) if found_link else ""),
            )


def phrases_of(corpus: Corpus) -> int:
    return sum(1 for ref in corpus.phrase_refs if not ref.endswith("-intitule"))


@pytest.mark.parametrize("contact", CONTACTS)
def test_every_phrase_question_and_suite_has_its_way_to_a_correction(
    data: Any, bundle: Any, contact: str
) -> None:
    one = edition(data, bundle, contact)
    found = list(links(one))

    assert sum(kind == "phrase" for kind, _ in found) == phrases_of(one.corpus)
    for name, address in found:
        assert address.startswith(contact or "../"), (name, address)
        text = unquote(address)
        if contact:
            fields = {
                k: v[0] for k, v in parse_qs(urlsplit(address).query, strict_parsing=True).items()
            }
            assert set(fields) == {"body", "subject" if "mailto" in contact else "title"}
            assert one.corpus.version in fields["body"]
            text = fields["body"]
        if name != "phrase":
            assert name.split(", ")[0] in text, (name, address)


def test_without_an_address_the_page_gives_the_text_to_hand_over(data: Any, bundle: Any) -> None:
    page = macros.correction(edition(data, bundle, ""))

    assert "donnez-le à la personne de qui vous tenez ce site" in page
    assert f"Version des données\u00a0: {bundle['version']}" in page
    assert 'data-copier="correction-texte"' in page and "mailto:" not in page
    assert "Copiez ce texte" in macros.ou_ecrire(edition(data, bundle, ""))


@pytest.mark.parametrize("contact", CONTACTS[1:])
def test_one_line_gives_its_address_to_both_pages(data: Any, bundle: Any, contact: str) -> None:
    one = edition(data, bundle, contact)

    for page in (macros.correction(one), macros.ou_ecrire(one)):
        assert f'href="{contact}?' in page
        assert "pas encore d’adresse" not in page
