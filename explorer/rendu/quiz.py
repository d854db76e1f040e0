"""HTML of the quiz: the questions first, then the answers with the explanation of every option.

Knows: the markup that reads without a script and that docs/assets/js/quiz takes over.
Ignores: which questions are chosen, the pages.
Used by: scripts.formation, explorer.exports.scorm.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explorer.corpus import Corpus
from explorer.francais import ESPACE
from explorer.quiz import ROLES, Citation, Option, Question
from explorer.rendu.html import Liens, esc


def render_quiz(
    corpus: Corpus, questions: Sequence[Question], liens: Liens | None, niveau: int = 2
) -> str:
    """Questions, then answers. Without `liens` (a package read elsewhere) citations are plain
    text.
    """
    titre, sous = f"h{niveau}", niveau + 1
    enonces = "".join(render_question(question, sous) for question in questions)
    corriges = "".join(render_answer(corpus, question, liens, sous) for question in questions)
    return (
        f'<section class="quiz-enonces"><{titre} id="questions">Les '
        f"questions</{titre}>{enonces}</section>"
        f'<section class="quiz-corriges"><{titre} id="reponses">Les réponses, une par une</{titre}>'
        f"{corriges}</section>"
    )


def render_question(question: Question, niveau: int = 3, *, cible: bool = True) -> str:
    """One question with its options, nothing that gives the answer away; `cible` says for whom it is."""
    options = "".join(
        f'<li data-option="{option.id}"><strong class="quiz-lettre">{option.id.upper()}.</strong> '
        f"{esc(option.texte)}</li>"
        for option in question.options
    )
    return (
        f'<section class="quiz-enonce" id="q-{question.id}" data-id="{question.id}" '
        f'data-theme="{question.theme}" data-roles="{" ".join(question.roles)}">'
        f"<h{niveau}>{esc(question.texte)}</h{niveau}>"
        + (f'<p class="quiz-roles">Pour : {esc(roles_text(question.roles))}</p>' if cible else "")
        + f'<ul class="quiz-options">{options}</ul>'
        f'<p class="quiz-vers"><a href="#r-{question.id}">Voir la réponse'
        f'<span class="sr"> : {esc(question.texte)}</span></a></p></section>'
    )


def render_answer(
    corpus: Corpus, question: Question, liens: Liens | None, niveau: int = 3, retour: str = ""
) -> str:
    """The right option first said in words, then why each option is right or not; `retour` leads back."""
    juste = question.juste
    lignes = "".join(_explanation(corpus, option, liens) for option in question.options)
    return (
        f'<section class="quiz-corrige" id="r-{question.id}" data-id="{question.id}" '
        f'data-juste="{juste.id}">'
        f"<h{niveau}>{esc(question.texte)}</h{niveau}>"
        f'<p class="quiz-bonne">Bonne réponse{ESPACE}: <strong>'
        f'<span class="quiz-lettre">{juste.id.upper()}.</span> {esc(juste.texte)}</strong></p>'
        f'<ul class="quiz-explications">{lignes}</ul>{_readings(corpus, question, liens)}{retour}'
        "</section>"
    )


def roles_text(roles: Iterable[str]) -> str:
    """`CPAS, SAJ`."""
    return ", ".join(ROLES[role] for role in roles)


def _explanation(corpus: Corpus, option: Option, liens: Liens | None) -> str:
    mot = "Bonne réponse" if option.juste else "Ce n’est pas la réponse"
    classe = "quiz-juste" if option.juste else "quiz-autre"
    citations = "".join(_citation(corpus, citation, liens) for citation in option.citations)
    sources = "".join(
        f'<p class="quiz-source">Source : <a href="{esc(source.url)}" rel="noreferrer">'
        f"{esc(source.texte)}</a> ({esc(source.date)})</p>"
        for source in option.sources
    )
    return (
        f'<li class="{classe}" data-option="{option.id}">'
        f'<p><strong class="quiz-lettre">{option.id.upper()}.</strong> {esc(option.texte)} '
        f'<span class="quiz-mot">({mot})</span></p>'
        f"<p>{esc(option.explication)}</p>{citations}{sources}</li>"
    )


def _citation(corpus: Corpus, citation: Citation, liens: Liens | None) -> str:
    nom = esc(citation.reference)
    lieu = (
        f'<a href="{esc(liens.phrase(corpus.phrase(citation.phrase)))}">{nom}</a>' if liens else nom
    )
    return (
        f'<p class="quiz-citation"><q>{esc(citation.extrait)}</q> '
        f'<span class="source">({lieu})</span></p>'
    )


def _readings(corpus: Corpus, question: Question, liens: Liens | None) -> str:
    if not question.lectures or liens is None:
        return ""
    lignes = "".join(
        f'<li><a href="{esc(liens.lecture(ident))}">{esc(ident)} · '
        f"{esc(corpus.lecture(ident)['titre'])}</a></li>"
        for ident in question.lectures
    )
    intro = f"<p>Ce que le texte laisse ouvert{ESPACE}:</p>"
    return f'<div class="quiz-lectures">{intro}<ul>{lignes}</ul></div>'
