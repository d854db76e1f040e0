"""A tiny invented world for the tests: two flows that cross, one gate, one open reading.

Nothing here quotes the real texts; the real data have their own tests.
"""

from __future__ import annotations

import copy
from typing import Any

from explorer.corpus import Corpus

CITATIONS = [{"phrase": "texte#regle-p1", "extrait": "la règle"}]
TROIS = ("oui", "non", "ne-sait-pas")


def question(ident: str, **vers: Any) -> dict[str, Any]:
    """A question whose answers are the keywords (`_` stands for `-`)."""
    reponses = [
        {"id": cle.replace("_", "-"), "texte": f"Réponse {cle}", "vers": cible}
        for cle, cible in vers.items()
    ]
    return {
        "id": ident,
        "texte": f"Question {ident} ?",
        "ou_trouver": "Dans le dossier.",
        "citations": CITATIONS,
        "reponses": reponses,
    }


def condition(ident: str) -> dict[str, Any]:
    nom = f"la condition {ident}"
    return {
        "id": ident,
        "texte": f"Est-ce que {nom} est remplie ?",
        "ou_trouver": "Auprès de la personne.",
        "citations": CITATIONS,
        "condition": {
            "nom": nom,
            "manquante": f"Il manque {nom}.",
            "a_verifier": f"Vérifiez {nom}.",
        },
        "reponses": [{"id": choix, "texte": choix} for choix in TROIS],
    }


def suite(ident: str, partage: bool = False, **reste: Any) -> dict[str, Any]:
    return {
        "id": ident,
        "statut": "clair",
        "partage": partage,
        "titre": f"Suite {ident}",
        "resume": "En une phrase.",
        "que_faire": [{"texte": "Faites ceci.", "citations": CITATIONS}],
        "decide": {"texte": "L’autorité décide.", "citations": CITATIONS},
        "citations": CITATIONS,
        **reste,
    }


QUESTIONS = [
    question("qui", cpas={"debut": "aller"}, saj={"debut": "retour"}, autre="hors-cadre"),
    condition("accord"),
    condition("necessaire"),
    question("connue", oui="deja-charge", non="informer", ne_sait_pas="demander"),
    question("deja-charge", oui={"flux": "retour", "sinon": "boucle"}, non="branche"),
    question(
        "branche",
        partenariat="collaborer",
        ouverte={
            "lecture": "A08",
            "suites": {"toujours": "informer", "sous-conditions": "attendre"},
        },
    ),
    question("chargee", oui="moment", non={"flux": "aller", "sinon": "boucle"}),
    question("moment", pendant="collaborer", apres="connue-retour"),
    question("connue-retour", oui="collaborer", non="informer"),
]
SUITES = [
    suite("manque"),
    suite("a-verifier"),
    suite("boucle", statut="muet"),
    suite("hors-cadre", statut="muet"),
    suite("informer", partage=True),
    suite("collaborer", partage=True),
    suite("attendre", statut="ambigu"),
    suite("demander"),
]
PORTE = {
    "id": "secret",
    "titre": "Le secret",
    "questions": ["accord", "necessaire"],
    "si_manquante": "manque",
    "si_inconnue": "a-verifier",
}
FLUX = [
    {"id": "depart", "titre": "Départ", "resume": "Qui ?", "schema": None, "depart": "qui"},
    {
        "id": "aller",
        "titre": "L’aller",
        "resume": "De l’un vers l’autre.",
        "schema": 1,
        "depart": "secret",
        "apres_porte": {"secret": "connue"},
        "entree_croisee": "connue",
    },
    {
        "id": "retour",
        "titre": "Le retour",
        "resume": "De l’autre vers l’un.",
        "schema": 2,
        "depart": "secret",
        "apres_porte": {"secret": "chargee"},
        "entree_croisee": "chargee",
    },
]
LECTURE = {
    "id": "A08",
    "titre": "Toujours informer ?",
    "statut": "ambigu",
    "citations": CITATIONS,
    "lectures": [
        {"id": "toujours", "texte": "Toujours."},
        {"id": "sous-conditions", "texte": "Sous conditions."},
    ],
    "prudente": "toujours",
    "explorateur": "L’explorateur montre les deux.",
}
BUNDLE: dict[str, Any] = {
    "version": "test-1",
    "empreinte": "0" * 12,
    "textes": [{"id": "texte", "titre": "Un texte", "abrege": "Texte"}],
    "phrases": {"texte#regle-p1": ["Voici la règle du texte.", "regle", "art. 1er", "regle"]},
    "lectures": {"A08": LECTURE},
    "acteurs": {"cpas": {"id": "cpas", "nom": "CPAS"}, "saj": {"id": "saj", "nom": "SAJ"}},
    "orientations": {
        "portes": {"secret": PORTE},
        "questions": {q["id"]: q for q in QUESTIONS},
        "suites": {s["id"]: s for s in SUITES},
        "flux": {f["id"]: f for f in FLUX},
    },
    "baremes": {},
    "echeances": {},
}


def build_world() -> Corpus:
    """A fresh world that a test may break."""
    return Corpus(copy.deepcopy(BUNDLE))
