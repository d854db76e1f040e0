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
    """Every exercise of a seed: kinds in turn, each from the flow least used so far; no situation twice.

    Among the first `len(GENRES)` there is thus one of each kind: the text is also ambiguous, and silent."""
    genres, pris = tirage.melanger(list(GENRES)), set[Paires]()
    files = {
        genre: {flux: _of_kind(corpus, tirage, genre, flux, pris, vus) for flux in voulus}
        for genre, vus in ((genre, set[tuple[str, ...]]()) for genre in genres)
    }
    usage = dict.fromkeys(tirage.melanger(list(voulus)), 0)
    while files:
        for genre in list(files):
            ordre = sorted(usage, key=usage.__getitem__)
            exercice = next((e for f in ordre if (e := next(files[genre][f], None))), None)
            if exercice is None:
                del files[genre]
                continue
            usage[exercice.flux] += 1
            pris.add(exercice.reponses)
            yield exercice


def _of_kind(
    corpus: Corpus,
    tirage: Tirage,
    genre: str,
    flux: str,
    pris: set[Paires],
    vus: set[tuple[str, ...]],
) -> Iterator[Exercice]:
    """The exercises of a kind in a flow: its ends in a drawn order, none of `vus`, by a path not in `pris`."""
    for groupe in tirage.melanger(_ends(corpus, flux)):
        tire = tirage.choisir(groupe)
        chemin = next((c for c in (tire, *groupe) if c.reponses not in pris), None)
        cle = (*(suite for suite, _ in tire.suites), *tire.conditions)
        if chemin is None or cle in vus:
            continue
        exercice = GENRES[genre](corpus, tirage, chemin)
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
