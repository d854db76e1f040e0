"""The file of facts and the readable differences between two of them."""

from __future__ import annotations

from explorer.certificat import certificat
from scripts.facts import compare
from tests.explorer.monde import build_world

AVANT = certificat(build_world())


def test_same_data_no_difference():
    assert compare(AVANT, certificat(build_world())) == []


def test_another_route_is_told_with_its_paths():
    monde = build_world()
    monde.question("connue")["reponses"][1]["vers"] = "demander"
    lignes = compare(AVANT, certificat(monde))
    assert lignes == [
        "aller, 1 chemin(s) : informer → demander",
        "    par exemple accord=oui, necessaire=oui, connue=non",
        "retour, 1 chemin(s) : informer → demander",
        "    par exemple accord=oui, necessaire=oui, chargee=non, connue=non",
    ]


def test_a_change_inside_a_suite_is_told_field_by_field():
    monde = build_world()
    monde.suite("informer")["statut"] = "ambigu"
    monde.suite("informer")["partage"] = False
    monde.suite("informer")["que_faire"] = []
    assert compare(AVANT, certificat(monde)) == [
        "suite informer, statut : « clair » devient « ambigu »",
        "suite informer, partage : « oui » devient « non »",
        "suite informer, que_faire, en moins : Faites ceci.",
    ]


def test_a_broken_promise_is_told():
    monde = build_world()
    monde.suite("a-verifier")["partage"] = True
    lignes = compare(AVANT, certificat(monde))
    assert lignes[0].startswith("promesse non tenue : Aucun chemin ne permet de partager")
