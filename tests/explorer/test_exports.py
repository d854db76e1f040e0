"""Files: the .ics read by an independent library, the .csv by the csv module."""

from __future__ import annotations

import csv
import datetime
import io
from typing import Any

import icalendar
import pytest

from explorer import echeances, protutelle
from explorer.corpus import Corpus
from explorer.exports.csv import protutelle_csv, rapports_csv
from explorer.exports.ics import export_ics

FAITS = {"mandat": "2026-12-31", "designation": "2027-08-28", "designation_type": "decision"}


@pytest.fixture(scope="module")
def calendrier(corpus: Corpus) -> dict[str, Any]:
    return echeances.compute(corpus, **FAITS)


def events(texte: str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(texte).walk("VEVENT"))


def test_an_independent_library_reads_every_event(
    corpus: Corpus, calendrier: dict[str, Any]
) -> None:
    lus = events(export_ics(corpus, calendrier))
    assert [e.decoded("DTSTART").isoformat() for e in lus] == [
        rapport["echeance"] for rapport in calendrier["rapports"]
    ]
    for evenement, rapport in zip(lus, calendrier["rapports"], strict=True):
        debut = evenement.decoded("DTSTART")
        assert type(debut) is datetime.date  # a whole day
        assert evenement.decoded("DTEND") == debut + datetime.timedelta(days=1)
        assert rapport["titre"] in str(evenement["SUMMARY"])
        for citation in rapport["citations"]:
            assert citation["extrait"] in str(evenement["DESCRIPTION"])


def test_lines_end_with_crlf_and_hold_75_octets(corpus: Corpus, calendrier: dict[str, Any]) -> None:
    texte = export_ics(corpus, calendrier)
    lignes = texte.split("\r\n")
    assert lignes.pop() == ""
    assert not any("\n" in ligne or "\r" in ligne for ligne in lignes)
    assert max(len(ligne.encode()) for ligne in lignes) <= 75


def test_identifiers_are_stable_and_unlike(corpus: Corpus, calendrier: dict[str, Any]) -> None:
    premiers = [str(e["UID"]) for e in events(export_ics(corpus, calendrier))]
    encore = [str(e["UID"]) for e in events(export_ics(corpus, echeances.compute(corpus, **FAITS)))]
    assert premiers == encore
    assert len(set(premiers)) == len(premiers)


def test_the_stamp_is_given_or_made_from_the_mandate(
    corpus: Corpus, calendrier: dict[str, Any]
) -> None:
    assert "DTSTAMP:20261231T000000Z" in export_ics(corpus, calendrier)
    assert "DTSTAMP:20261121T101500Z" in export_ics(corpus, calendrier, "20261121T101500Z")


def test_a_report_to_confirm_says_so(corpus: Corpus, calendrier: dict[str, Any]) -> None:
    titres = [str(e["SUMMARY"]) for e in events(export_ics(corpus, calendrier))]
    assert [titre for titre in titres if "à confirmer" in titre] == [titres[1]]


def test_an_empty_calendar_is_still_a_calendar(corpus: Corpus) -> None:
    vide = echeances.compute(corpus, "2026-01-15", jusqu_au="2026-01-20")
    assert events(export_ics(corpus, vide)) == []


def rows(texte: str) -> list[list[str]]:
    assert texte.startswith("\ufeff")
    return list(csv.reader(io.StringIO(texte[1:], newline=""), delimiter=";", strict=True))


def test_the_numbers_table_is_regular_and_french(corpus: Corpus) -> None:
    resultat = protutelle.compute(corpus, 79, "2026-01-01")
    lignes = rows(protutelle_csv(corpus, [resultat]))
    assert len({len(ligne) for ligne in lignes}) == 1
    valeurs = {(ligne[2], ligne[3]): ligne for ligne in lignes if ligne[0] == "résultat"}
    assert valeurs["prorata", "Frais de fonctionnement"][5] == "30094,61"
    assert valeurs["prorata", "Personnel psycho-social"][4:6] == ["79⁄36", "2,1944"]
    etapes = [ligne for ligne in lignes if ligne[0] == "étape"]
    assert [ligne[3] for ligne in etapes] == [etape["texte"] for etape in resultat["trace"]]


def test_the_calendar_table_is_regular_and_has_the_trace(
    corpus: Corpus, calendrier: dict[str, Any]
) -> None:
    lignes = rows(rapports_csv(corpus, calendrier))
    assert len({len(ligne) for ligne in lignes}) == 1
    assert lignes[1][:4] == ["rapport", "Premier rapport", "28/02/2027", "28/02/2027"]
    assert sum(ligne[0] == "étape" for ligne in lignes) == len(calendrier["trace"])


def test_no_cell_starts_like_a_formula(corpus: Corpus, calendrier: dict[str, Any]) -> None:
    resultat = protutelle.compute(corpus, 79, "2026-01-01")
    for texte in (protutelle_csv(corpus, [resultat]), rapports_csv(corpus, calendrier)):
        assert not [c for ligne in rows(texte) for c in ligne if c[:1] in "=+-@" and c]
