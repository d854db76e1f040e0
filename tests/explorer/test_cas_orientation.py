"""Every worked case of a referral: its answers give its suites and its missing conditions."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.orientation import expand_gates, orienter
from scripts.bundle import assemble
from scripts.read import read_all

CAS_MINIMUM = 40


def load_cases() -> list[dict[str, Any]]:
    documents, _ = read_all()
    fichiers = assemble(documents)["cas"].values()
    return [cas for fichier in fichiers for cas in fichier if "flux" in cas]


CAS = load_cases()


def answer(corpus, cas) -> dict[str, Any]:
    return orienter(corpus, cas["flux"], expand_gates(corpus, cas["reponses"]))


def test_there_are_enough_cases_and_each_has_its_name():
    assert len(CAS) >= CAS_MINIMUM
    assert len({cas["id"] for cas in CAS}) == len(CAS)


@pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas["id"])
def test_case(corpus, cas):
    resultat = answer(corpus, cas)
    question = resultat["question"]
    obtenu = {
        "suites": [suite["id"] for suite in resultat["suites"]],
        "statuts": [suite["statut"] for suite in resultat["suites"]],
        "conditions_manquantes": [c["id"] for c in resultat["conditions_manquantes"]],
        "question": question and question["id"],
    }
    assert obtenu == cas["attendu"], cas["nom"]
    assert resultat["reponses_ecartees"] == []
    assert resultat["reponses_en_attente"] == {}


@pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas["id"])
def test_the_phrases_of_a_case_are_quoted_on_its_way(corpus, cas):
    resultat = answer(corpus, cas)
    questions = [corpus.question(ident) for ident in resultat["reponses_retenues"]]
    questions += [resultat["question"]] if resultat["question"] else []
    unites = [*questions, *resultat["suites"], *corpus.portes.values()]
    assert set(cas["phrases"]) <= set(quoted(unites)), cas["nom"]


def quoted(valeur: Any) -> list[str]:
    """Every phrase cited anywhere in a value."""
    if isinstance(valeur, dict):
        propre = [valeur["phrase"]] if "phrase" in valeur else []
        return propre + quoted(list(valeur.values()))
    if isinstance(valeur, list):
        return [phrase for element in valeur for phrase in quoted(element)]
    return []


def test_every_suite_is_shown_by_a_case(corpus):
    montrees = {suite for cas in CAS for suite in cas["attendu"]["suites"]}
    assert set(corpus.suites) - montrees == set()
