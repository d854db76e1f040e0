"""The calendar of reports: the oracle, the anchors, the ways of counting, the refusals."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import echeances
from explorer.corpus import Corpus
from explorer.echeances import comptage
from explorer.errors import HorsPeriode, ReponseInvalide
from tests.explorer import tirages
from tests.oracle import calendrier

Jour = datetime.date
JOURS = st.dates(Jour(2019, 1, 1), Jour(2150, 12, 31))


def test_the_oracle_agrees_on_five_thousand_calendars(corpus: Corpus) -> None:
    cles = ("type", "echeance", "lectures", "statut", "plus_tot")
    vus: set[str] = set()
    for faits in tirages.calendars():
        resultat = echeances.compute(corpus, **faits)
        obtenu = resultat["rapports"]
        attendu = calendrier.rapports(
            faits["mandat"], faits["remise"], faits["designation"], faits["jusqu_au"]
        )
        assert [{cle: rapport[cle] for cle in cles} for rapport in obtenu] == attendu, faits
        depuis = calendrier.depuis_le_mandat(
            faits["mandat"], faits["designation"], faits["jusqu_au"]
        )
        plus_tot = faits["remise"] != faits["mandat"]  # handed in that very day: the same start
        assert [depart["echeances"] for depart in resultat["departs"]] == (
            [[jour.isoformat() for jour in depuis]] if plus_tot else []
        ), faits
        vus |= {rapport["statut"] for rapport in obtenu}
    assert vus == {"clair", "ambigu", "a-confirmer"}


@given(jour=JOURS, mois=st.integers(0, 600))
def test_the_three_counts_agree_with_the_walk(corpus: Corpus, jour: Jour, mois: int) -> None:
    feries = comptage.JoursFeries(corpus.echeances["jours-feries"])
    assert comptage.read_all(feries, jour, mois) == {
        "quantieme": calendrier.quantieme(jour, mois),
        "quantieme-a-veille": calendrier.quantieme_a_veille(jour, mois),
        "jour-ouvrable": calendrier.jour_ouvrable(jour, mois),
    }


@given(jour=JOURS, mois=st.integers(1, 600))
def test_the_prudent_date_is_never_the_later_one(corpus: Corpus, jour: Jour, mois: int) -> None:
    feries = comptage.JoursFeries(corpus.echeances["jours-feries"])
    prudente, veille, ouvrable = comptage.read_all(feries, jour, mois).values()
    assert prudente <= veille <= ouvrable


def test_the_holidays_of_a_year_are_ten_and_known(corpus: Corpus) -> None:
    feries = comptage.JoursFeries(corpus.echeances["jours-feries"])
    for annee in range(2019, 2160):
        assert feries.of_year(annee) == calendrier.feries(annee)
        assert len(feries.of_year(annee)) == 10
    assert Jour(2027, 3, 29) in feries.of_year(2027)  # lundi de Pâques
    assert Jour(2026, 5, 14) in feries.of_year(2026)  # Ascension


def test_easter_agrees_with_another_algorithm() -> None:
    assert all(comptage.easter(annee) == calendrier.paques(annee) for annee in range(1583, 9999))


@given(mandat=JOURS, ecart=st.integers(0, 200))
def test_complementary_reports_are_counted_from_the_earlier_of_hand_in_and_due_date(
    corpus: Corpus, mandat: Jour, ecart: int
) -> None:
    remise = mandat + datetime.timedelta(days=ecart)
    fin = comptage.add_months(mandat, 40)
    rapports = echeances.compute(corpus, mandat, remise, jusqu_au=fin)["rapports"]
    ancre = min(remise, comptage.add_months(mandat, 2))
    complementaires = [r for r in rapports if r["type"] == "complementaire"]
    for rang, rapport in enumerate(complementaires, 1):
        assert rapport["echeance"] == comptage.add_months(ancre, 6 * rang).isoformat()
        assert rapport["ancre"] == ancre.isoformat()


def statuses(corpus: Corpus, designation: str) -> list[tuple[str, str]]:
    rapports = echeances.compute(
        corpus, "2026-01-15", designation=designation, jusqu_au="2026-12-31"
    )["rapports"]
    return [(r["type"], r["statut"]) for r in rapports]


def test_the_day_of_designation_decides_whether_a_complementary_report_is_due(
    corpus: Corpus,
) -> None:
    assert statuses(corpus, "2026-09-14") == [("premier", "ambigu")]
    assert statuses(corpus, "2026-09-15") == [
        ("premier", "ambigu"),
        ("complementaire", "a-confirmer"),
    ]
    assert statuses(corpus, "2026-09-16") == [("premier", "ambigu"), ("complementaire", "ambigu")]


def test_a_designation_before_the_first_report_does_not_remove_it(corpus: Corpus) -> None:
    rapports = echeances.compute(corpus, "2026-01-15", designation="2026-02-01")["rapports"]
    assert rapports[0]["type"] == "premier"
    assert "ne dispense pas" in rapports[0]["note"]


@pytest.mark.parametrize("genre", ["decision", "homologation"])
def test_the_kind_of_designation_is_said(corpus: Corpus, genre: str) -> None:
    resultat = echeances.compute(corpus, "2026-01-15", None, "2027-01-01", genre)
    assert resultat["designation_type"] == genre
    assert any("Jour retenu" in texte for texte in resultat["avertissements"])


@pytest.mark.parametrize(
    ("faits", "champ"),
    [
        ({"mandat": ""}, "mandat"),
        ({"mandat": "2026-02-30"}, "mandat"),
        ({"mandat": "hier"}, "mandat"),
        ({"mandat": "2026-01-15", "remise": "2026-01-14"}, "remise"),
        ({"mandat": "2026-01-15", "designation": "2026-01-14"}, "designation"),
        ({"mandat": "2026-01-15", "jusqu_au": "2026-01-14"}, "jusqu_au"),
        ({"mandat": "2026-01-15", "designation_type": "decision"}, "designation"),
        (
            {"mandat": "2026-01-15", "designation": "2026-05-01", "designation_type": "x"},
            "designation_type",
        ),
        ({"mandat": "9999-12-31"}, "mandat"),
    ],
)
def test_impossible_and_contradictory_dates_are_refused(
    corpus: Corpus, faits: dict[str, Any], champ: str
) -> None:
    with pytest.raises(ReponseInvalide) as prise:
        echeances.compute(corpus, **faits)
    assert prise.value.champ == champ


def test_a_mandate_before_2019_is_refused(corpus: Corpus) -> None:
    with pytest.raises(HorsPeriode, match=r"art\. 9") as prise:
        echeances.compute(corpus, "2018-12-31")
    assert prise.value.champ == "mandat"


def test_the_number_of_reports_is_bounded_and_said(corpus: Corpus) -> None:
    resultat = echeances.compute(corpus, "2026-01-15", jusqu_au="9999-12-31")
    assert len(resultat["rapports"]) == 60
    assert any("limite de ce site" in texte for texte in resultat["avertissements"])


@pytest.mark.parametrize("mandat", ["9997-12-31", "9999-01-01", "9999-10-31"])
def test_the_last_years_of_the_calendar_work_or_are_refused(corpus: Corpus, mandat: str) -> None:
    try:
        resultat = echeances.compute(corpus, mandat, designation=mandat, jusqu_au="9999-12-31")
    except ReponseInvalide as erreur:
        assert "9999" in erreur.message
    else:
        assert resultat["rapports"]


def test_without_a_horizon_the_default_is_said(corpus: Corpus) -> None:
    resultat = echeances.compute(corpus, "2026-12-31")
    assert resultat["jusqu_au"] == "2028-12-31"
    assert any("choix de ce site" in texte for texte in resultat["avertissements"])


def test_an_empty_calendar_is_said(corpus: Corpus) -> None:
    resultat = echeances.compute(corpus, "2026-01-15", jusqu_au="2026-02-01")
    assert resultat["rapports"] == [] == resultat["trace"]
    assert any("Aucun rapport" in texte for texte in resultat["avertissements"])


def test_every_report_has_its_step_and_its_citations(corpus: Corpus) -> None:
    resultat = echeances.compute(corpus, "2026-12-31", designation="2027-10-01")
    valeurs = [etape["valeur"] for etape in resultat["trace"]]
    for rapport in resultat["rapports"]:
        assert rapport["echeance"] in valeurs
        assert rapport["citations"]
    assert all(etape["citations"] for etape in resultat["trace"])


def test_counting_from_the_mandate_is_said_with_its_date_and_its_number(corpus: Corpus) -> None:
    def said(**faits: Any) -> str:
        return " ".join(echeances.compute(corpus, "2026-12-31", **faits)["avertissements"])

    assert "4 au lieu de 3 : le premier, le 30 juin 2027." in plain(said())
    assert "plus tôt : le premier, le 30 juin 2027." in plain(said(jusqu_au="2027-08-28"))
    desormais = plain(said(designation="2027-07-15"))
    assert "il y en aurait 1, que ce calendrier ne montre pas : le premier, le 30 juin" in desormais
    assert "Depuis la date du mandat" not in said(remise="2026-12-31")


def test_the_calendar_year_is_said_after_a_designation(corpus: Corpus) -> None:
    def said(**faits: Any) -> str:
        return plain(" ".join(echeances.compute(corpus, "2026-12-31", **faits)["avertissements"]))

    assert "année de la désignation, le 31 décembre 2027." in said(designation="2027-08-28")
    assert "Par année civile" not in said(designation="2027-08-28", jusqu_au="2027-12-30")
    assert "Par année civile" not in said()


def plain(texte: str) -> str:
    return " ".join(texte.split())
