"""The plan, the cards and the posters: three hours, seven roles, seven posters, nothing invented."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.corpus import Corpus
from explorer.rendu.html import Liens
from scripts.content import training
from scripts.edition import Edition
from scripts.kit import Kit, once
from scripts.kit.affiches import render_poster
from scripts.kit.plan import clock
from scripts.kit.roles import gather, render_card


@pytest.fixture(scope="module")
def kit(data: dict[str, Any], bundle: dict[str, Any]) -> Kit:
    return Kit(Edition(data, bundle))


def test_the_plan_lasts_three_hours_with_a_break(kit: Kit):
    assert sum(sequence["minutes"] for sequence in kit.plan["deroulement"]) == 180
    for sequence in kit.plan["deroulement"]:
        etapes = sum(etape["minutes"] for etape in sequence["faire"])
        assert etapes == sequence["minutes"], sequence["id"]
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
        "pages/hors-ligne.html",
    }
    prepare = kit.plan["preparer"]
    liens = [*prepare["imprimer"], *prepare["projeter"]]
    for sequence in [*kit.plan["deroulement"], *kit.plan["secours"]]:
        liens += sequence.get("avec", [])
        for nom in (*sequence.get("cas", ()), *sequence.get("reserve", ())):
            kit.case(nom)

    assert {lien["adresse"] for lien in liens} <= pages | ecrites


def test_the_cases_of_the_plan_fit_its_minutes(kit: Kit):
    """Cases treated one after the other fit their sequence; those shared out fit it each."""
    for sequence in kit.plan["deroulement"]:
        minutes = [kit.case(nom)["minutes"] for nom in sequence.get("cas", ())]
        ensemble = max(minutes, default=0) if sequence["id"] == "schemas" else sum(minutes)
        assert ensemble <= sequence["minutes"], sequence["id"]
    (table,) = [s for s in kit.plan["deroulement"] if s["id"] == "schemas"]
    assert {kit.case(nom)["schema"] for nom in table["cas"]} == {1, 2, 3, 4}


def test_a_card_says_what_the_suites_say(kit: Kit, corpus: Corpus):
    role = next(r for r in kit.roles if r["id"] == "referent")
    dits = {
        p["texte"]
        for suite in role["paroles"]
        for p in corpus.suite(suite)["peut_dire"]
        if p["par"] == "referent"
    } | {mention["texte"] for mention in role["peut_dire"]}

    assert {mention["texte"] for mention in gather(corpus, role, "peut_dire")} <= dits
    assert len(kit.roles) == 7


def test_every_card_says_what_may_be_said(kit: Kit, corpus: Corpus):
    for role in kit.roles:
        assert gather(corpus, role, "peut_dire"), role["id"]


def test_every_line_of_a_card_has_its_words(kit: Kit, corpus: Corpus):
    """Each of the lines « sait », « peut dire », « décide » leads to a sentence of the text."""
    for role in kit.roles:
        carte = render_card(corpus, role, Liens("../"))
        lignes = carte.split("<dd>")[1:]
        for ligne in lignes:
            for morceau in ligne.split("</dd>")[0].split("<li>")[1:] or [ligne]:
                assert 'class="sources"' in morceau, (role["id"], morceau)


def test_only_one_service_may_say_that_a_case_went_to_the_court(kit: Kit, corpus: Corpus):
    referent = next(r for r in kit.roles if r["id"] == "referent")
    for mention in gather(corpus, referent, "peut_dire"):
        if "clôturé" in mention["texte"]:
            service = mention["texte"].partition(" :")[0].removeprefix("Référent du ")
            schema = {"SAJ": "schema-1", "SPJ": "schema-2"}[service]
            assert schema in mention["citations"][0]["phrase"]


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


def test_the_poster_of_the_first_call_says_whose_referent_may_say_what(kit: Kit):
    affiche = next(a for a in kit.affiches if a["genre"] == "appel")
    html = render_poster(kit, affiche)
    clotures = [ligne.split("</li>")[0] for ligne in html.split("<li>") if "clôturé" in ligne]

    assert [ligne.rpartition("(")[2] for ligne in clotures] == [
        "référent du SAJ).",
        "référent du SPJ).",
    ]


def _phrases(unite: dict[str, Any]) -> list[str]:
    ici = [phrase["texte"] for phrase in unite.get("phrases", ())]
    return ici + [texte for enfant in unite.get("unites", ()) for texte in _phrases(enfant)]


def test_the_participants_pages_hold_no_answer(kit: Kit):
    feuilles = next(
        p for p in training.pages(kit.edition) if p.chemin == "former/cas/participants.html"
    )

    assert "Ce que répond" not in feuilles.html
    assert "statut" not in feuilles.html
