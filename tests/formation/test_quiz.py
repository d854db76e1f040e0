"""The quiz: enough questions, every option explained and cited, values from the engine."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
from joueur_aveugle import STRATEGIES, absolute, score, silent

from explorer.corpus import Corpus
from explorer.errors import ReponseInvalide
from explorer.quiz import ROLES
from explorer.quiz.calcul import compute_values
from explorer.rendu.html import Liens
from scripts.formation import Formation
from scripts.formation.quiz import questions_script, render_start, render_theme

PUBLIES = Path(__file__).with_name("identifiants.txt")
CEILING = Fraction(42, 100)
NEIGHBOUR = re.compile(
    r"\b(?:réponse|option|lettre|proposition) [A-D]\b|ci-(?:dessus|dessous)|\b(?:autre|première|deuxième|troisième"
    r"|dernière) (?:réponse|option|proposition)|\b(?:réponse|option|proposition) (?:précédente|suivante)"
)
DELAI = re.compile(r"\b\d+ (?:heures?|jours?|semaines?)\b")


def first_word(text: str) -> str:
    return re.split(r"[\s,:.;]", text, maxsplit=1)[0]


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


@pytest.mark.parametrize("name", STRATEGIES)
def test_who_knows_nothing_is_close_to_chance(formation: Formation, name: str) -> None:
    """Tone, length and place must not answer: one in three is chance, the pass mark is far above."""
    assert score(STRATEGIES[name], formation.questions) <= CEILING


def test_the_text_speaks_and_is_silent_in_right_and_wrong_answers(formation: Formation) -> None:
    options = [option for question in formation.questions for option in question.options]
    for tone in (silent, absolute):
        right = [option.juste for option in options if tone(option)]
        assert len(right) >= 30
        assert Fraction(1, 4) <= Fraction(sum(right), len(right)) <= Fraction(3, 5)


def test_an_explanation_never_contradicts_the_yes_or_no_it_explains(formation: Formation) -> None:
    """« Non : … — Oui » reads as its opposite: on a card, or aloud."""
    wrong = [
        (question.id, option.id)
        for question in formation.questions
        for option in question.options
        if first_word(option.texte) in ("Oui", "Non")
        and first_word(option.explication) in ("Oui", "Non", "Si")
    ]
    assert wrong == []


def test_an_explanation_stands_wherever_its_option_is_shown(formation: Formation) -> None:
    """The page and the platforms shuffle the options: neither a letter nor a neighbour can be named."""
    wrong = [
        (question.id, option.id)
        for question in formation.questions
        for option in question.options
        if NEIGHBOUR.search(option.explication)
    ]
    assert wrong == []


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
