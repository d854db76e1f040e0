"""The result of a referral and its fragment: what is said, for any state string."""

from __future__ import annotations

import json
import random
from urllib.parse import unquote

import pytest

from explorer.chemins import enumerate_states
from explorer.errors import ReferenceInconnue
from explorer.flow import replay
from explorer.orientation import orienter
from explorer.rendu.reponses import canonical
from explorer.vues.orientation import parse_state, view
from tests.explorer.monde import build_world
from tests.explorer.pages import Page

MONDE = build_world()
PORTE = "accord=oui&necessaire=oui"
CLES = {
    "flux", "reponses_retenues", "reponses_ecartees", "question", "suites", "conditions_manquantes",
}  # fmt: skip
CLES_SUITE = {
    "id", "statut", "titre", "decide", "peut_dire", "ne_peut_pas_dire", "formes", "suites_dues",
    "citations",
}  # fmt: skip


def show(etat: str, monde=MONDE) -> Page:
    return Page(view(monde, etat, "../").html)


# The values


def test_a_question_has_the_promised_keys():
    resultat = orienter(MONDE, "aller", {})
    assert resultat.keys() >= CLES
    assert resultat["question"].keys() >= {"id", "texte", "reponses"}
    assert resultat["suites"] == []
    json.dumps(resultat)


def test_a_suite_has_the_promised_keys():
    resultat = orienter(MONDE, "aller", {"accord": "oui", "necessaire": "oui", "connue": "non"})
    assert resultat["question"] is None
    assert resultat["suites"][0].keys() >= CLES_SUITE
    assert resultat["suites"][0]["citations"] == [
        {"phrase": "texte#regle-p1", "extrait": "la règle"}
    ]


def test_missing_conditions_come_first_and_are_named():
    resultat = orienter(MONDE, "aller", {"accord": "ne-sait-pas", "necessaire": "non"})
    assert resultat["conditions_manquantes"] == [
        {
            "id": "necessaire",
            "nom": "la condition necessaire",
            "etat": "manquante",
            "message": "Il manque la condition necessaire.",
        },
        {
            "id": "accord",
            "nom": "la condition accord",
            "etat": "a-verifier",
            "message": "Vérifiez la condition accord.",
        },
    ]


def test_each_suite_of_an_open_reading_names_its_reading():
    reponses = dict(
        paire.split("=")
        for paire in f"{PORTE}&connue=oui&deja-charge=non&branche=ouverte".split("&")
    )
    suites = orienter(MONDE, "aller", reponses)["suites"]
    assert [suite["selon"]["sens"] for suite in suites] == ["toujours", "sous-conditions"]


def test_an_unknown_flow_is_refused():
    with pytest.raises(ReferenceInconnue):
        orienter(MONDE, "nulle-part", {})


# The fragment


def test_a_question_shows_its_answers_as_links_to_static_pages():
    liens = show(f"flux=aller&{PORTE}").liens("reponse")
    assert [lien["href"] for lien in liens] == [
        "../orienter/etat/aller/oui_oui_oui.html",
        "../orienter/etat/aller/oui_oui_non.html",
        "../orienter/etat/aller/oui_oui_ne-sait-pas.html",
    ]
    assert liens[0]["data-etat"] == f"flux=aller&{PORTE}&connue=oui&v=test-1"


def test_the_gate_counts_its_conditions_and_is_one_step():
    assert "Étape 1 : L’aller. Le secret, condition 2 sur 2" in show("flux=aller&accord=non").texte
    assert "Étape 2 : L’aller" in show(f"flux=aller&{PORTE}").texte


def test_missing_conditions_are_named_in_the_suite():
    texte = show("flux=aller&accord=non&necessaire=ne-sait-pas").texte
    assert "Il manque : la condition accord." in texte
    assert "Reste à vérifier : la condition necessaire." in texte


def test_an_open_reading_shows_each_suite_under_its_reading():
    page = show(f"flux=aller&{PORTE}&connue=oui&deja-charge=non&branche=ouverte")
    assert page.titres[0] == (2, "Le texte se lit de deux façons : voici chaque suite")
    assert (3, "Suite informer") in page.titres
    assert (3, "Suite attendre") in page.titres
    assert "(lecture prudente)" in page.texte


def test_a_crossing_is_said():
    texte = show(f"flux=aller&{PORTE}&connue=oui&deja-charge=oui").texte
    assert "d’un parcours à un autre : « L’aller » puis « Le retour »" in texte


def test_modifying_keeps_the_other_answers():
    page = show(f"flux=aller&{PORTE}&connue=non")
    lien = next(lien for lien in page.liens("modifier") if "necessaire" not in lien["data-etat"])
    assert lien["data-etat"] == "flux=aller&accord=oui&connue=non&v=test-1"
    assert lien["href"] == "../orienter/etat/aller/oui.html"
    suite = show(lien["data-etat"])
    assert "Réponses gardées pour la suite" in suite.texte
    apres = suite.liens("reponse")[0]
    assert apres["href"] == "../orienter/etat/aller/oui_oui_non.html"


def test_dropped_answers_are_said_once_and_leave_the_links():
    vue = view(MONDE, f"flux=aller&{PORTE}&connue=non&deja-charge=oui&vieille=1", "")
    texte = Page(vue.html).texte
    assert "Question deja-charge ? Réponse oui : cette question n’est plus posée" in texte
    assert "vieille = 1 : cette question n’existe pas, ou n’existe plus" in texte
    assert "vieille" not in vue.etat and "deja-charge" not in vue.etat


def test_another_version_is_said_in_one_sentence():
    assert "version 0.9 des données" in show("flux=aller&v=0.9").texte
    assert "Ce lien a été fait" not in show("flux=aller&v=test-1").texte


