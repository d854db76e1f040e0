"""The walk of every path and the smallest changes, on an invented world and on the real data."""

from __future__ import annotations

import pytest

from explorer.chemins import enumerate_paths, enumerate_states, outcome, what_changes
from explorer.flow import advance, replay
from tests.explorer.monde import build_world

MONDE = build_world()
PORTE = {"accord": "oui", "necessaire": "oui"}


@pytest.mark.parametrize("flux", ["depart", "aller", "retour"])
def test_walked_states_equal_replayed_states(flux):
    for etat in enumerate_states(MONDE, flux, follow=True):
        depuis_zero = replay(MONDE, flux, dict(etat.retenues))
        assert depuis_zero == etat


def test_the_walk_counts_every_answer_of_every_question():
    chemins = list(enumerate_paths(MONDE, "aller"))
    assert len(chemins) == len({chemin.reponses for chemin in chemins})
    # Eight failed gates; then connue=non, ne-sait-pas; branche ×2; chargee: moment ×(1+2), loop.
    assert len(chemins) == 8 + 2 + 2 + 3 + 1


def test_the_start_ends_where_a_flow_begins_unless_followed():
    fins = [chemin.debut for chemin in enumerate_paths(MONDE, "depart")]
    assert fins == ["aller", "retour", None]
    suivis = sum(1 for _ in enumerate_paths(MONDE, "depart", follow=True))
    directs = sum(1 for flux in ("aller", "retour") for _ in enumerate_paths(MONDE, flux))
    assert suivis == directs + 1


def test_nothing_changes_before_the_first_answer():
    assert what_changes(MONDE, "aller", {}) == ()


def test_one_missing_condition_one_answer_to_change():
    changements = what_changes(MONDE, "aller", {"accord": "oui", "necessaire": "non"})
    assert [(c.reponses, c.issue) for c in changements] == [
        ((("necessaire", "oui"),), ("?connue",)),
        ((("necessaire", "ne-sait-pas"),), ("a-verifier",)),
    ]


def test_two_missing_conditions_two_answers_to_change():
    changements = what_changes(MONDE, "aller", {"accord": "non", "necessaire": "non"})
    assert {len(c.reponses) for c in changements} == {2}
    assert {c.issue for c in changements} == {("?connue",), ("a-verifier",)}


def test_later_answers_that_still_apply_are_kept_by_a_change():
    reponses = {**PORTE, "connue": "oui", "deja-charge": "oui", "chargee": "oui", "moment": "apres"}
    changements = what_changes(MONDE, "aller", {**reponses, "connue-retour": "oui"})
    premier = changements[0]
    assert premier.reponses == (("connue-retour", "non"),)
    assert premier.issue == ("informer",)
    assert dict(premier.etat.retenues) == {**reponses, "connue-retour": "non"}


def test_every_suite_of_every_path_has_a_change_that_leads_elsewhere(corpus):
    for flux in corpus.flux_ids:
        for chemin in enumerate_paths(corpus, flux):
            if chemin.debut:
                continue
            ici = outcome(replay(corpus, flux, dict(chemin.reponses)))
            changements = what_changes(corpus, flux, dict(chemin.reponses))
            assert changements, f"{flux} {chemin.reponses} : rien ne changerait la réponse"
            assert all(changement.issue != ici for changement in changements)


def test_real_states_equal_replayed_states(corpus):
    for flux in corpus.flux_ids:
        for etat in enumerate_states(corpus, flux):
            assert replay(corpus, flux, dict(etat.retenues)) == etat


def test_the_start_leads_to_the_flow_of_the_services_named(corpus):
    """« I am the CPAS, I want the SAJ » starts the flow from the CPAS to the SAJ, and no other."""
    debuts = [chemin for chemin in enumerate_paths(corpus, "depart") if chemin.debut]
    assert {chemin.debut for chemin in debuts} == set(corpus.flux_ids) - {"depart"}
    for chemin in debuts:
        flux = corpus.flux(chemin.debut)
        nommes = [reponse for _, reponse in chemin.reponses if reponse in ("cpas", "saj", "spj")]
        assert nommes[0] == flux["de"]
        assert nommes[1:] in ([], [flux["a"]])


def test_a_missing_referent_is_not_an_unknown_one(corpus):
    """« Non » says that one must be designated, « je ne sais pas » that one must be found."""
    for flux in corpus.flux_ids:
        for etat in enumerate_states(corpus, flux):
            if etat.question and etat.porte is None and "referents" in etat.question:
                fins = {
                    choix["id"]: outcome(advance(corpus, etat, choix["id"]))
                    for choix in corpus.question(etat.question)["reponses"]
                }
                assert "referents-manquants" in fins["non"][0]
                assert "referents-a-trouver" in fins["ne-sait-pas"][0]
