"""Every state and every path of a flow, and what would lead elsewhere.

Knows: the flow engine; prefixes are shared, so a whole flow costs one step per state.
Ignores: what the suites say.
Used by: explorer.certificat, explorer.comparaison, explorer.exercices, the static twin, tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import NamedTuple

from explorer.corpus import Corpus
from explorer.flow import Etat, Paires, advance, replay, resume, start


class Chemin(NamedTuple):
    """One complete path: its answers, and its end: suites, or the flow that `depart` starts."""

    flux: str
    reponses: Paires
    suites: tuple[tuple[str, tuple[str, str] | None], ...]
    chemin: tuple[str, ...]
    conditions: Mapping[str, str]
    debut: str | None = None


class Changement(NamedTuple):
    """Other answers, and the state they lead to (later answers that still apply are kept)."""

    reponses: Paires
    etat: Etat

    @property
    def issue(self) -> tuple[str, ...]:
        """What tells two outcomes apart: the open question, or the suites."""
        return outcome(self.etat)


def enumerate_states(corpus: Corpus, flux: str, *, follow: bool = False) -> Iterator[Etat]:
    """Every reachable state, depth first, in the order of the data.

    The flow that `depart` starts is walked only with `follow`: its states are its own.
    """
    attente = [start(corpus, flux)]
    while attente:
        etat = attente.pop()
        yield etat
        if etat.question is None or (etat.flux != flux and not follow):
            continue
        choix = corpus.question(etat.question)["reponses"]
        attente.extend(advance(corpus, etat, reponse["id"]) for reponse in reversed(choix))


def enumerate_paths(corpus: Corpus, flux: str, *, follow: bool = False) -> Iterator[Chemin]:
    """Every complete path, in the order of the data."""
    for etat in enumerate_states(corpus, flux, follow=follow):
        debut = etat.flux if etat.flux != flux and not follow else None
        if etat.question is None or debut:
            yield Chemin(
                flux,
                etat.retenues,
                () if debut else etat.suites,
                etat.chemin,
                etat.conditions,
                debut,
            )


def outcome(etat: Etat) -> tuple[str, ...]:
    """The open question (`?id`) or the suites: what tells two states apart."""
    if etat.question is not None:
        return ("?" + etat.question,)
    return tuple(suite for suite, _ in etat.suites)


def what_changes(corpus: Corpus, flux: str, reponses: Mapping[str, str]) -> tuple[Changement, ...]:
    """The smallest changes of answers that lead elsewhere, the latest questions first.

    All returned changes touch the same, smallest number of questions: one, except where several
    conditions fail together. Empty when nothing has been answered.
    """
    ici = replay(corpus, flux, reponses)
    avant = _states_before(corpus, flux, ici.retenues)
    questions = [question for question, _ in reversed(ici.retenues)]
    for taille in range(1, len(questions) + 1):
        trouves = tuple(_elsewhere(corpus, ici, avant, questions, taille))
        if trouves:
            return trouves
    return ()


def _states_before(corpus: Corpus, flux: str, retenues: Paires) -> dict[str, Etat]:
    """The state in which each retained answer was given: what comes before need not be replayed."""
    etat, avant = start(corpus, flux), {}
    for question, reponse in retenues:
        avant[question] = etat
        etat = advance(corpus, etat, reponse)
    return avant


def _elsewhere(
    corpus: Corpus, ici: Etat, avant: Mapping[str, Etat], questions: list[str], taille: int
) -> Iterator[Changement]:
    donnees = dict(ici.retenues)
    for groupe in combinations(questions, taille):
        autres = [
            [choix["id"] for choix in corpus.question(q)["reponses"] if choix["id"] != donnees[q]]
            for q in groupe
        ]
        for valeurs in product(*autres):
            changees = tuple(zip(groupe, valeurs, strict=True))
            etat = resume(corpus, avant[groupe[-1]], {**donnees, **dict(changees)})
            if outcome(etat) != outcome(ici):
                yield Changement(changees, etat)
