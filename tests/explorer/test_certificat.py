"""The certificate: it holds on the real data, and each check sees the defect it is there for."""

from __future__ import annotations

import pytest

from explorer.certificat import DELAI, certificat
from tests.explorer.monde import build_world


def broken(monde) -> dict[str, list[str]]:
    return {c["id"]: c["ecarts"] for c in certificat(monde)["controles"] if not c["tenue"]}


def test_the_real_flows_keep_every_promise(corpus):
    assert broken(corpus) == {}


def test_the_invented_world_keeps_every_promise():
    assert broken(build_world()) == {}


def test_the_facts_count_states_and_paths():
    faits = certificat(build_world())
    assert faits["flux"]["aller"]["chemins"] == 16
    assert len(faits["chemins"]) == sum(flux["chemins"] for flux in faits["flux"].values())


def test_a_suite_that_shares_behind_a_failed_gate_is_seen():
    monde = build_world()
    monde.suite("a-verifier")["partage"] = True
    assert "secret" in broken(monde)


def test_a_way_round_the_gate_is_seen():
    monde = build_world()
    monde.flux("aller")["depart"] = "connue"
    assert "secret" in broken(monde)


def test_a_circle_is_seen():
    monde = build_world()
    monde.question("branche")["reponses"][0]["vers"] = "connue"
    assert "fin" in broken(monde)


def test_an_unreached_suite_and_an_idle_question_are_seen():
    monde = build_world()
    for choix in monde.question("connue-retour")["reponses"]:
        choix["vers"] = "collaborer"
    monde.question("connue")["reponses"][2]["vers"] = "informer"
    ecarts = broken(monde)
    assert ecarts["suites-atteintes"] == ["demander"]
    assert "retour : connue-retour" in ecarts["questions-utiles"]


def test_a_suite_without_citation_is_seen():
    monde = build_world()
    monde.suite("demander")["citations"] = []
    assert broken(monde) == {"citations": ["demander"]}


@pytest.mark.parametrize(
    "phrase",
    [
        "Répondez dans les 8 jours.",
        "Vous aurez une réponse sous quinzaine.",
        "Comptez deux semaines.",
        "Il a un délai de réponse.",
        "Dans les meilleurs délais.",
        "Au plus tard à la fin de l’enquête.",
    ],
)
def test_a_promised_deadline_is_seen(phrase):
    monde = build_world()
    monde.suite("informer")["que_faire"][0]["texte"] = phrase
    assert "delais" in broken(monde)


@pytest.mark.parametrize(
    "phrase",
    ["Le texte ne fixe pas de délai.", "Aucun délai n’existe.", "Tous les jours ouvrables"],
)
def test_saying_that_there_is_no_deadline_is_allowed(phrase):
    assert not DELAI.search(phrase)
