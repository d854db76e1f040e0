"""The plan, the cards and the posters: three hours, seven roles, seven posters, nothing invented."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.corpus import Corpus
from scripts.content import training
from scripts.edition import Edition
from scripts.kit import Kit, once
from scripts.kit.affiches import render_poster
from scripts.kit.plan import clock
from scripts.kit.roles import gather


@pytest.fixture(scope="module")
def kit(data: dict[str, Any], bundle: dict[str, Any]) -> Kit:
    return Kit(Edition(data, bundle))


def test_the_plan_lasts_three_hours_with_a_break(kit: Kit):
    assert sum(sequence["minutes"] for sequence in kit.plan["deroulement"]) == 180
    assert any(sequence["id"] == "pause" for sequence in kit.plan["deroulement"])
    assert clock(95) == "1 h 35"


def test_the_plan_names_cases_and_pages_that_exist(kit: Kit):
    pages = {page.chemin for page in training.pages(kit.edition)}
    ecrites = {
        "former/comparer.html",
        "former/exercices.html",
        "textes/statut.html",
        "textes/schemas.html",
        "textes/lectures.html",
    }
    prepare = kit.plan["preparer"]
    liens = [*prepare["imprimer"], *prepare["projeter"]]
    for sequence in kit.plan["deroulement"]:
        liens += sequence.get("avec", [])
        for nom in sequence.get("cas", ()):
            kit.case(nom)

    assert {lien["adresse"] for lien in liens} <= pages | ecrites


def test_a_card_says_what_the_suites_say(kit: Kit, corpus: Corpus):
    role = next(r for r in kit.roles if r["id"] == "referent")
    dits = {
        p["texte"]
        for suite in role["paroles"]
        for p in corpus.suite(suite)["peut_dire"]
        if p["par"] == "referent"
    }

    assert {mention["texte"] for mention in gather(corpus, role, "peut_dire")} <= dits
    assert len(kit.roles) == 7


def test_every_card_says_what_may_be_said(kit: Kit, corpus: Corpus):
    for role in kit.roles:
        assert gather(corpus, role, "peut_dire"), role["id"]


def test_a_text_that_only_begins_another_is_left_out():
    assert once(["a b.", "a b c.", "a b."]) == ["a b c."]


def test_posters_hold_the_exact_words(kit: Kit):
    from explorer.rendu.html import esc

    texte = kit.edition.data["textes"]["protocole-2012"]
    for affiche in kit.affiches:
        html = render_poster(kit, affiche)
        if affiche["genre"] == "schema":
            schema = next(u for u in texte["unites"] if u["id"] == affiche["id"])
            for phrase in _phrases(schema):
                assert esc(phrase.strip()) in html
        assert affiche["titre"] in html
    assert len(kit.affiches) == 7


def _phrases(unite: dict[str, Any]) -> list[str]:
    ici = [phrase["texte"] for phrase in unite.get("phrases", ())]
    return ici + [texte for enfant in unite.get("unites", ()) for texte in _phrases(enfant)]


def test_the_participants_pages_hold_no_answer(kit: Kit):
    feuilles = next(
        p for p in training.pages(kit.edition) if p.chemin == "former/cas/participants.html"
    )

    assert "Ce que répond" not in feuilles.html
    assert "statut" not in feuilles.html
