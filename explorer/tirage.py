"""A draw that a seed decides: the same everywhere, on every Python, for a whole room.

Knows: 32-bit integers only (no float, no clock, no `random`), the draw of docs/assets/js/quiz.js.
Ignores: what is drawn.
Used by: explorer.exercices.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
MASQUE = 0xFFFFFFFF
FNV_DEBUT, FNV_PAS = 2166136261, 16777619
PAS = 0x6D2B79F5


class Tirage:
    """Mulberry32 started from a text (FNV-1a of its code points)."""

    def __init__(self, graine: str) -> None:
        etat = FNV_DEBUT
        for signe in graine:
            etat = ((etat ^ ord(signe)) * FNV_PAS) & MASQUE
        self._etat = etat

    def suivant(self) -> int:
        """The next number, from 0 to 2^32 - 1."""
        self._etat = (self._etat + PAS) & MASQUE
        valeur = ((self._etat ^ (self._etat >> 15)) * (1 | self._etat)) & MASQUE
        ajout = ((valeur ^ (valeur >> 7)) * (61 | valeur)) & MASQUE
        valeur = ((valeur + ajout) & MASQUE) ^ valeur
        return valeur ^ (valeur >> 14)

    def entier(self, borne: int) -> int:
        """A number from 0 to `borne` - 1 (`borne` at least 1)."""
        return (self.suivant() * borne) >> 32

    def choisir(self, liste: Sequence[T]) -> T:
        return liste[self.entier(len(liste))]

    def melanger(self, liste: Sequence[T]) -> list[T]:
        """A shuffled copy (Fisher-Yates, from the end)."""
        copie = list(liste)
        for rang in range(len(copie) - 1, 0, -1):
            autre = self.entier(rang + 1)
            copie[rang], copie[autre] = copie[autre], copie[rang]
        return copie
