"""The replay engine on an invented world: gates, readings, crossings, kept and dropped answers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.chemins import enumerate_states
from explorer.errors import DonneesAbsentes, ReferenceInconnue, ReponseInvalide
from explorer.flow import (
    AUTRE_PARCOURS,
    PLUS_POSEE,
    QUESTION_INCONNUE,
    REPONSE_INCONNUE,
    advance,
    replay,
    start,
)
from tests.explorer.monde import build_world

MONDE = build_world()
PORTE = {"accord": "oui", "necessaire": "oui"}


def suites(etat):
    return [suite for suite, _ in etat.suites]


def test_starts_at_the_first_question_of_the_gate():
    etat = replay(MONDE, "aller", {})
    assert (etat.question, etat.porte, etat.suites) == ("accord", "secret", ())


@pytest.mark.parametrize(
    ("accord", "necessaire", "attendu"),
    [
        ("non", "non", "manque"),
        ("non", "ne-sait-pas", "manque"),
        ("ne-sait-pas", "non", "manque"),
        ("non", "oui", "manque"),
        ("ne-sait-pas", "oui", "a-verifier"),
        ("oui", "ne-sait-pas", "a-verifier"),
    ],
)
def test_missing_outweighs_unknown_and_both_stop_the_walk(accord, necessaire, attendu):
    etat = replay(MONDE, "aller", {"accord": accord, "necessaire": necessaire, "connue": "non"})
    assert suites(etat) == [attendu]
    assert etat.ecartees == (("connue", "non", PLUS_POSEE),)
    assert set(etat.conditions) == {
        question
        for question, reponse in (("accord", accord), ("necessaire", necessaire))
        if reponse != "oui"
    }


def test_every_condition_is_asked_even_after_a_missing_one():
    assert replay(MONDE, "aller", {"accord": "non"}).question == "necessaire"


def test_the_gate_opens_when_every_condition_is_fulfilled():
    etat = replay(MONDE, "aller", PORTE)
    assert (etat.question, etat.porte, dict(etat.conditions)) == ("connue", None, {})


def test_later_answers_wait_while_an_earlier_question_is_open():
    etat = replay(MONDE, "aller", {"accord": "oui", "connue": "non"})
    assert etat.question == "necessaire"
    assert etat.en_attente == (("connue", "non"),)
    assert etat.ecartees == ()


def test_an_answer_that_no_longer_applies_is_dropped_with_its_reason():
    etat = replay(MONDE, "aller", {**PORTE, "connue": "non", "deja-charge": "non"})
    assert suites(etat) == ["informer"]
    assert etat.ecartees == (("deja-charge", "non", PLUS_POSEE),)


def test_unknown_and_foreign_answers_are_dropped_with_their_reason():
    etat = replay(MONDE, "retour", {"accord": "peut-être", "qui": "cpas", "zzz": "1"})
    assert etat.question == "accord"
    assert etat.ecartees == (
        ("qui", "cpas", AUTRE_PARCOURS),
        ("accord", "peut-être", REPONSE_INCONNUE),
        ("zzz", "1", QUESTION_INCONNUE),
    )


def test_an_open_reading_gives_every_suite_with_its_reading():
    reponses = {**PORTE, "connue": "oui", "deja-charge": "non", "branche": "ouverte"}
    assert replay(MONDE, "aller", reponses).suites == (
        ("informer", ("A08", "toujours")),
        ("attendre", ("A08", "sous-conditions")),
    )


def test_a_crossing_enters_the_other_flow_and_keeps_the_answers():
    etat = replay(MONDE, "aller", {**PORTE, "connue": "oui", "deja-charge": "oui"})
    assert (etat.flux, etat.chemin, etat.question) == ("aller", ("aller", "retour"), "chargee")


def test_crossing_back_ends_and_says_the_loop():
    reponses = {**PORTE, "connue": "oui", "deja-charge": "oui", "chargee": "non"}
    etat = replay(MONDE, "aller", reponses)
    assert suites(etat) == ["boucle"]
    assert etat.chemin == ("aller", "retour")


def test_a_flow_already_on_the_path_is_taken_up_again_where_it_has_something_to_ask():
    monde = build_world()
    monde.question("chargee")["reponses"][1]["vers"]["reprise"] = "branche"
    reponses = {**PORTE, "connue": "oui", "deja-charge": "oui", "chargee": "non"}
    etat = replay(monde, "aller", reponses)
    assert (etat.question, etat.chemin) == ("branche", ("aller", "retour", "aller"))
    assert suites(replay(monde, "aller", {**reponses, "branche": "partenariat"})) == ["collaborer"]


def test_a_flow_is_not_taken_up_again_at_a_question_already_answered():
    monde = build_world()
    monde.question("deja-charge")["reponses"][0]["vers"]["reprise"] = "chargee"
    reponses = {**PORTE, "chargee": "non", "connue": "oui", "deja-charge": "oui"}
    etat = replay(monde, "retour", reponses)
    assert suites(etat) == ["boucle"]
    assert etat.chemin == ("retour", "aller")


def test_the_start_hands_over_to_the_flow_it_finds():
    etat = replay(MONDE, "depart", {"qui": "saj", **PORTE})
    assert (etat.flux, etat.chemin, etat.question) == ("retour", ("depart", "retour"), "chargee")


def test_an_unknown_flow_is_refused_in_french():
    with pytest.raises(ReferenceInconnue, match=r"Le flux « alle » n’existe pas.*« aller »"):
        replay(MONDE, "alle", {})


def test_advance_refuses_an_answer_that_is_not_offered():
    with pytest.raises(ReponseInvalide, match="choisissez parmi : oui, non, ne-sait-pas"):
        advance(MONDE, start(MONDE, "aller"), "peut-être")
    fin = replay(MONDE, "aller", {**PORTE, "connue": "non"})
    with pytest.raises(ReponseInvalide, match="terminé"):
        advance(MONDE, fin, "oui")


def test_a_circle_in_the_data_is_an_error_not_a_hang():
    monde = build_world()
    monde.question("branche")["reponses"][0]["vers"] = "connue"
    reponses = {**PORTE, "connue": "oui", "deja-charge": "non", "branche": "partenariat"}
    with pytest.raises(DonneesAbsentes, match="tourne en rond"):
        replay(monde, "aller", reponses)


VALEURS = ["oui", "non", "ne-sait-pas", "partenariat", "ouverte", "pendant", "apres", "?"]
QUESTIONS = [*MONDE.questions, "inconnue"]
REPONSES = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from(VALEURS))
FLUX = st.sampled_from(["depart", "aller", "retour"])


@given(FLUX, REPONSES)
def test_every_answer_is_kept_waiting_or_dropped_exactly_once(flux, reponses):
    etat = replay(MONDE, flux, reponses)
    rendues = [*etat.retenues, *etat.en_attente, *((q, r) for q, r, _ in etat.ecartees)]
    assert sorted(rendues) == sorted(reponses.items())
    assert (etat.question is None) == bool(etat.suites)


@given(FLUX, REPONSES, st.randoms(use_true_random=False))
def test_the_order_of_the_answers_does_not_matter(flux, reponses, hasard):
    melange = list(reponses.items())
    hasard.shuffle(melange)
    assert replay(MONDE, flux, dict(melange)) == replay(MONDE, flux, reponses)


@given(FLUX, REPONSES)
def test_dropped_and_waiting_answers_do_not_influence_the_outcome(flux, reponses):
    etat = replay(MONDE, flux, reponses)
    seul = replay(MONDE, flux, dict(etat.retenues))
    assert seul == etat._replace(en_attente=(), ecartees=())


@given(FLUX, REPONSES, st.sampled_from(QUESTIONS), st.sampled_from(VALEURS))
def test_changing_an_answer_and_back_gives_the_same_state(flux, reponses, question, valeur):
    avant = replay(MONDE, flux, reponses)
    pendant = {**reponses, question: valeur}
    replay(MONDE, flux, pendant)
    retour = {**pendant, question: reponses[question]} if question in reponses else reponses
    assert replay(MONDE, flux, retour) == avant


@settings(max_examples=50)
@given(FLUX, REPONSES)
def test_a_waiting_answer_is_kept_on_some_way_from_here(flux, reponses):
    etat = replay(MONDE, flux, reponses)
    possibles = {
        question
        for suivant in enumerate_states(MONDE, flux, follow=True)
        if suivant.retenues[: len(etat.retenues)] == etat.retenues
        for question in (suivant.question, *dict(suivant.retenues))
    }
    assert {question for question, _ in etat.en_attente} <= possibles


@settings(max_examples=200)
@given(st.data())
def test_the_same_holds_on_the_real_data(corpus, data):
    """Any answers to any real questions: kept, waiting or dropped once; order does not matter."""
    flux = data.draw(st.sampled_from(corpus.flux_ids))
    questions = data.draw(st.lists(st.sampled_from(list(corpus.questions)), unique=True))
    reponses = {
        question: data.draw(st.sampled_from([*answers(corpus, question), "autre"]))
        for question in questions
    }
    etat = replay(corpus, flux, reponses)
    rendues = [*etat.retenues, *etat.en_attente, *((q, r) for q, r, _ in etat.ecartees)]
    assert sorted(rendues) == sorted(reponses.items())
    assert replay(corpus, flux, dict(sorted(reponses.items()))) == etat
    seul = replay(corpus, flux, dict(etat.retenues))
    assert seul == etat._replace(en_attente=(), ecartees=())
    assert replay(corpus, flux, dict(etat.retenues + etat.en_attente))._replace(ecartees=()) == (
        etat._replace(ecartees=())
    )


def answers(corpus, question):
    return [choix["id"] for choix in corpus.question(question)["reponses"]]
