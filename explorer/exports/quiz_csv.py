"""The quiz as a table for a spreadsheet: one line an option.

Knows: the columns.
Ignores: the grammar of the file (explorer.exports.csv).
Used by: scripts.exports.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explorer.exports.csv import table
from explorer.quiz import ROLES, Question, Theme

COLONNES = (
    "question (id)", "thème", "rôles", "question", "lettre", "réponse", "juste", "explication",
    "citations", "phrases", "sources",
)  # fmt: skip


def export_quiz_csv(themes: Sequence[Theme], questions: Iterable[Question]) -> str:
    """Semicolons, UTF-8 with its mark; `juste` is « oui » or « non »."""
    noms = {theme.id: theme.titre for theme in themes}
    lignes: list[Sequence[str]] = [COLONNES]
    for question in questions:
        for option in question.options:
            lignes.append((
                question.id,
                noms[question.theme],
                ", ".join(ROLES[role] for role in question.roles),
                question.texte,
                option.id.upper(),
                option.texte,
                "oui" if option.juste else "non",
                option.explication,
                " ".join(f"{c.cite} ({c.reference})" for c in option.citations),
                " ".join(dict.fromkeys(c.phrase for c in option.citations)),
                " ".join(f"{s.texte} {s.url} ({s.date})" for s in option.sources),
            ))  # fmt: skip
    return table(lignes)
