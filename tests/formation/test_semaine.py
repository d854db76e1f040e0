"""The first week, « puis-je dire », the sheets: complete, and answered by the engine."""

from __future__ import annotations

import re
from typing import Any

import pytest

from explorer.corpus import Corpus
from explorer.rendu.html import Liens, esc
from explorer.rendu.suite import actor_name
from scripts.formation import Formation, fichiers, puis_je, reflexes
from scripts.formation.etats import live_link, read_state, render_links
from scripts.formation.parcours import render_step, render_steps

ETAPES = [
    "qui-est-qui",
    "qui-decide",
    "secret",
    "premier-appel",
    "rapport",
    "suites-dues",
    "limites",
]
ROLES = ["cpas", "saj", "spj", "protutelle"]
DEBUTS = {
    "Non",
    "Deux lectures",
    "Dans deux cas",
    "Le texte ne le dit pas",
    "Ni prévu",
    "Non prévu",
    "Rien ne l’empêche",
    "112 tout de suite",
}
NUMERO = re.compile(r"(?<![\d.,/-])1\d{2}(?![\d.,/-]| mandats?)")


def debut(reponse: str) -> str:
    """The words before the first stop."""
    return re.split(r"\s?[.,:;]", reponse, maxsplit=1)[0]


def test_seven_steps_in_order(formation: Formation) -> None:
    assert [etape["id"] for etape in formation.etapes] == ETAPES
    liens = re.findall(r'href="([^"]+)"', render_steps(formation, Liens("../")))
    assert liens == [f"../semaine/{etape}.html" for etape in ETAPES]


@pytest.mark.parametrize("etape", ETAPES)
def test_a_step_asks_before_it_tells(formation: Formation, etape: str) -> None:
    html = render_step(formation, etape, Liens("../"))
    donnee = next(e for e in formation.etapes if e["id"] == etape)
    ouverture = html.index(f'id="q-{donnee["ouverture"]}"')
    lecture = html.index('<h2 id="lecture">')
    reponse = html.index(f'id="r-{donnee["ouverture"]}"')
    assert ouverture < lecture < reponse
    assert len(donnee["quiz"]) == 2
    assert donnee["ouverture"] not in donnee["quiz"]
    for question in donnee["quiz"]:
        assert f'id="q-{question}"' in html and f'id="r-{question}"' in html
    assert 'class="citation"' in html
    assert html.index("Voir la réponse du simulateur") < html.index('id="reponse-cas"')
    for adresse in re.findall(r'href="(#[^"]+)"', html):
        assert f'id="{adresse[1:]}"' in html, adresse


def test_no_question_comes_twice_in_the_week(formation: Formation) -> None:
    posees = [nom for etape in formation.etapes for nom in (etape["ouverture"], *etape["quiz"])]
    assert len(set(posees)) == 21


@pytest.mark.parametrize("etape", ETAPES)
def test_a_case_is_answered_as_the_worked_case_says(formation: Formation, etape: str) -> None:
    reference = next(e for e in formation.etapes if e["id"] == etape)["cas"]
    cas = formation.case(reference["fichier"], reference["id"])
    etat = read_state(formation.corpus, cas)
    assert [suite for suite, _ in etat.suites] == cas["attendu"]["suites"]
    for miroir in reference.get("miroirs", ()):
        autre = formation.case(miroir["fichier"], miroir["id"])
        suites = [suite for suite, _ in read_state(formation.corpus, autre).suites]
        assert suites == autre["attendu"]["suites"]
    assert "/depart/" not in render_links(formation.corpus, etat, Liens(""), "Lire")
    assert live_link(formation.corpus, etat, Liens("../")).startswith(
        "../orienter/index.html#flux="
    )


def test_an_unknown_case_is_refused_in_french(formation: Formation) -> None:
    with pytest.raises(SystemExit, match=r"le cas « absent » n’existe pas dans cas/depart\.yaml"):
        formation.case("depart", "absent")


def test_an_answer_without_effect_is_refused(corpus: Corpus) -> None:
    etat = {"flux": "cpas-vers-saj", "reponses": {"branche-saj": "aucune"}}
    with pytest.raises(SystemExit, match="réponses sans effet dans cpas-vers-saj"):
        read_state(corpus, etat)


def test_enough_questions_that_one_asks_at_the_telephone(formation: Formation) -> None:
    questions = formation.puis_je
    assert len(questions) >= 20
    assert len({question["id"] for question in questions}) == len(questions)
    assert {question["statut"] for question in questions} >= {"clair", "ambigu", "muet"}
    for question in questions:
        assert question["question"].startswith("Puis-je ")
        assert question["citations"], question["id"]


