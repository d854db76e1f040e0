"""The plan, the cards and the posters: three hours, seven roles, seven posters, nothing invented."""

from __future__ import annotations

import re
from typing import Any

import pytest

from explorer.corpus import Corpus
from explorer.exercices import draw
from explorer.rendu.html import Liens, esc
from explorer.vues.exercices import DEFAUT
from scripts.content import training
from scripts.edition import Edition
from scripts.kit import Kit, once
from scripts.kit.affiches import render_poster
from scripts.kit.cas import facilitator, participant, screens
from scripts.kit.extraits import numbers
from scripts.kit.plan import clock, render_plan, to_print
from scripts.kit.roles import gather, render_card
from scripts.places import ROOT


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
        ensemble = max(minutes, default=0) if "un_cas_par_table" in sequence else sum(minutes)
        assert ensemble <= sequence["minutes"], sequence["id"]
    (table,) = [s for s in kit.plan["deroulement"] if "un_cas_par_table" in s]
    assert {kit.case(nom)["schema"] for nom in table["cas"]} == {1, 2, 3, 4}
    assert len(table["cas"]) == kit.plan["preparer"]["pour"]["tables"]


def test_the_published_site_and_the_zip_have_the_posters():
    """What is published depends on what is printed: a reader of the site gets the PDF files."""
    regles = (ROOT / "Makefile").read_text("utf-8")

    for cible in ("publication", "offline"):
        assert re.search(rf"^{cible}: formation ", regles, re.M), cible
    recette = regles.partition("\nformation:")[2].partition("\n\n")[0]
    assert recette.index("scripts.posters") < recette.index("scripts.build")


def test_a_table_always_plays_the_family(kit: Kit):
    """The first three cards of a case, for a table of three, hold the youth or the parent."""
    for cas in kit.cas:
        if "roles" in cas:
            assert {"jeune", "parent"} & set(cas["roles"][:3]), cas["id"]


def test_the_sheets_of_a_room_are_counted(kit: Kit):
    """Twenty-four people: three cases for all, one of four for each, then what the plan lists."""
    lignes = to_print(kit, Liens("../"))
    personnes = kit.plan["preparer"]["pour"]["personnes"]

    assert sum(ligne.exemplaires for ligne in lignes[:3]) == 4 * personnes
    assert f"<td>{sum(ligne.feuilles for ligne in lignes)}</td>" in render_plan(kit, Liens("../"))
    affiches = next(li for li in kit.plan["preparer"]["imprimer"] if li["par"] == "salle")
    assert affiches["feuilles"] == len(kit.affiches)


def test_a_table_finds_on_its_extract_every_word_that_its_cases_cite(kit: Kit):
    for cas in kit.cas:
        if cas["schema"]:
            rangs = numbers(kit, cas)
            assert {c["phrase"] for c in cas["citations"]} <= set(rangs), cas["id"]
            assert sorted(rangs.values()) == list(range(1, len(rangs) + 1))


def test_an_extract_holds_the_whole_schema_word_for_word(kit: Kit):
    for feuille in kit.extraits:
        html = re.sub(r"</?sup>", "", render_poster(kit, feuille))
        for ref in kit.corpus.phrase_refs:
            phrase = kit.corpus.phrase(ref)
            if phrase.page == feuille["schema"]:
                assert f"« {esc(phrase.texte.strip())} »" in html, ref


def test_a_sheet_on_guardianship_prints_its_articles(kit: Kit):
    imprimees = [ref for cas in kit.cas for ref in cas.get("imprimer", ())]

    assert {ref.partition("#")[2][:5] for ref in imprimees} == {"art-2", "art-4", "art-5", "art-6"}
    for cas in kit.cas:
        feuille = participant(kit, cas)
        for citation in cas["citations"] if "imprimer" in cas else ():
            assert esc(citation["extrait"]) in feuille, citation


def test_the_sheet_does_not_say_the_schema_nor_a_duration(kit: Kit):
    for cas in kit.cas:
        debut = participant(kit, cas).partition("</p>")[0] + screens(kit, cas, Liens("../"))[:400]

        assert "Schéma" not in debut
        assert not re.search(r"\bmin", debut)


def test_the_facilitator_has_an_answer_to_each_question(kit: Kit):
    for cas in kit.cas:
        page, ecrans = facilitator(kit, cas, Liens("../")), screens(kit, cas, Liens("../"))
        for question, reponse in zip(cas["demande"], cas["corrige"], strict=True):
            paire = f"{esc(question)}<br><strong>{esc(reponse)}</strong>"
            assert paire in page
            assert paire in ecrans


def test_the_ready_sheets_have_an_ambiguous_and_a_silent_situation(kit: Kit):
    """Already in the first five, which the plan uses; the page opens with the sheet 1."""
    graines = list(training.FEUILLES.values())

    assert graines[0] == DEFAUT["graine"]
    for graine in graines:
        exercices = draw(kit.corpus, graine, int(DEFAUT["nombre"]))
        assert {"ambigu", "muet"} <= {e.genre for e in exercices[:5]}
        assert len({e.reponses for e in exercices}) == len(exercices)


def test_a_card_says_what_the_suites_say(kit: Kit, corpus: Corpus):
    role = next(r for r in kit.roles if r["id"] == "referent")
    dits = {
        p["texte"]
        for source in role["paroles"]
        for p in corpus.suite(source["suite"])["peut_dire"]
        if p["par"] == "referent"
    } | {mention["texte"] for mention in role["peut_dire"]}

    assert {mention["texte"] for mention in gather(corpus, role, "peut_dire")} <= dits
    assert len(kit.roles) == 7


def test_a_card_says_when_the_limits_of_the_first_call_hold(kit: Kit, corpus: Corpus):
    for ident in ("travailleur-social", "delegue"):
        lignes = [m["texte"] for m in gather(corpus, kit.role(ident), "ne_peut_pas_dire")]
        recits = [ligne for ligne in lignes if "récit" in ligne]

        assert recits
        assert all(recit.startswith("Au premier appel : ") for recit in recits)
        assert not [ligne for ligne in lignes if ligne.startswith("Promettre")]


def test_the_agreement_stays_open_between_the_youth_and_the_parent(kit: Kit, corpus: Corpus):
    """Register A04: the text does not say whose agreement; both cards say it, neither decides alone."""
    for ident in ("jeune", "parent"):
        lignes = [m["texte"] for m in gather(corpus, kit.role(ident), "peut_dire")]
        (accord,) = [li for li in lignes if li.startswith("Oui ou non au partage")]

        assert re.search("sans dire si|ne dit pas si", accord), ident


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
    texte = kit.edition.data["textes"]["protocole-2012"]
    for affiche in kit.affiches:
        html = re.sub(r"</?sup>", "", render_poster(kit, affiche))
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


def test_the_poster_of_the_first_call_begins_with_what_comes_before(kit: Kit):
    affiche = next(a for a in kit.affiches if a["genre"] == "appel")
    blocs = render_poster(kit, affiche).split("<h2>")[1:]
    si_oui = [li for li in blocs[2].split("<li>") if li.startswith("Si oui")]

    assert blocs[0].startswith("Avant d’appeler")
    assert all(mot in blocs[0] for mot in ("prévenue", "d’accord", "référent", "secret"))
    assert [li.rpartition("(")[2].partition(")")[0] for li in si_oui] == [
        "au SAJ ou au SPJ",
        "au CPAS",
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
