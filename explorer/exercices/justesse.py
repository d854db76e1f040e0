"""Which situations and wrong answers are fair: what nobody in the room can dispute or defend.

Knows: what ends a flow, what lies near the right answer, the words that a path rests on.
Ignores: what is asked, the draw of the paths, HTML.
Used by: explorer.exercices.genres.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from explorer.chemins import Chemin, enumerate_paths
from explorer.corpus import Corpus
from explorer.exercices.reponses import citation_of, due_between, stage
from explorer.flow import INCONNU, Paires
from explorer.orientation import suite_citations
from explorer.tirage import Tirage

Citation = Mapping[str, str]
# Schema 2 supposes the SPJ in charge: that it does not know the situation is what register A09 is about.
CONTESTE = ("situation-connue-spj", "inconnue")


def disputed(chemin: Chemin) -> bool:
    """Whether the facts of a path contradict each other in the eyes of those who work there."""
    return CONTESTE in chemin.reponses


def neighbours(corpus: Corpus, tirage: Tirage, flux: str) -> list[dict[str, Any]]:
    """The suites that end the paths of a flow, in a drawn order."""
    return [corpus.suite(nom) for nom in tirage.melanger(_endings(corpus, flux))]


@lru_cache(maxsize=16)
def _endings(corpus: Corpus, flux: str) -> tuple[str, ...]:
    """Those that end a path alone: the others are written « selon cette lecture »."""
    chemins = enumerate_paths(corpus, flux)
    return tuple(dict.fromkeys(c.suites[0][0] for c in chemins if len(c.suites) == 1))


@lru_cache(maxsize=16)
def _last_steps(corpus: Corpus, flux: str) -> Mapping[Paires, frozenset[tuple[str, str]]]:
    """For the answers before the last: each last answer, with a suite that it leads to."""
    fins: dict[Paires, set[tuple[str, str]]] = {}
    for chemin in enumerate_paths(corpus, flux):
        derniere = chemin.reponses[-1][1]
        ici = fins.setdefault(chemin.reponses[:-1], set())
        ici.update((derniere, nom) for nom, _ in chemin.suites)
    return {debut: frozenset(noms) for debut, noms in fins.items()}


def near(corpus: Corpus, chemin: Chemin) -> set[str]:
    """The suites that one may hold beside the right one: those of « je ne sais pas » at the last
    question, and there, all that this question leads to."""
    derniere = chemin.reponses[-1][1]
    issues = _last_steps(corpus, chemin.flux)[chemin.reponses[:-1]]
    return {nom for reponse, nom in issues if INCONNU in (reponse, derniere)}


def fair(ici: list[Any], autre: Mapping[str, Any]) -> bool:
    """Whether a suite is a wrong answer that nobody can defend where `ici` is the right one."""
    if autre["statut"] == "ambigu" or (len(ici) > 1 and stage(autre) == "attendre"):
        return False
    if due_between(autre) and due_between(autre) in map(due_between, ici):
        return False  # the same information, in another form
    # One may always ask the agent in charge as well.
    avance = any(stage(suite) in ("informer", "attendre") for suite in ici)
    return not (stage(autre) == "demander" and avance)


def behind(corpus: Corpus, chemin: Chemin, suite: Mapping[str, Any]) -> Iterator[Citation]:
    """The words of the suite, of the questions that lead there, and of what must come before."""
    yield from suite_citations(suite)
    for nom, _ in chemin.reponses:
        yield from corpus.question(nom)["citations"]
    for nom in _endings(corpus, chemin.flux):
        if stage(corpus.suite(nom)) == "arreter" and corpus.suite(nom)["statut"] == "clair":
            yield citation_of(corpus.suite(nom))


def other_way(corpus: Corpus, flux: str) -> Iterator[str]:
    """The flows that go the other way: their schemas say nothing of this one."""
    for nom in sorted(corpus.flux_ids):
        autre, ici = corpus.flux(nom), corpus.flux(flux)
        if "de" in autre and "cpas" in (autre["de"], ici["de"]) and autre["de"] != ici["de"]:
            yield nom


def letters(citation: Citation) -> str:
    """The letters of the quoted words: two schemas print the same line with other spaces."""
    return "".join(c for c in citation["extrait"].lower() if c.isalpha())
