"""HTML of the quiz pages: the start (a mixed draw, the list of themes) and one page a theme.

Knows: the markup that docs/assets/js/quiz takes over.
Ignores: how a question looks (explorer.rendu.quiz).
Used by: scripts.macros_formation, scripts.exports.
"""

from __future__ import annotations

import json

from explorer.francais import pluriel
from explorer.quiz import ROLES
from explorer.rendu.html import Liens, esc
from explorer.rendu.quiz import render_answer, render_question, render_quiz
from scripts.formation import Formation

NOMBRES = (5, 10, 20)
FICHIER = "semaine/fichiers/quiz-questions.js"


def render_start(formation: Formation, liens: Liens) -> str:
    """A form for a mixed draw (shown by the script) and the themes, which need no script."""
    lignes = "".join(
        f'<li><a href="{liens.page(f"semaine/quiz/{theme.id}.html")}">{esc(theme.titre)}</a> '
        f"({pluriel(len(formation.of_theme(theme.id)), 'question')}). {esc(theme.resume)}</li>"
        for theme in formation.themes
    )
    return (
        f'<div class="quiz" data-quiz="accueil" data-fichier="{liens.page(FICHIER)}">'
        f'<p class="chapeau">{pluriel(len(formation.questions), "question")} sur les deux textes. '
        "Chaque réponse a son explication et sa citation. Rien n’est envoyé, rien n’est gardé "
        "sans votre accord.</p>"
        f'{_form(formation)}<p class="quiz-message" role="status"></p><div class="quiz-jeu" '
        "hidden></div>"
        '<div class="quiz-lecture"><h2>Par thème</h2><ul '
        f'class="quiz-themes">{lignes}</ul></div></div>'
    )


def _form(formation: Formation) -> str:
    themes = "".join(f'<option value="{t.id}">{esc(t.titre)}</option>' for t in formation.themes)
    roles = "".join(f'<option value="{role}">{esc(nom)}</option>' for role, nom in ROLES.items())
    nombres = "".join(
        f'<option value="{n}"{" selected" if n == 10 else ""}>{pluriel(n, "question")}</option>'
        for n in NOMBRES
    )
    return (
        '<form class="formulaire quiz-tirage" hidden><h2>Un quiz mélangé</h2>'
        '<p class="champ"><label for="quiz-theme">Thème</label>'
        '<select id="quiz-theme" name="theme"><option value="">Tous les '
        f"thèmes</option>{themes}</select></p>"
        '<p class="champ"><label for="quiz-role">Votre rôle</label>'
        '<select id="quiz-role" name="role"><option value="">Tous les '
        f"rôles, protutelle comprise</option>{roles}</select></p>"
        '<p class="aide">Choisissez votre rôle : vous n’aurez que les questions qui le concernent.</p>'
        '<p class="champ"><label for="quiz-nombre">Longueur</label>'
        f'<select id="quiz-nombre" name="nombre">{nombres}</select></p>'
        '<p class="aide">L’adresse de la page garde le tirage : partagez-la, et toute une '
        "salle a les mêmes questions.</p>"
        '<button type="submit">Commencer</button></form>'
    )


def render_theme(formation: Formation, ident: str, liens: Liens) -> str:
    """Every question of a theme, then every answer."""
    theme = next(theme for theme in formation.themes if theme.id == ident)
    questions = formation.of_theme(ident)
    return (
        f'<div class="quiz" data-quiz="page"><p class="chapeau">{esc(theme.resume)} '
        f"{pluriel(len(questions), 'question')}.</p>"
        f'{play_button("Répondre question par question")}<div class="quiz-jeu" hidden></div>'
        '<div class="quiz-lecture">'
        f"{render_quiz(formation.corpus, questions, liens)}</div></div>"
    )


def play_button(texte: str) -> str:
    """In the page from the start, so that nothing moves when the script is there to hear it."""
    return (
        '<p class="quiz-commandes avec-script"><button type="button" '
        f'class="bouton bouton-principal">{texte}</button></p>'
    )


def questions_script(formation: Formation, base: str = "../") -> str:
    """The file that the start page loads on demand: the same HTML of every question, as one call.

    A script rather than JSON, because it also loads in a page opened by double click. `base`
    leads from the
    start page of the quiz to the root of the site.
    """
    liens = Liens(base)
    html = "".join(
        render_question(question) + render_answer(formation.corpus, question, liens)
        for question in formation.questions
    )
    return f"window.quizQuestions({json.dumps(html, ensure_ascii=False)});\n"