def test_an_unknown_flow_goes_to_the_start_and_says_so():
    page = show("flux=<script>&accord=oui")
    assert "un parcours « <script> » qui n’existe pas" in page.texte
    assert page.titres[0][1] == "Question qui ?"


def test_the_start_leads_to_the_first_state_of_the_flow():
    liens = show("flux=depart").liens("reponse")
    assert liens[0]["href"] == "../orienter/etat/aller/debut.html"
    assert liens[0]["data-etat"] == "flux=aller&v=test-1"
    assert view(MONDE, "flux=depart&qui=cpas", "").etat == "flux=aller&v=test-1"
    assert view(MONDE, "flux=depart&qui=cpas", "").html == view(MONDE, "flux=aller", "").html


def test_what_would_change_the_answer_is_a_link():
    page = show("flux=aller&accord=oui&necessaire=non")
    assert "Qu’est-ce qui changerait la réponse ?" in page.texte
    cibles = [lien["href"] for lien in page.liens()]
    assert "../orienter/etat/aller/oui_oui.html" in cibles


def test_the_canonical_state_is_stable():
    for etat in ("flux=aller&accord=oui", f"flux=aller&connue=non&{PORTE}", "flux=depart", ""):
        vue = view(MONDE, etat, "")
        assert view(MONDE, vue.etat, "").etat == vue.etat
        assert f'data-etat="{vue.etat}"'.replace("&", "&amp;") in vue.html.replace("&amp;", "&amp;")


# Hostile state strings


MORCEAUX = [
    "flux", "depart", "aller", "retour", "accord", "necessaire", "connue", "oui", "non", "v", "=",
    "&", "&&", "==", "%", "%00", "%ff%fe", "%E2%80%AE", "<script>alert(1)</script>",
    "'\"><img src=x>",
    "\x00", "\ud800", "é", "𝔘", "{{7*7}}", "../../etc", "a" * 5000, "&amp;", "#", "?", "+",
    " ", "\n", "javascript:alert(1)", "__proto__", "None", "-1", "v=9&v=8",
]  # fmt: skip


def hostile_states(nombre: int, graine: int = 20120503) -> list[str]:
    hasard = random.Random(graine)
    return ["".join(hasard.choices(MORCEAUX, k=hasard.randint(0, 25))) for _ in range(nombre)]


def test_hostile_states_never_fail_and_never_become_markup():
    for etat in hostile_states(4000):
        vue = view(MONDE, etat, "../")
        page = Page(vue.html)
        assert {balise for balise, _ in page.balises}.isdisjoint({"script", "img", "iframe"})
        assert not any(nom.startswith("on") for _, attributs in page.balises for nom in attributs)
        assert len(vue.html) < 60_000
        vue.html.encode()  # No lone surrogate crosses the edge.


def test_a_hostile_state_claims_nothing_that_was_not_answered():
    for etat in hostile_states(2000, graine=2018):
        demande = parse_state(etat)
        flux = demande.flux if demande.flux in MONDE.flux_ids else "depart"
        retenues = replay(MONDE, flux, demande.reponses).retenues
        assert set(retenues) <= set(demande.reponses.items())


def test_a_very_long_state_is_cut_and_says_so():
    for suite in ("&q=1" * 99, "&a=" + "x" * 9000):
        assert "seul son début a été lu" in show("flux=aller" + suite).texte


# The real data


def test_every_real_state_is_one_good_fragment(corpus):
    for flux in corpus.flux_ids:
        for rang, etat in enumerate(enumerate_states(corpus, flux)):
            if etat.flux != flux:
                continue
            chaine = canonical(corpus, flux, etat.retenues)
            if rang % 5:
                continue
            vue = view(corpus, chaine, "../")
            page = Page(vue.html)
            assert vue.etat == chaine
            assert [niveau for niveau, _ in page.titres].count(2) == 1
            assert page.titres[0][0] == 2
            assert unquote(vue.etat).startswith(f"flux={flux}")
            assert "None" not in page.texte


def test_hostile_links_to_the_real_flows_never_fail(corpus):
    hasard = random.Random(2012)
    questions = list(corpus.questions)
    reponses = sorted({c["id"] for q in corpus.questions.values() for c in q["reponses"]})
    for _ in range(600):
        paires = hasard.choices(questions, k=hasard.randint(0, 20)) + hasard.choices(MORCEAUX, k=3)
        valeurs = (hasard.choice([*reponses, "oui", "oui", "oui", *MORCEAUX]) for _ in paires)
        suite = "&".join(f"{q}={r}" for q, r in zip(paires, valeurs, strict=False))
        vue = view(corpus, f"flux={hasard.choice([*corpus.flux_ids, 'zzz'])}&{suite}", "../")
        assert view(corpus, vue.etat, "../").etat == vue.etat
        assert {balise for balise, _ in Page(vue.html).balises}.isdisjoint({"script", "img"})


def test_links_of_real_states_lead_to_real_states(corpus):
    connus = {
        f"orienter/etat/{flux}/{'_'.join(r for _, r in etat.retenues) or 'debut'}.html"
        for flux in corpus.flux_ids
        for etat in enumerate_states(corpus, flux)
        if etat.flux == flux
    }
    for flux in corpus.flux_ids:
        for etat in list(enumerate_states(corpus, flux))[::11]:
            vue = view(corpus, canonical(corpus, flux, etat.retenues), "")
            for lien in Page(vue.html).liens():
                if "data-etat" in lien:
                    assert lien["href"] in connus, f"{vue.etat} → {lien['href']}"
