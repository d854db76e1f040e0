"""The quiz as cards: the fields of one note, and a tab-separated file that Anki imports.

Knows: what stands on the front and the back of a card, the header lines of the import file.
Ignores: the .apkg container (scripts.exports).
Used by: scripts.exports.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explorer.quiz import Option, Question, Theme
from explorer.rendu.html import esc

CHAMPS = ("id", "theme", "question", "options", "reponse", "explications")


def card_fields(question: Question, theme: Theme) -> tuple[str, ...]:
    """The values of `CHAMPS`; HTML without line break or tab."""
    options = "".join(f"<li>{o.id.upper()}. {esc(o.texte)}</li>" for o in question.options)
    juste = question.juste
    return (
        question.id,
        esc(theme.titre),
        esc(question.texte),
        f"<ul>{options}</ul>",
        f"{juste.id.upper()}. {esc(juste.texte)}",
        "".join(
            _explanation(option)
            for option in (juste, *(o for o in question.options if not o.juste))
        ),
    )


def card_guid(question: Question) -> str:
    """Permanent identity of a note: depends on the id only, so that a corrected text keeps its
    history.
    """
    return f"protocole-aj-cpas-{question.id}"


def card_tags(question: Question) -> tuple[str, ...]:
    return (f"theme::{question.theme}", *(f"role::{role}" for role in question.roles))


def export_tsv(paquet: str, themes: Sequence[Theme], questions: Iterable[Question]) -> str:
    """One note a line: guid, the six fields, tags. The first lines tell Anki the columns."""
    noms = {theme.id: theme for theme in themes}
    entete = [
        "#separator:tab",
        "#html:true",
        f"#deck:{paquet}",
        "#guid column:1",
        f"#tags column:{len(CHAMPS) + 2}",
        "#columns:" + "\t".join(("guid", *CHAMPS, "tags")),
    ]
    lignes = [
        "\t".join((card_guid(q), *card_fields(q, noms[q.theme]), " ".join(card_tags(q))))
        for q in questions
    ]
    return "\n".join([*entete, *lignes]) + "\n"


def _explanation(option: Option) -> str:
    cites = "".join(f"<br><i>{esc(c.cite)}</i> ({esc(c.reference)})" for c in option.citations)
    sources = "".join(
        f"<br>Source : {esc(s.texte)}, {esc(s.url)} ({esc(s.date)})" for s in option.sources
    )
    texte = f"<b>{option.id.upper()}. {esc(option.texte)}</b>"
    return f"<p>{texte}<br>{esc(option.explication)}{cites}{sources}</p>"
