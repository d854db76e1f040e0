"""The list of what is generated.

Knows: every kind of generated page.
Ignores: how each is made.
Used by: scripts.pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content import (
    actors,
    cases,
    contents,
    coverage,
    families,
    flows,
    lexicon,
    numbers,
    readings,
    schemas,
    status,
    texts,
    training,
)
from scripts.content.addresses import first_addresses
from scripts.content.cited import Cited
from scripts.content.page import Generated
from scripts.content.terms import annotate
from scripts.edition import Edition

KINDS = (contents, actors, lexicon, readings, status, coverage, flows, numbers, training)
WITH_WORDS = (schemas, cases)  # and the texts: where a word may stop a reader


def pages(edition: Edition) -> Iterator[Generated]:
    """Every generated page of the site, the twin apart (scripts.twin)."""
    addresses = first_addresses(edition)
    cited = Cited(edition, addresses)
    yield from (annotate(edition, page) for page in texts.pages(edition, cited))
    yield from families.pages(edition, addresses)
    for kind in KINDS:
        yield from kind.pages(edition)
    for kind in WITH_WORDS:
        yield from (annotate(edition, page) for page in kind.pages(edition))
