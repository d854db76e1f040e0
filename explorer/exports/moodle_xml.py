"""The quiz in Moodle XML: categories, one feedback per answer, permanent id numbers.

Knows: the elements that Moodle reads. Written as text: an XML library would weigh in the browser
for nothing.
Ignores: files; what the questions say.
Used by: scripts.exports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from explorer.exports.gift import category
from explorer.quiz import Option, Question, Theme
from explorer.rendu.html import esc

REGLAGES = (
    ("defaultgrade", "1"),
    ("penalty", "0"),
    ("hidden", "0"),
    ("single", "true"),
    ("shuffleanswers", "true"),
    ("answernumbering", "ABCD"),
)


def export_moodle_xml(titre: str, themes: Sequence[Theme], questions: Iterable[Question]) -> str:
    """The whole bank as text, each question in the category of its theme, tagged with its roles."""
    noms = {theme.id: theme for theme in themes}
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            "<quiz>",
            *_bank(titre, noms, questions),
            "</quiz>",
            "",
        ]
    )


def _bank(titre: str, noms: dict[str, Theme], questions: Iterable[Question]) -> Iterator[str]:
    courant = None
    for question in questions:
        if question.theme != courant:
            courant = question.theme
            yield _category(titre, noms[courant])
        yield _question(question)


def _category(titre: str, theme: Theme) -> str:
    chemin = _text(f"$course$/top/{category(titre, theme)}")
    info = f'<info format="plain_text">{_text(theme.resume)}</info>'
    return f'<question type="category"><category>{chemin}</category>{info}</question>'


def _question(question: Question) -> str:
    nom = f"{question.id} · {question.texte}"[:255]
    reglages = "".join(f"<{cle}>{valeur}</{cle}>" for cle, valeur in REGLAGES)
    tags = "".join(f"<tag>{_text(role)}</tag>" for role in question.roles)
    return "\n".join([
        '<question type="multichoice">',
        f"<name>{_text(nom)}</name>",
        f'<questiontext format="html">{_text(f"<p>{esc(question.texte)}</p>")}</questiontext>',
        f'<generalfeedback format="html">{_text("")}</generalfeedback>',
        f"<idnumber>{esc(question.id)}</idnumber>{reglages}",
        *(_answer(option) for option in question.options),
        f"<tags>{tags}</tags>",
        "</question>",
    ])  # fmt: skip


def _answer(option: Option) -> str:
    note = "100" if option.juste else "0"
    return (
        f'<answer fraction="{note}" format="html">{_text(f"<p>{esc(option.texte)}</p>")}'
        f'<feedback format="html">{_text(_feedback(option))}</feedback></answer>'
    )


def _feedback(option: Option) -> str:
    cites = "".join(
        f"<blockquote><p>{esc(c.cite)} ({esc(c.reference)})</p></blockquote>"
        for c in option.citations
    )
    sources = "".join(
        f'<p>Source : <a href="{esc(s.url)}">{esc(s.texte)}</a> ({esc(s.date)})</p>'
        for s in option.sources
    )
    return f"<p>{esc(option.explication)}</p>{cites}{sources}"


def _text(contenu: str) -> str:
    """A `text` element; HTML inside is escaped once more, as the format asks."""
    return f"<text>{esc(contenu)}</text>"
