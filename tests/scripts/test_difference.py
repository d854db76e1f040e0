"""What changed for whom, in sentences: no identifier of a question or an answer, nothing told twice."""

from __future__ import annotations

import copy
from typing import Any

from explorer.certificat import certificat
from scripts.difference import compare
from tests.explorer.monde import build_world

AVANT = certificat(build_world())


def test_same_data_no_difference() -> None:
    assert compare(AVANT, certificat(build_world())) == []


def test_a_route_is_told_where_it_parts_in_the_words_of_the_screens() -> None:
    monde = build_world()
    monde.question("connue")["reponses"][1]["vers"] = "demander"
    flux, question = monde.flux("aller")["titre"], monde.question("connue")
    informer, demander = monde.suite("informer")["titre"], monde.suite("demander")["titre"]
    lines = compare(AVANT, certificat(monde))
    assert lines[:5] == [
        "Ce qui mène ailleurs",
        f"  « {flux} », après « {question['reponses'][1]['texte']} » à « {question['texte']} » :",
        f"      avant : « {informer} »",
        f"      maintenant : « {demander} »",
        "      quand : toutes les conditions remplies",
    ]
    assert len([line for line in lines if line.endswith(" :")]) == 2, "une fois par parcours"
    assert not any("=" in line for line in lines)


def test_what_follows_a_parting_is_counted_and_not_listed(corpus: Any) -> None:
    """One answer sent elsewhere in the real data: four lines, not one for each of its paths."""
    avant = certificat(corpus)
    apres = copy.deepcopy(avant)
    cut = {"spj-en-charge-saj": "ne-sait-pas"}
    apres["chemins"] = [
        c
        for c in avant["chemins"]
        if not (c["flux"] == "cpas-vers-saj" and cut.items() <= c["reponses"].items())
    ]
    gone = len(avant["chemins"]) - len(apres["chemins"])
    kept = next(c for c in avant["chemins"] if c["reponses"].get("spj-en-charge-saj") == "oui")
    index = list(kept["reponses"]).index("spj-en-charge-saj")
    before = dict(list(kept["reponses"].items())[:index])
    new = {"flux": "cpas-vers-saj", "reponses": before | cut, "suites": ["referents-manquants"]}
    apres["chemins"].append(new)
    lines = compare(avant, apres)
    assert gone > 40 and f"({gone} chemins)" in lines[2]
    assert lines[0] == "Ce qui mène ailleurs" and len(lines) == 5
    assert lines[3].endswith(f"« {corpus.suite('referents-manquants')['titre']} »")


def test_a_change_inside_a_suite_is_told_field_by_field_with_who_meets_it() -> None:
    monde = build_world()
    monde.suite("informer")["statut"] = "ambigu"
    monde.suite("informer")["partage"] = False
    monde.suite("informer")["que_faire"] = []
    apres = certificat(monde)
    head, suite, *fields = compare(AVANT, apres)
    assert head == "Ce que disent les suites"
    reached = sum("informer" in str(c["suites"]) for c in apres["chemins"] if c["flux"] == "aller")
    assert f"« {monde.flux('aller')['titre']} » {reached}" in suite
    assert fields == [
        "    statut : « clair » devient « ambigu »",
        "    permet de partager : « oui » devient « non »",
        "    que faire, en moins : Faites ceci.",
    ]


def test_a_question_and_an_answer_in_other_words_are_told() -> None:
    monde = build_world()
    question = monde.question("connue")
    old = question["texte"], question["reponses"][0]["texte"]
    question["texte"], question["reponses"][0]["texte"] = "Autrement ?", "Tout à fait"
    assert compare(AVANT, certificat(monde)) == [
        "Ce que demandent les questions",
        f"  « Autrement ? », question : « {old[0]} » devient « Autrement ? »",
        f"  « Autrement ? », réponse : « {old[1]} » devient « Tout à fait »",
    ]


def test_an_answer_less_is_told() -> None:
    monde = build_world()
    gone = monde.question("connue")["reponses"].pop()
    lines = compare(AVANT, certificat(monde))
    assert any(f"après « {gone['texte']} »" in line for line in lines)
    assert "      maintenant : rien" in lines


def test_a_broken_promise_is_told_first() -> None:
    monde = build_world()
    monde.suite("a-verifier")["partage"] = True
    lines = compare(AVANT, certificat(monde))
    assert lines[1].startswith("  promesse non tenue : Aucun chemin ne permet de partager")
