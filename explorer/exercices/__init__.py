"""Exercises drawn from the flows: a path, a question about it, one right answer; a seed decides.

Knows: the enumeration of paths, and how a sheet mixes kinds and flows.
Ignores: HTML, who answers, the clock: one seed gives one sheet, everywhere.
Used by: explorer.rendu.exercices, explorer.vues.exercices, the printed sheet of the training.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from explorer.chemins import Chemin, enumerate_paths
from explorer.corpus import Corpus
from explorer.errors import ReponseInvalide
from explorer.exercices.genres import GENRES, Exercice
from explorer.exercices.justesse import disputed
from explorer.flow import Paires
from explorer.tirage import Tirage

__all__ = ["GENRES", "GRAINE_MAX", "NOMBRE_MAX", "TOUS", "Exercice", "draw", "flows"]

DEPART, TOUS = "depart", "tous"
NOMBRE_MAX = 40
GRAINE_MAX = 40

Groupe = tuple[Chemin, ...]


def flows(corpus: Corpus) -> tuple[str, ...]:
    """The flows that exercises are drawn from, in a fixed order."""
    return tuple(sorted(flux for flux in corpus.flux_ids if flux != DEPART))


def draw(corpus: Corpus, graine: str, nombre: int, flux: str = TOUS) -> tuple[Exercice, ...]:
    """`nombre` exercises (1 to 40) for a seed: the same seed always gives the same ones.

    Asking for more only adds at the end. Raises `ReponseInvalide` for a number out of range."""
    if not 1 <= nombre <= NOMBRE_MAX:
        raise ReponseInvalide(f"Demandez entre 1 et {NOMBRE_MAX} exercices.", "nombre")
    voulus = flows(corpus) if flux == TOUS else (corpus.flux(flux)["id"],)
    exercices = _all(corpus, Tirage(graine), voulus)
    return tuple(exercice for exercice, _ in zip(exercices, range(nombre), strict=False))


def _all(corpus: Corpus, tirage: Tirage, voulus: tuple[str, ...]) -> Iterator[Exercice]:
    """Every exercise of a seed: kinds in turn, until none has any left; no situation twice.

    Among the first `len(GENRES)` there is thus one of each kind: the text is also ambiguous, and silent."""
    genres = tirage.melanger(list(GENRES))
    pris: set[Paires] = set()
    files = {
        genre: _of_kind(
            corpus, tirage, genre, voulus[rang % len(voulus) :] + voulus[: rang % len(voulus)], pris
        )
        for rang, genre in enumerate(genres)
    }
    while files:
        for genre in list(files):
            exercice = next(files[genre], None)
            if exercice is None:
                del files[genre]
            else:
                pris.add(exercice.reponses)
                yield exercice


def _of_kind(
    corpus: Corpus, tirage: Tirage, genre: str, voulus: tuple[str, ...], pris: set[Paires]
) -> Iterator[Exercice]:
    """The exercises of a kind: flows in turn, ends in a drawn order, each end once, by a path not in `pris`."""
    fins = {flux: tirage.melanger(_ends(corpus, flux)) for flux in voulus}
    vus: set[tuple[str, ...]] = set()
    for tour in range(max(map(len, fins.values()))):
        for groupe in [groupes[tour] for groupes in fins.values() if tour < len(groupes)]:
            libres = [chemin for chemin in groupe if chemin.reponses not in pris]
            chemin = tirage.choisir(libres or groupe)
            cle = (*(suite for suite, _ in chemin.suites), *chemin.conditions)
            exercice = GENRES[genre](corpus, tirage, chemin) if libres and cle not in vus else None
            if exercice is not None:
                vus.add(cle)
                yield exercice


@lru_cache(maxsize=16)
def _ends(corpus: Corpus, flux: str) -> tuple[Groupe, ...]:
    """The paths of a flow by what they end in; those where several conditions fail, or whose facts
    a room would dispute, are left out."""
    groupes: dict[tuple[Any, ...], list[Chemin]] = {}
    for chemin in enumerate_paths(corpus, flux):
        if len(chemin.conditions) <= 1 and not disputed(chemin):
            cle = (*(suite for suite, _ in chemin.suites), *chemin.conditions)
            groupes.setdefault(cle, []).append(chemin)
    return tuple(tuple(groupe) for groupe in groupes.values())
