"""Drawings and folds of the answers: nothing hidden for good, nothing said twice, no answer in a link."""

from __future__ import annotations

import itertools
import json
import re
from xml.etree import ElementTree

import pytest

from explorer.chemins import enumerate_states
from explorer.corpus import Corpus
from explorer.echeances import compute
from explorer.rendu.correction import correction_address
from explorer.rendu.frise import POINTS_MAX, render_timeline
from explorer.rendu.html import Liens
from explorer.rendu.orientation import render_state
from explorer.vues import orientation
from scripts.places import BUNDLE

CORPUS = Corpus(json.loads(BUNDLE.read_text("utf-8")))
ECRIT = (
    "flux=cpas-vers-saj&secret-personnes=oui&secret-mission=oui&secret-information=oui"
    "&secret-accord=oui&secret-necessaire=non"
)


def test_what_is_looked_up_comes_last_and_folded():
    html = orientation.view(CORPUS, ECRIT, "../").html
    reperes = [
        "Que faire",
        "Qui décide",
        'class="outils"',
        "Vos réponses",
        "<details",
        'class="version"',
    ]
    places = [html.index(repere) for repere in reperes]

    assert places == sorted(places)
    assert re.findall(r"<summary><h3>(.*?)</h3></summary>", html)[-1].startswith(
        "Les phrases appliquées ("
    )
    assert "<details open" not in html


def test_readings_with_the_same_suite_show_it_once():
    etat = next(
        etat
        for etat in enumerate_states(CORPUS, "saj-vers-cpas")
        if len({suite for suite, _ in etat.suites}) < len(etat.suites)
    )
    html = render_state(CORPUS, etat, Liens(""))

    assert re.search(r"Lectures \d et \d\u00a0: même suite\.", html)
    assert html.count('<article class="suite">') == len({suite for suite, _ in etat.suites})
    assert html.count('class="selon"') == len(etat.suites)


@pytest.mark.parametrize("dates", [{}, {"designation": "2026-09-15"}, {"jusqu_au": "2045-01-01"}])
def test_the_timeline_is_sound_and_says_its_dates(dates: dict[str, str]):
    resultat = compute(CORPUS, "2026-01-15", **dates)
    figure = ElementTree.fromstring(render_timeline(resultat).replace("\u00a0", " "))
    labels = [int(t.get("y", 0)) for t in figure.iter("text") if t.get("font-weight")]

    assert len(labels) == min(POINTS_MAX, len(resultat["rapports"]) + 1 + ("designation" in dates))
    assert all(b - a >= 40 for a, b in itertools.pairwise(labels))
    assert figure.find("svg/title") is not None and figure.find("svg/desc") is not None


def test_a_correction_carries_the_reference_and_the_version_and_nothing_else():
    liens, bundle = Liens("../"), CORPUS._bundle
    page = correction_address(CORPUS, liens, "suite x")
    mail = correction_address(Corpus({**bundle, "contact": "mailto:a@b.be"}), liens, "suite x")
    issue = correction_address(
        Corpus({**bundle, "contact": "https://b.be/new?l=1"}), liens, "suite x"
    )

    assert page == "../pages/correction.html#ref=suite%20x"
    assert mail.startswith("mailto:a@b.be?subject=Correction") and CORPUS.version in mail
    assert issue.startswith("https://b.be/new?l=1&title=") and "suite%20x" in issue
    lien = re.search(
        r'class="corriger" href="([^"]*)"', orientation.view(CORPUS, ECRIT, "../").html
    )
    assert lien and "secret-accord" not in lien.group(1) and "oui" not in lien.group(1)
