"""All the orders that the interface allows: whatever the way there, a state is what its answers say.

A reader answers, goes back to change an answer (« Modifier »), chooses another way at the start. The
links of the fragments are followed as they are printed, so the interface itself is what is walked.
"""

from __future__ import annotations

import random
import re
from html import unescape
from urllib.parse import unquote

import pytest

from explorer.chemins import enumerate_paths, enumerate_states
from explorer.corpus import Corpus
from explorer.flow import replay
from explorer.vues import orientation

GRAINE = 20120503
PROMENADES = 60
PAS = 25
LIEN = re.compile(r'<a class="(reponse|modifier)"[^>]*? data-etat="([^"]*)"')


def links(html: str) -> list[tuple[str, str]]:
    return [(kind, unescape(etat)) for kind, etat in LIEN.findall(html)]


def pairs(etat: str) -> list[tuple[str, str]]:
    found = [piece.partition("=") for piece in etat.split("&")]
    return [(unquote(nom), unquote(valeur)) for nom, _, valeur in found if nom != "v"]


@pytest.mark.parametrize("graine", range(PROMENADES))
def test_a_walk_by_answers_and_changes_ends_where_its_answers_lead(
    corpus: Corpus, graine: int
) -> None:
    """After every click, the screen is the one that the answers alone give, asked in any order."""
    hasard = random.Random(GRAINE + graine)
    vue = orientation.view(corpus, "flux=depart", "../")
    for _ in range(PAS):
        choix = links(vue.html)
        modifier = [etat for kind, etat in choix if kind == "modifier"]
        reponses = [etat for kind, etat in choix if kind == "reponse"]
        assert modifier or reponses
        suivants = modifier if modifier and (not reponses or hasard.random() < 0.3) else reponses
        vue = orientation.view(corpus, hasard.choice(suivants), "../")
        (_, flux), *donnees = pairs(vue.etat)
        melange = donnees[:]
        hasard.shuffle(melange)
        ici, ailleurs = replay(corpus, flux, dict(donnees)), replay(corpus, flux, dict(melange))
        assert ici == ailleurs
        assert (ici.question is None) == ("vue-suite" in vue.html)
        chaine = "&".join(f"{nom}={valeur}" for nom, valeur in (("flux", flux), *melange))
        assert orientation.view(corpus, chaine, "../").html == vue.html


def test_the_answers_of_a_path_in_any_order_end_at_its_suites(corpus: Corpus) -> None:
    hasard = random.Random(GRAINE)
    for flux in corpus.flux_ids:
        for chemin in enumerate_paths(corpus, flux):
            if chemin.debut:
                continue
            melange = list(chemin.reponses)
            hasard.shuffle(melange)
            etat = replay(corpus, flux, dict(melange))
            assert (etat.retenues, etat.suites) == (chemin.reponses, chemin.suites)


def test_changing_one_answer_then_changing_it_back_changes_nothing(corpus: Corpus) -> None:
    hasard = random.Random(GRAINE)
    for flux in corpus.flux_ids:
        for etat in list(enumerate_states(corpus, flux))[::5]:
            if etat.flux != flux or not etat.retenues:
                continue
            question, reponse = hasard.choice(etat.retenues)
            for autre in corpus.question(question)["reponses"]:
                change = replay(corpus, flux, {**dict(etat.retenues), question: autre["id"]})
                gardees = dict(change.retenues + change.en_attente)
                revenu = replay(corpus, flux, {**gardees, question: reponse})
                # What was dropped on the way may be asked again; nothing else may appear.
                assert set(revenu.retenues) <= set(etat.retenues)
                if not change.ecartees:
                    assert revenu == etat
