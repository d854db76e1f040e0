"""The cases of the training: the engine answers what the facilitator's page says, and the room is covered."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import pytest

from explorer.comparaison import compare
from explorer.corpus import Corpus
from explorer.flow import replay
from explorer.orientation import expand_gates
from explorer.protutelle import compute
from scripts.kit.resultats import facts
from scripts.read import read_all

CAS = read_all()[0]["formation/cas-formation.yaml"].content["cas"]
AVEC_TABLES = [cas for cas in CAS if "tables" in cas]


def ident(cas: dict[str, Any]) -> str:
    return str(cas["id"])


@pytest.mark.parametrize("cas", CAS, ids=ident)
def test_the_engine_answers_what_is_expected(corpus: Corpus, cas: dict[str, Any]):
    assert facts(corpus, cas) == cas["attendu"]


@pytest.mark.parametrize("cas", AVEC_TABLES, ids=ident)
def test_every_answer_counts_and_leads_to_an_end(corpus: Corpus, cas: dict[str, Any]):
    groupes = [cas["reponses"], *(table["reponses"] for table in cas["tables"].values())]
    for reponses in groupes:
        etat = replay(corpus, cas["flux"], expand_gates(corpus, reponses))

        assert etat.suites
        assert not etat.ecartees
        assert not etat.en_attente


@pytest.mark.parametrize("cas", AVEC_TABLES, ids=ident)
def test_the_tables_differ_or_follow_the_facts(corpus: Corpus, cas: dict[str, Any]):
    juste = expand_gates(corpus, cas["reponses"])
    gauche, droite = (expand_gates(corpus, t["reponses"]) for t in cas["tables"].values())

    assert gauche != droite or gauche == juste


def test_two_tables_part_at_the_first_question_they_answer_differently(corpus: Corpus):
    cas = next(c for c in CAS if c["id"] == "accord-refuse")
    gauche, droite = (expand_gates(corpus, t["reponses"]) for t in cas["tables"].values())

    comparaison = compare(corpus, cas["flux"], gauche, droite)

    assert comparaison.question == "secret-accord"
    assert comparaison.reponses == ("oui", "non")
    assert len(comparaison.communes) == 3
    assert not comparaison.meme_issue


def test_the_cases_cover_the_schemas_the_readings_and_protutelle():
    assert {cas["schema"] for cas in CAS} == {1, 2, 3, 4, None}
    assert len(AVEC_TABLES) >= 12
    assert len(CAS) - len(AVEC_TABLES) == 2
    statuts = {statut for cas in AVEC_TABLES for statut in cas["attendu"]["statuts"]}
    assert statuts == {"clair", "ambigu", "muet"}


@pytest.mark.parametrize("cas", CAS, ids=ident)
def test_the_participants_sheet_does_not_give_the_answer(corpus: Corpus, cas: dict[str, Any]):
    feuille = " ".join([cas["titre"], *cas["situation"], *cas["demande"]])

    assert cas["point"] not in feuille
    for suite in cas["attendu"].get("suites", ()):
        assert corpus.suite(suite)["titre"] not in feuille


@pytest.mark.parametrize("cas", CAS, ids=ident)
def test_nobody_is_named_and_sentences_stay_short(cas: dict[str, Any]):
    textes = [*cas["situation"], cas["piege"], *cas["questions"], *cas["croyances"].values()]

    assert not re.search(r"\b(?:M\.|Mme|Monsieur|Madame)\b", " ".join(textes))
    for phrase in re.split(r"(?<=[.!?])\s", " ".join(textes)):
        assert len(phrase.split()) <= 32, phrase


def test_the_numbers_given_to_the_facilitator_are_computed(corpus: Corpus):
    cas = next(c for c in CAS if c["id"] == "mandat-de-trop")
    dit = cas["piege"].partition("revient à")[2]

    def staff(mandats: int) -> dict[str, Fraction]:
        lectures = compute(corpus, mandats, cas["calcul"]["date"])["lectures"]
        return {nom: Fraction(lecture["effectif"]["total"]) for nom, lecture in lectures.items()}

    avant = staff(79)
    trouves = {nom: next(n for n in range(80, 200) if staff(n)[nom] >= avant[nom]) for nom in avant}

    assert list(trouves.values()) == [int(nombre) for nombre in re.findall(r"\d+", dit)]