def test_an_answer_begins_with_words_that_answer(formation: Formation) -> None:
    """One reads them with the telephone at the ear; the status comes after."""
    assert {debut(q["reponse"]) for q in formation.puis_je if q["statut"] == "clair"} == {
        "Oui",
        "Non",
    }
    autres = {debut(q["reponse"]) for q in formation.puis_je if q["statut"] != "clair"}
    assert autres <= DEBUTS
    html = puis_je.render_all(formation, Liens("../"))
    for question in formation.puis_je:
        entree = html.partition(f'id="{question["id"]}"')[2]
        assert entree.index("puis-je-reponse") < entree.index('class="statut')


def test_every_state_of_puis_je_is_a_state_of_the_engine(formation: Formation) -> None:
    etats = [question["etat"] for question in formation.puis_je if "etat" in question]
    assert len(etats) >= 10
    for etat in etats:
        read_state(formation.corpus, etat)


def test_no_other_telephone_number_than_those_of_the_data(data: dict[str, Any]) -> None:
    connus = {aide["numero"] for aide in data["familles"]["aides"] if aide["numero"]}
    textes = [content["reponse"] for content in data["formation"]["puis-je"]["questions"]] + [
        option["explication"]
        for nom, contenu in data["formation"].items()
        if nom.startswith("quiz-")
        for question in contenu["questions"]
        for option in question["options"]
    ]
    trouves = {numero for texte in textes for numero in NUMERO.findall(texte)}
    assert "112" in trouves and trouves <= connus


def test_puis_je_feeds_the_search(formation: Formation) -> None:
    html = puis_je.render_all(formation, Liens("../"))
    assert html.count("data-recherche=") == len(formation.puis_je)


@pytest.mark.parametrize("role", ROLES)
def test_a_sheet_repeats_the_data(formation: Formation, data: dict[str, Any], role: str) -> None:
    html = reflexes.render_sheet(formation, role, Liens("../../"))
    fiche = next(fiche for fiche in formation.fiches if fiche["id"] == role)
    assert [quand["flux"] for quand in fiche["quand"]] == fiche["flux"]
    for flux in fiche["flux"]:
        assert esc(data["orientations"][flux]["titre"]) in html
    if role == "protutelle":
        for rapport in data["echeances"]["rapports"]["versions"]["2019-01-01"]["rapports"]:
            assert esc(rapport["regle"][1:]) in html
        for parametre in ("18 mandats agréés, ou de 20 dès 80 mandats", "6.857 euros", "2024"):
            assert parametre in html
        return
    conditions = html.partition("Avant de parler : cinq oui")[2].partition("</section>")[0]
    assert conditions.count("<li>") == len(formation.conditions) == 5


@pytest.mark.parametrize("role", ["cpas", "saj", "spj"])
def test_what_is_owed_is_told_in_three_lines_and_leaves_no_one_out(
    formation: Formation, data: dict[str, Any], role: str
) -> None:
    fiche = next(fiche for fiche in formation.fiches if fiche["id"] == role)
    html = reflexes.render_sheet(formation, role, Liens("../../"))
    dues = html.partition("Ce qui est dû en retour")[2].partition("</section>")[0]
    assert dues.count("<li>") == 3 and "Le texte ne fixe aucun délai en jours." in dues
    for flux in (*fiche["flux"], *fiche["recoit"]):
        for suite in data["orientations"][flux]["suites"]:
            for due in suite.get("suites_dues", ()):
                autre = due["a"] if due["qui"] in fiche["acteurs"] else due["qui"]
                assert esc(actor_name(formation.corpus, autre)) in dues
                assert esc(due["quoi"][1:]) in dues


@pytest.mark.parametrize("role", ["cpas", "saj", "spj"])
def test_a_sheet_tells_every_answer_of_the_other_service(formation: Formation, role: str) -> None:
    """« Not known », and « closed » where the scheme knows it: nobody stays with the telephone in hand."""
    fiche = next(fiche for fiche in formation.fiches if fiche["id"] == role)
    for quand in fiche["quand"]:
        schema = formation.data["orientations"][quand["flux"]]["schema"]
        cites = {c["phrase"] for ligne in quand["lignes"] for c in ligne["citations"]}
        attendus = {
            f"protocole-2012#schema-{schema}-non-p1",
            f"protocole-2012#schema-{schema}-cloture-p1",
        }
        assert {ref for ref in attendus if ref in formation.corpus.phrase_refs} <= cites


def test_every_file_to_download_is_listed(formation: Formation) -> None:
    html = fichiers.render_files(Liens("../"))
    assert html.count("download") == len(fichiers.FICHIERS)
