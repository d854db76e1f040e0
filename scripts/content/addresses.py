"""Where each question and each suite is first met in the static twin, and how a page links to it.

Knows: the walk of the flows, the address of a state.
Ignores: what is said there.
Used by: scripts.content.all_pages, scripts.content.cited, scripts.content.family_parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from explorer.chemins import enumerate_states
from explorer.corpus import Corpus
from explorer.flow import advance, start
from explorer.rendu.html import Liens, esc
from explorer.rendu.reponses import path_attributes
from scripts.edition import Edition

STATE = re.compile(r"orienter/etat/([^/]+)/([^/]+)\.html")


def first_addresses(edition: Edition) -> dict[str, str]:
    """Question, suite or gate id → path of the first static page (from the root) that shows it."""
    found: dict[str, tuple[int, str]] = {}
    for flux in edition.flux:
        for etat in enumerate_states(edition.corpus, flux):
            adresse = Liens().etat(flux, etat.retenues)
            for name in _shown(etat.question, (suite for suite, _ in etat.suites)):
                shortest = found.get(name)
                if shortest is None or len(etat.retenues) < shortest[0]:
                    found[name] = (len(etat.retenues), adresse)
    addresses = {name: adresse for name, (_, adresse) in found.items()}
    for porte in edition.corpus.portes.values():
        addresses.setdefault(
            porte["id"], addresses.get(porte["questions"][0], "orienter/index.html")
        )
    return addresses


def attributes(corpus: Corpus, liens: Liens, chemin: str) -> str:
    """What a link to a page of the site carries; to a state with answers, the live state too."""
    found = STATE.fullmatch(chemin)
    if not found or found.group(2) == "debut":
        return f'href="{esc(liens.page(chemin))}"'
    etat = start(corpus, found.group(1))
    for reponse in found.group(2).split("_"):
        etat = advance(corpus, etat, reponse)
    return path_attributes(corpus, liens, etat.flux, etat.retenues)


def _shown(question: str | None, suites: Iterable[str]) -> Iterable[str]:
    return (question,) if question else tuple(suites)
