"""The account of the phrases: roles counted, what rests on each, rules without use named."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.bundle import assemble
from scripts.check import check
from scripts.ledger import cited_refs, is_applied, ledger, reverse_index

PETIT = Path(__file__).resolve().parent.parent / "data" / "petit"


@pytest.fixture
def data():
    return assemble(check(PETIT, required=()).documents)


def test_reverse_index_names_everything_that_rests_on_a_phrase(data):
    mentions = reverse_index(data)["loi#chapitre-1-p1"]

    assert [(mention["kind"], mention["id"]) for mention in mentions] == [
        ("question", "situation-connue"),
        ("suite", "rencontre"),
        ("bareme", "montant"),
        ("echeance", "calendrier"),
        ("lecture", "B08"),
        ("acteur", "conseiller"),
    ]
    assert mentions[0] == {
        "kind": "question",
        "id": "situation-connue",
        "titre": "La situation est-elle connue ?",
        "flux": "aller",
    }


def test_a_thing_that_cites_twice_is_named_once(data):
    mentions = reverse_index(data)["loi#demande-p1"]

    assert [mention["id"] for mention in mentions].count("rencontre") == 1


def test_ledger_counts_by_text_and_chapter(data):
    (account,) = ledger(data)

    assert account["total"] == 6
    assert account["roles"] == {"regle": 3, "definition": 1, "contexte": 1, "sans-effet": 1}
    assert account["regles_sans_usage"] == account["sans_compte"] == []
    assert [chapter["total"] for chapter in account["chapitres"]] == [6]


def test_a_rule_that_only_a_reading_cites_is_without_use(data):
    data["orientations"], data["baremes"], data["echeances"] = {}, {}, {}

    (account,) = ledger(data)

    assert account["regles_sans_usage"] == [
        "loi#chapitre-1-p1",
        "loi#chapitre-1-p2",
        "loi#demande-p1",
    ]


def test_cited_refs_reads_citations_and_lists_of_phrases():
    content = [{"citations": [{"phrase": "a#b", "extrait": "x"}]}, {"phrases": ["a#c", 3]}]

    assert list(cited_refs(content)) == ["a#b", "a#c"]


def test_a_reading_or_a_case_does_not_apply_a_rule():
    assert not is_applied([{"kind": "lecture"}, {"kind": "cas"}])
    assert is_applied([{"kind": "cas"}, {"kind": "suite"}])
