"""How many paths of the flows rest on each phrase: those that ask or end with something citing it.

Knows: the exhaustive walk of the flows.
Ignores: HTML.
Used by: scripts.content.cited.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from explorer.chemins import Chemin, enumerate_paths
from explorer.corpus import Corpus
from explorer.orientation import suite_citations


def paths_by_phrase(corpus: Corpus) -> Counter[str]:
    """Phrase → number of complete paths, of all flows, on which it is quoted as a reason."""
    counts: Counter[str] = Counter()
    for flux in corpus.flux_ids:
        for chemin in enumerate_paths(corpus, flux):
            counts.update(_phrases(corpus, chemin))
    return counts


def _phrases(corpus: Corpus, chemin: Chemin) -> set[str]:
    asked = (_question(corpus, question) for question, _ in chemin.reponses)
    ends = (_suite(corpus, suite) for suite, _ in chemin.suites)
    return set().union(*asked, *ends)


@cache
def _question(corpus: Corpus, ident: str) -> frozenset[str]:
    """What the question cites, and the gate that asks it."""
    portes = [porte for porte in corpus.portes.values() if ident in porte["questions"]]
    return frozenset(
        citation["phrase"]
        for part in (corpus.question(ident), *portes)
        for citation in part.get("citations", ())
    )


@cache
def _suite(corpus: Corpus, ident: str) -> frozenset[str]:
    return frozenset(citation["phrase"] for citation in suite_citations(corpus.suite(ident)))
