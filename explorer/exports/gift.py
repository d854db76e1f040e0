"""The quiz in GIFT, the plain text that Moodle and others import.

Knows: the grammar of the format (names, categories, answers, feedback, escaping).
Ignores: files; what the questions say.
Used by: scripts.exports.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explorer.quiz import Option, Question, Theme

SPECIAUX = "~=#{}:"


def export_gift(titre: str, themes: Sequence[Theme], questions: Iterable[Question]) -> str:
    """Every question under a category per theme; `titre` names the parent category."""
    par_theme: dict[str, list[Question]] = {theme.id: [] for theme in themes}
    for question in questions:
        par_theme[question.theme].append(question)
    blocs = [f"// {_line(titre)}\n// Chaque réponse a son explication et sa citation.\n"]
    for theme in themes:
        if par_theme[theme.id]:
            blocs.append(f"$CATEGORY: {category(titre, theme)}\n")
            blocs += [_question(question) for question in par_theme[theme.id]]
    return "\n".join(blocs)


def category(titre: str, theme: Theme) -> str:
    """Path of a category; a slash inside a name is doubled, as the format asks."""
    return "/".join(_line(nom).replace("/", "//") for nom in (titre, theme.titre))


def _question(question: Question) -> str:
    reponses = "\n".join(_answer(option) for option in question.options)
    return f"::{question.id}::{_escape(question.texte)} {{\n{reponses}\n}}\n"


def _answer(option: Option) -> str:
    signe = "=" if option.juste else "~"
    return f"\t{signe}{_escape(option.texte)}#{_escape(feedback(option))}"


def feedback(option: Option) -> str:
    """Explanation, quotations, sources, as one line of text."""
    cites = [f"{c.cite} ({c.reference})" for c in option.citations]
    sources = [f"Source : {s.texte}, {s.url} ({s.date})" for s in option.sources]
    return " ".join([option.explication, *cites, *sources])


def _escape(texte: str) -> str:
    propre = _line(texte).replace("\\", "\\\\")
    for signe in SPECIAUX:
        propre = propre.replace(signe, f"\\{signe}")
    return propre


def _line(texte: str) -> str:
    return " ".join(texte.splitlines())
