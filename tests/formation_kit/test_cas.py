"""The cases of the training: the engine answers what the facilitator's page says, and the room is covered."""

from __future__ import annotations

import re
from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest

from explorer import echeances
from explorer.comparaison import compare
from explorer.corpus import Corpus
from explorer.echeances import add_months
from explorer.flow import replay
from explorer.francais import JOURS, date_longue, parse_date
from explorer.orientation import expand_gates
from explorer.protutelle import compute
from explorer.rendu.html import Liens
from scripts.kit.resultats import facts, render_tables
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
    textes = [
        *cas["situation"],
        *cas["corrige"],
        cas["piege"],
        *cas["ouvert"],
        *cas["questions"],
        *cas.get("croyances", {}).values(),
    ]

    assert not re.search(r"\b(?:M\.|Mme|Monsieur|Madame)\b", " ".join(textes))
    for phrase in re.split(r"(?<=[.!?])\s", " ".join(textes)):
        assert len(phrase.split()) <= 32, phrase


@pytest.mark.parametrize("cas", AVEC_TABLES, ids=ident)
def test_what_a_side_believes_is_about_the_other(cas: dict[str, Any]):
    """The belief names the other side, never one’s own."""
    autre = {
        "cpas": r"\b(?:SAJ|SPJ|délégué|services)\b",
        "aide-jeunesse": r"\b(?:CPAS|travailleur social)\b",
    }
    for cote, motif in autre.items():
        croyance = cas["croyances"][cote].partition(". ")[0]
        assert re.search(motif, croyance), croyance


def test_tables_that_follow_the_facts_are_not_told_apart_by_the_flow(corpus: Corpus):
    """The screen agrees with neither: it does not print the right answer under a wrong reading."""
    for cas in AVEC_TABLES:
        gauche, droite = (expand_gates(corpus, t["reponses"]) for t in cas["tables"].values())
        html = render_tables(corpus, cas, Liens("../../"))

        assert ("Avec ces réponses" in html) == (gauche != droite), cas["id"]
        assert ("Le parcours ne les départage pas" in html) == (gauche == droite), cas["id"]
    assert "parole-donnee" in [c["id"] for c in AVEC_TABLES if _same(corpus, c)]


def _same(corpus: Corpus, cas: dict[str, Any]) -> bool:
    gauche, droite = (expand_gates(corpus, t["reponses"]) for t in cas["tables"].values())
    return gauche == droite


def test_the_dates_given_to_the_room_are_computed(corpus: Corpus):
    """Every date of the sheet, of its answers and of the trap is one that a reading gives."""
    cas = next(c for c in CAS if c["id"] == "dernier-jour")
    mandat, remise = (parse_date(cas["rapports"][cle], cle) for cle in ("mandat", "remise"))
    premier, complementaire = echeances.compute(corpus, str(mandat), str(remise))["rapports"][:2]
    lus = [parse_date(jour, "jour") for jour in premier["lectures"].values()]
    suivants = [add_months(ancre, 6) for ancre in (remise, lus[0], mandat)]
    calcules = {mandat, remise, *lus, *suivants, mandat + timedelta(60)}
    textes = " ".join([*cas["situation"], *cas["corrige"], cas["piege"]])
    dits = re.findall(r"\b(1er|\d{1,2}) (juin|août|septembre|décembre|février)\b", textes)

    assert str(suivants[0]) == complementaire["echeance"]
    assert {f"{jour} {mois}" for jour, mois in dits} == {
        date_longue(jour).replace("\u00a0", " ").rpartition(" ")[0] for jour in calcules
    }
    assert lus[0].weekday() == JOURS.index("samedi")
    assert lus[1].weekday() == JOURS.index("dimanche")


def test_the_words_more_less_and_as_much_are_computed(corpus: Corpus):
    cas = next(c for c in CAS if c["id"] == "mandat-de-trop")
    ecarts = facts(corpus, cas)["ecarts"]
    noms = {
        "prorata": "prorata",
        "tranche entamée": "tranche-entamee",
        "tranche entière": "tranche-entiere",
    }
    for reponse, cle in zip(cas["corrige"], ("total", "euros"), strict=False):
        moins, _, autant = reponse.partition(" ; ")
        for mots, nom in noms.items():
            assert (mots in moins) == (Fraction(ecarts[nom][cle]) < 0), reponse
            assert (mots in autant) == (Fraction(ecarts[nom][cle]) == 0), reponse


def test_the_numbers_given_to_the_facilitator_are_computed(corpus: Corpus):
    cas = next(c for c in CAS if c["id"] == "mandat-de-trop")
    dit = cas["piege"].partition("revient à")[2]

    def staff(mandats: int) -> dict[str, Fraction]:
        lectures = compute(corpus, mandats, cas["calcul"]["date"])["lectures"]
        return {nom: Fraction(lecture["effectif"]["total"]) for nom, lecture in lectures.items()}

    avant = staff(79)
    trouves = {nom: next(n for n in range(80, 200) if staff(n)[nom] >= avant[nom]) for nom in avant}

    assert list(trouves.values()) == [int(nombre) for nombre in re.findall(r"\d+", dit)]
