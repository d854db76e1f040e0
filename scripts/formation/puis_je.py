"""HTML of « Puis-je dire que… »: each question with its answer, status, quotation and state.

Knows: the mark-up that makes each entry a document of the site's search.
Ignores: the search itself.
Used by: scripts.macros_formation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from explorer.quiz import ROLES
from explorer.rendu.html import Liens, esc, render_citations, render_statut
from explorer.rendu.quiz import roles_text
from scripts.formation import Formation
from scripts.formation.etats import read_state, render_links
from scripts.search import FAMILY


def render_all(formation: Formation, liens: Liens) -> str:
    """A short list of the questions by role, then every entry."""
    entrees = "".join(_entry(formation, question, liens) for question in formation.puis_je)
    return _search(liens) + _contents(formation) + entrees


def _search(liens: Liens) -> str:
    """The site's search, started from here: it needs a script, so it shows with one only."""
    return (
        '<form class="formulaire recherche-ailleurs avec-script" role="search" '
        f'aria-label="Chercher une question" action="{liens.page("recherche.html")}" '
        'data-avant="puis-je"><label for="puis-je-champ">Puis-je dire que…</label>'
        '<input id="puis-je-champ" type="search" autocomplete="off"> '
        '<button type="submit">Chercher</button></form>'
    )


def _contents(formation: Formation) -> str:
    listes = []
    for role, nom in ROLES.items():
        questions = [q for q in formation.puis_je if role in q["roles"]]
        lignes = "".join(
            f'<li><a href="#{q["id"]}">{esc(q["question"])}</a></li>' for q in questions
        )
        if lignes:
            listes.append(f"<h3>{esc(nom)}</h3><ul>{lignes}</ul>")
    return (
        '<nav class="puis-je-sommaire" aria-label="Questions par rôle">'
        f"<h2>Les questions, par rôle</h2>{''.join(listes)}</nav>"
    )


def _entry(formation: Formation, question: Mapping[str, Any], liens: Liens) -> str:
    corpus = formation.corpus
    classe = f"puis-je {FAMILY}" if question["roles"] == ["famille"] else "puis-je"
    return (
        f'<section class="{classe}" id="{question["id"]}" '
        f'data-recherche="{esc(question["question"])}" '
        f'data-mots="{question["id"].replace("-", " ")} {esc(question.get("chercher", ""))}" '
        'data-poids="1.7">'
        f"<h2>{esc(question['question'])}</h2>"
        f'<p class="quiz-roles">Pour : {esc(roles_text(question["roles"]))}</p>'
        f"{_answer(question['reponse'])}{render_statut(question['statut'])}"
        f"{render_citations(corpus, question['citations'], liens)}"
        f"{_readings(formation, question, liens)}{_state(formation, question, liens)}</section>"
    )


def _answer(reponse: str) -> str:
    """The first words in bold: « Non », « Deux lectures », « Le texte ne le dit pas »."""
    debut = re.split(r"(?=\s?[.,:;])", reponse, maxsplit=1)[0]
    return (
        f'<p class="puis-je-reponse"><strong>{esc(debut)}</strong>'
        f"{esc(reponse.removeprefix(debut))}</p>"
    )


def _readings(formation: Formation, question: Mapping[str, Any], liens: Liens) -> str:
    lignes = " · ".join(
        f'<a href="{esc(liens.lecture(ident))}">{esc(formation.corpus.lecture(ident)["titre"])}</a>'
        for ident in question.get("lectures", ())
    )
    return (
        f'<p class="quiz-lectures">Ce que le texte laisse ouvert : {lignes}</p>' if lignes else ""
    )


def _state(formation: Formation, question: Mapping[str, Any], liens: Liens) -> str:
    if "etat" not in question:
        return ""
    etat = read_state(formation.corpus, question["etat"])
    return render_links(
        formation.corpus, etat, liens, "Voir ce cas, étape par étape", question["question"]
    )
