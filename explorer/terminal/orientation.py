"""`python -m explorer orientation`: the questions, the suites, every path.

Used by: explorer.__main__.
"""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from explorer.corpus import Corpus
from explorer.errors import ReponseInvalide
from explorer.terminal.arguments import Parser, pairs
from explorer.terminal.texte import bullets, citations, title, to_json, wrap

DEPART = "depart"
FORMES = {"prevu": "prévu", "non-prevu": "non prévu"}


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = Parser(
        "orientation",
        "Que faire pour joindre l’autre service : les questions dans l’ordre, puis la suite.\n"
        "FLUX : cpas-vers-saj, cpas-vers-spj, saj-vers-cpas, spj-vers-cpas ; "
        "sans FLUX, le point de départ.",
        "  python -m explorer orientation cpas-vers-saj\n"
        "  python -m explorer orientation cpas-vers-saj --reponse QUESTION=REPONSE --json\n"
        "  python -m explorer orientation cpas-vers-saj --tous-les-chemins",
    )
    ajouter = parser.add_argument
    ajouter("flux", nargs="?", metavar="FLUX", help="qui veut joindre qui")
    ajouter(
        "--reponse",
        action="append",
        default=[],
        metavar="ID=VALEUR",
        help="une réponse ; l’option se répète",
    )
    ajouter("--tous-les-chemins", action="store_true", help="tous les chemins et leurs suites")
    parser.add_json()
    return parser.read(arguments)


def run(corpus: Corpus, options: argparse.Namespace, aujourdhui: datetime.date) -> Iterator[str]:
    """The pieces of text to print. Raises `ProtocoleError` for unknown names."""
    if options.flux is not None:
        corpus.flux(options.flux)  # refuses an unknown flow, with the nearest name
    if options.tous_les_chemins:
        return _paths(corpus, options)
    from explorer.orientation import orienter

    reponses = pairs(options.reponse, "reponse", "QUESTION=REPONSE")
    for question, reponse in reponses.items():
        _check_answer(corpus, question, reponse)
    resultat = orienter(corpus, options.flux or DEPART, reponses)
    return iter([to_json(resultat)]) if options.json else _text(corpus, resultat)


def _check_answer(corpus: Corpus, question: str, reponse: str) -> None:
    connues = [choix["id"] for choix in corpus.question(question)["reponses"]]
    if reponse not in connues:
        raise ReponseInvalide(
            f"« {reponse[:40]} » n’est pas une réponse à la question « {question} » ; "
            f"réponses connues : {', '.join(connues)}.",
            "reponse",
        )


def _paths(corpus: Corpus, options: argparse.Namespace) -> Iterator[str]:
    from explorer.chemins import enumerate_paths

    noms = [options.flux] if options.flux else corpus.flux_ids
    chemins = (_path(corpus, chemin) for nom in noms for chemin in enumerate_paths(corpus, nom))
    if options.json:
        return iter([to_json(list(chemins))])
    return (_path_line(chemin) for chemin in chemins)


def _path(corpus: Corpus, chemin: Any) -> dict[str, Any]:
    return {
        "flux": chemin.flux,
        "chemin": list(chemin.chemin),
        "reponses": dict(chemin.reponses),
        "suites": [
            {
                "id": ident,
                "statut": corpus.suite(ident)["statut"],
                "selon": {"lecture": lecture[0], "sens": lecture[1]} if lecture else None,
            }
            for ident, lecture in chemin.suites
        ],
        "conditions": dict(chemin.conditions),
        "debut": chemin.debut,
    }


def _path_line(chemin: Mapping[str, Any]) -> str:
    reponses = " ".join(f"{question}={reponse}" for question, reponse in chemin["reponses"].items())
    fin = " + ".join(suite["id"] for suite in chemin["suites"]) or f"commence {chemin['debut']}"
    return f"{chemin['flux']} : {reponses} → {fin}\n"


def _text(corpus: Corpus, resultat: Mapping[str, Any]) -> Iterator[str]:
    for ecartee in resultat["reponses_ecartees"]:
        yield wrap(
            f"Réponse écartée : {ecartee['question']}={ecartee['reponse']} ({ecartee['raison']})."
        )
    for condition in resultat["conditions_manquantes"]:
        yield wrap(f"{condition['nom']} : {condition['message']}", "  ! ")
    if question := resultat["question"]:
        yield title(question["texte"])
        if question.get("aide"):
            yield wrap(question["aide"])
        for choix in question["reponses"]:
            yield wrap(f"{choix['texte']}  (--reponse {question['id']}={choix['id']})", "  • ")
    for suite in resultat["suites"]:
        yield from _suite(corpus, suite)


def _suite(corpus: Corpus, suite: Mapping[str, Any]) -> Iterator[str]:
    selon = suite.get("selon")
    lecture = f" (lecture {selon['lecture']}, {selon['sens']})" if selon else ""
    yield title(f"{suite['titre']} [{suite['statut']}]{lecture}", "═")
    yield wrap(suite["resume"])
    if suite["que_faire"]:
        yield title("Que faire")
        yield bullets(mention["texte"] for mention in suite["que_faire"])
    if suite["decide"]:
        yield title("Qui décide")
        yield wrap(suite["decide"]["texte"])
    for cle, titre in (
        ("peut_dire", "Ce qui peut être dit"),
        ("ne_peut_pas_dire", "Ce qui ne peut pas être dit"),
    ):
        if suite[cle]:
            yield title(titre)
            yield bullets(mention["texte"] for mention in suite[cle])
    if suite["formes"]:
        yield title("Formes")
        yield bullets(
            f"{forme['forme']} ({FORMES.get(forme['statut'], forme['statut'])}) : {forme['texte']}"
            for forme in suite["formes"]
        )
    if suite["suites_dues"]:
        yield title("Ce qui est dû en retour")
        yield bullets(f"{due['texte']} ({due['quand']})" for due in suite["suites_dues"])
    if suite["silences"]:
        yield title("Ce que le texte ne dit pas")
        yield bullets(suite["silences"])
    yield title("Les phrases du texte")
    yield citations(corpus, suite["citations"])
