"""Staffing and subsidy: the oracle, the readings, the threshold, the refusals, the traces."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import protutelle
from explorer.corpus import Corpus
from explorer.errors import HorsPeriode, ReponseInvalide
from explorer.protutelle import nombres
from explorer.protutelle.normes import LECTURES
from explorer.rendu.html import normalise
from explorer.trace import Etape
from tests.oracle.normes import lecture_attendue

JOUR = "2026-01-01"
MANDATS = st.integers(1, 5000)


def etp(resultat: dict[str, Any], lecture: str) -> Fraction:
    return Fraction(resultat["lectures"][lecture]["effectif"]["total"])


def frais(resultat: dict[str, Any], lecture: str) -> Fraction:
    return Fraction(resultat["lectures"][lecture]["fonctionnement"]["exact"])


@pytest.fixture(scope="module")
def serie(corpus: Corpus) -> list[dict[str, Any]]:
    return protutelle.compute_range(corpus, 1, 1000, JOUR)


def test_the_oracle_agrees_from_1_to_1000_under_every_reading(serie: list[dict[str, Any]]) -> None:
    for resultat in serie:
        for lecture in LECTURES:
            attendu = lecture_attendue(lecture, resultat["mandats_agrees"])
            assert resultat["lectures"][lecture] == attendu


def test_a_sweep_gives_what_single_computations_give(
    corpus: Corpus, serie: list[dict[str, Any]]
) -> None:
    for mandats in (1, 17, 18, 79, 80, 81, 999, 1000):
        assert protutelle.compute(corpus, mandats, JOUR) == serie[mandats - 1]


@given(mandats=MANDATS)
def test_each_reading_only_falls_at_the_threshold(corpus: Corpus, mandats: int) -> None:
    ici, suivant = protutelle.compute_range(corpus, mandats, mandats + 1, JOUR)
    if mandats == 79:
        return
    for lecture in LECTURES:
        assert etp(suivant, lecture) >= etp(ici, lecture)
        assert frais(suivant, lecture) >= frais(ici, lecture)


@given(mandats=MANDATS)
def test_whole_tranche_is_never_above_prorata_nor_prorata_above_started(
    corpus: Corpus, mandats: int
) -> None:
    resultat = protutelle.compute(corpus, mandats, JOUR)
    for mesure in (etp, frais):
        prorata, entiere, entamee = (mesure(resultat, lecture) for lecture in LECTURES)
        assert entiere <= prorata <= entamee


def test_the_threshold_is_computed(corpus: Corpus) -> None:
    seuil = protutelle.threshold(corpus, JOUR)
    assert (seuil["avant"], seuil["seuil"]) == (79, 80)
    assert seuil["lectures"]["prorata"] == {
        "ecart_etp": "-7/36",
        "ecart_exact": "-47999/18",
        "ecart_euros": "-2666.61",
        "retrouve": 88,
    }
    assert seuil["lectures"]["tranche-entiere"]["ecart_exact"] == "0"


def test_the_threshold_warning_stands_from_73_to_87_only(serie: list[dict[str, Any]]) -> None:
    avertis = [
        resultat["mandats_agrees"]
        for resultat in serie
        if any("Seuil de 80" in texte for texte in resultat["avertissements"])
    ]
    assert avertis == list(range(73, 88))


@pytest.mark.parametrize(
    "saisie",
    [
        "",
        "  ",
        "0",
        "-3",
        "79,5",
        "79.0",
        "1e3",
        "²",
        "٧٩",
        "7 9",
        "+79",
        "0x10",
        "abc",
        "<b>",
        True,
        1.5,
        None,
    ],
)
def test_anything_but_a_whole_number_from_1_is_refused(corpus: Corpus, saisie: Any) -> None:
    with pytest.raises(ReponseInvalide) as prise:
        protutelle.compute(corpus, saisie, JOUR)
    assert prise.value.champ == "mandats"
    assert prise.value.message.endswith(".")


@pytest.mark.parametrize("saisie", ["9" * 20, "9" * 100_000, 10**7])
def test_an_absurd_number_is_refused_at_once(corpus: Corpus, saisie: Any) -> None:
    with pytest.raises(ReponseInvalide, match="trop grand"):
        protutelle.compute(corpus, saisie, JOUR)


def test_leading_zeros_and_spaces_around_are_read(corpus: Corpus) -> None:
    assert protutelle.compute(corpus, " 0079 ", JOUR)["mandats_agrees"] == 79


def test_before_2019_is_refused_with_article_9(corpus: Corpus) -> None:
    with pytest.raises(HorsPeriode, match=r"art\. 9") as prise:
        protutelle.compute(corpus, 79, "2018-12-31")
    assert prise.value.champ == "date"
    assert prise.value.citations[0]["phrase"] == "arrete-2018#art-9-p1"


def test_the_2024_wording_is_said_and_changes_no_number(corpus: Corpus) -> None:
    avant = protutelle.compute(corpus, 79, "2023-12-31")
    depuis = protutelle.compute(corpus, 79, "2024-01-01")
    assert avant["lectures"] == depuis["lectures"]
    assert "à vérifier au Moniteur belge" in depuis["avertissements"][0]
    assert not any("Moniteur" in texte for texte in avant["avertissements"])


def test_every_step_but_the_unreproduced_version_cites_words_found_once(
    corpus: Corpus, serie: list[dict[str, Any]]
) -> None:
    for resultat in (
        serie[0],
        serie[78],
        serie[79],
        *protutelle.compute_range(corpus, 1, 2, "2019-01-01"),
    ):
        for etape in resultat["trace"]:
            assert etape["citations"] or etape["id"] == "version"
            for citation in etape["citations"]:
                texte = normalise(corpus.phrase(citation["phrase"]).texte)
                assert texte.count(normalise(citation["extrait"])) == 1


def test_the_trace_ends_on_the_values_of_the_result(serie: list[dict[str, Any]]) -> None:
    cles = {"psycho-social": "psycho_social", "direction": "direction_max", "total": "total"}
    for resultat in serie:
        for etape in resultat["trace"]:
            if etape["lecture"] is None:
                continue
            valeurs = resultat["lectures"][etape["lecture"]]
            if etape["id"] in cles:
                assert etape["valeur"] == valeurs["effectif"][cles[etape["id"]]]
            if etape["id"] == "fonctionnement":
                assert etape["valeur"] == valeurs["fonctionnement"]["exact"]


def test_every_step_has_the_keys_of_a_trace(serie: list[dict[str, Any]]) -> None:
    cles = list(Etape("", "", "", "", "", ()).to_dict())
    assert all(list(etape) == cles for resultat in serie for etape in resultat["trace"])


def test_results_are_plain_json(serie: list[dict[str, Any]]) -> None:
    assert json.loads(json.dumps(serie[78])) == serie[78]


def test_a_comparison_gives_the_differences(corpus: Corpus) -> None:
    resultat = protutelle.compute(corpus, 79, JOUR, comparer="80")
    assert resultat["comparaison"]["ecarts"]["prorata"]["total"] == "-7/36"
    assert resultat["comparaison"]["lectures"]["prorata"]["effectif"]["total"] == "5/2"


@pytest.mark.parametrize(
    ("options", "champ"),
    [
        ({"comparer": "x"}, "comparer"),
        ({"pas_index": "-1"}, "pas"),
        ({"pas_index": "101"}, "pas"),
        ({"bruts": {"direction": "1.2.3"}}, "brut-direction"),
        ({"bruts": {"direction": "99999999999"}}, "brut-direction"),
        ({"bruts": {"concierge": "1"}}, "brut"),
        ({"bruts": {"coordinateur": "1"}}, "brut-coordinateur"),
        ({"bruts": {"coordinateur": "1"}, "residentiel": True}, "brut-coordinateur"),
        (
            {
                "bruts": {"coordinateur": "1", "direction": "1"},
                "residentiel": True,
                "plus_de_28_etp": True,
            },
            "brut-coordinateur",
        ),
    ],
)
def test_wrong_options_are_refused_on_their_field(
    corpus: Corpus, options: dict[str, Any], champ: str
) -> None:
    with pytest.raises(ReponseInvalide) as prise:
        protutelle.compute(corpus, 79, JOUR, **options)
    assert prise.value.champ == champ


def test_the_estimate_needs_a_day_for_which_the_rate_is_known(corpus: Corpus) -> None:
    with pytest.raises(HorsPeriode, match="2021"):
        protutelle.compute(corpus, 79, "2020-12-31", bruts={"direction": "1"})


def test_the_estimate_uses_the_readers_figures_only(corpus: Corpus) -> None:
    estimation = protutelle.compute(corpus, 36, JOUR, bruts={"direction": "60 000,00 €"})[
        "estimation"
    ]
    assert estimation["lectures"]["prorata"]["exact"] == str(Fraction(60000) * Fraction("1.5491"))
    assert estimation["non_compris"] == ["psycho-social", "administratif"]


@pytest.mark.parametrize(("de", "a", "champ"), [("5", "4", "a"), ("x", "4", "de"), ("1", "0", "a")])
def test_a_wrong_range_is_refused(corpus: Corpus, de: str, a: str, champ: str) -> None:
    with pytest.raises(ReponseInvalide) as prise:
        protutelle.compute_range(corpus, de, a, JOUR)
    assert prise.value.champ == champ


@given(a=st.fractions(0, 10**6), b=st.fractions(0, 10**6))
def test_pairs_of_integers_count_like_fractions(a: Fraction, b: Fraction) -> None:
    x, y = nombres.ratio(a), nombres.ratio(b)
    assert Fraction(*nombres.times(x, y)) == a * b
    assert Fraction(*nombres.plus(x, y)) == a + b
    assert nombres.is_less(x, y) == (a < b)
    assert Fraction(nombres.exact(x)) == a
