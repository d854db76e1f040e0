"""A step of reasoning: one sentence, one operation, one value, the words of the law behind it.

Knows: the shape of a trace.
Ignores: which rule produced it and how it is shown.
Used by: protutelle, echeances, their renderers, the command line and the exports.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Etape(NamedTuple):
    """One ordered step of a calculation.

    `texte` is a sentence in plain French; `operation` the calculation in words or figures; `valeur` the
    exact value as a string (whole number, fraction in lowest terms, ISO date); `unite` one of ETP, EUR,
    EUR/an, mandats, tranches, date or ""; `lecture` the reading the step belongs to (None: common).
    """

    id: str
    texte: str
    operation: str
    valeur: str
    unite: str
    citations: tuple[dict[str, str], ...]
    lecture: str | None = None

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "texte": self.texte,
            "operation": self.operation,
            "valeur": self.valeur,
            "unite": self.unite,
            "lecture": self.lecture,
            "citations": list(self.citations),
        }
