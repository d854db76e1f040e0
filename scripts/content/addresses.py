"""Where each question and each suite is first met in the static twin: the shortest way to it.

Knows: the walk of the flows.
Ignores: HTML.
Used by: scripts.content.all_pages.
"""

from __future__ import annotations

from collections.abc import Iterable

from explorer.chemins import enumerate_states
from explorer.rendu.html import Liens
from scripts.edition import Edition


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


def _shown(question: str | None, suites: Iterable[str]) -> Iterable[str]:
    return (question,) if question else tuple(suites)
