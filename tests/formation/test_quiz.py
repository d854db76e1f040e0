"""The quiz: enough questions, every option explained and cited, values from the engine."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from explorer.corpus import Corpus
from explorer.errors import ReponseInvalide
from explorer.quiz import ROLES
from explorer.quiz.calcul import compute_values
from explorer.rendu.html import Liens
from scripts.formation import Formation
from scripts.formation.quiz import questions_script, render_start, render_theme

PUBLIES = Path(__file__).with_name("identifiants.txt")
DELAI = re.compile(r"\b\d+ (?:heures?|jours?|semaines?)\b")


def test_enough_questions_for_every_theme_and_role(formation: Formation) -> None:
    themes = Counter(question.theme for question in formation.questions)
    roles = Counter(role for question in formation.questions for role in question.roles)
    assert len(formation.questions) >= 66
    assert set(themes) == {theme.id for theme in formation.themes}
    assert min(themes.values()) >= 6
    assert set(roles) == set(ROLES)
    assert min(roles.values()) >= 15


def test_one_right_option_and_every_option_explained(formation: Formation) -> None:
    for question in formation.questions:
        assert sum(option.juste for option in question.options) == 1, question.id
        assert [option.id for option in question.options] == list("abcd")[: len(question.options)]
        textes = [option.texte for option in question.options]
        assert len(set(textes)) == len(textes), question.id
        for option in question.options:
            assert option.citations, (question.id, option.id)
            assert option.explication.strip(), (question.id, option.id)
            assert "{" not in option.texte + option.explication, (question.id, option.id)


def test_right_answers_are_not_given_away_by_their_place(formation: Formation) -> None:
    places = Counter(question.juste.id for question in formation.questions)
    assert max(places.values()) < len(formation.questions) / 2


def test_published_identifiers_remain(formation: Formation) -> None:
    """Cards and platforms know a question by its id: add lines to the file, never remove one."""
    publies = PUBLIES.read_text("utf-8").split()
    assert set(publies) <= set(formation.par_id)


def test_a_right_answer_never_promises_a_delay(formation: Formation) -> None:
    protocole = [q for q in formation.questions if not q.theme.startswith("protutelle")]
    assert [q.id for q in protocole if DELAI.search(q.juste.texte)] == []


@pytest.mark.parametrize(
    ("question", "attendu"),
    [
        ("fonctionnement-72", "27 428,00 €"),
        ("fonctionnement-79", "30 094,61 € au prorata ou 27 428,00 €"),
        ("fonctionnement-passage-80", "−2 666,61 €"),
        ("fonctionnement-retour-niveau", "88 mandats"),
        ("fonctionnement-douzieme", "571,42 €"),
        ("effectif-27-deux-lectures", "0,75 ETP au prorata ou 0,5 ETP"),
        ("effectif-36", "1 ETP"),
        ("premier-rapport-fin-de-mois", "28 février 2027"),
        ("complementaire-calcul", "15 novembre 2026"),
    ],
)
def test_computed_answers(formation: Formation, question: str, attendu: str) -> None:
    juste = formation.par_id[question].juste.texte.replace("\u00a0", " ").replace("\u202f", " ")
    assert attendu in juste


def test_readings_that_differ_must_be_named(corpus: Corpus) -> None:
    calcul = {"vue": "protutelle", "mandats": "79", "grandeur": "fonctionnement"}
    with pytest.raises(ReponseInvalide, match="Les lectures diffèrent pour 79 mandats"):
        compute_values(corpus, {"x": calcul})


def test_pages_say_everything_without_a_script(formation: Formation) -> None:
    for theme in formation.themes:
        html = render_theme(formation, theme.id, Liens("../../"))
        for question in formation.of_theme(theme.id):
            assert f'id="q-{question.id}"' in html
            assert f'id="r-{question.id}"' in html
        assert html.index('id="questions"') < html.index('id="reponses"')
        assert "<details" not in html
    assert render_start(formation, Liens("../")).count("semaine/quiz/") == len(formation.themes)


def test_the_mixed_quiz_has_every_question_once(formation: Formation) -> None:
    script = questions_script(formation)
    assert script.startswith("window.quizQuestions(")
    for question in formation.questions:
        assert script.count(f'id=\\"q-{question.id}\\"') == 1
