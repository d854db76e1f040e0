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
from explorer.mots import (
    CONTENU,
    DE_NOUS,
    FORMES,
    PARTIES,
    PHRASES_APPLIQUEES,
    POINTS_OUVERTS,
    PREVU,
    SANS_DELAI,
    reading_mark,
    status_words,
)
from explorer.orientation import suite_citations
from explorer.terminal.arguments import Parser, pairs
from explorer.terminal.texte import bullets, citations, title, to_json, wrap

DEPART = "depart"


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
        yield from _question(corpus, question)
    for rang, suite in enumerate(resultat["suites"], 1):
        yield from _suite(corpus, suite, rang)
    yield "\n" + wrap(" ".join(avis["texte"] for avis in corpus.avis)) if corpus.avis else ""


def _question(corpus: Corpus, question: Mapping[str, Any]) -> Iterator[str]:
    yield title(question["texte"])
    if question.get("aide"):
        yield wrap(question["aide"])
    for choix in question["reponses"]:
        yield wrap(f"{choix['texte']}  (--reponse {question['id']}={choix['id']})", "  • ")
        if choix.get("precision"):
            yield wrap(choix["precision"], "    ")
    yield title("Où trouver cette information ?")
    yield wrap(question["ou_trouver"])
    yield title("Pourquoi cette question ?")
    yield citations(corpus, question["citations"])


def _suite(corpus: Corpus, suite: Mapping[str, Any], rang: int) -> Iterator[str]:
    """Every part that the screen shows, under the same headings."""
    yield title(suite["titre"], "═")
    yield wrap(". ".join(status_words(suite["statut"], parmi="selon" in suite)))
    if selon := suite.get("selon"):
        yield wrap(f"Lecture {rang}. {_reading(corpus, selon)}")
    yield wrap(suite["resume"])
    for partie, titre in PARTIES.items():
        if suite.get(partie):
            yield title(titre)
            yield from _part(corpus, partie, suite[partie])
    if suite["lectures"]:
        yield title(POINTS_OUVERTS)
        yield bullets(f"{nom} · {corpus.lecture(nom)['titre']}" for nom in suite["lectures"])
    yield title(PHRASES_APPLIQUEES)
    yield citations(corpus, suite_citations(suite))


def _reading(corpus: Corpus, selon: Mapping[str, str]) -> str:
    """The words of a reading, with its mark and its number in the register."""
    lecture = corpus.lecture(selon["lecture"])
    texte = next(s["texte"] for s in lecture["lectures"] if s["id"] == selon["sens"])
    marque = reading_mark(lecture, selon["sens"])
    return f"{texte} ({' ; '.join(filter(None, (marque, selon['lecture'])))})"


def _part(corpus: Corpus, partie: str, contenu: Any) -> Iterator[str]:
    if partie in ("decide", "accord", "rapport"):
        yield wrap(contenu["texte"])
        if contenu.get("contenu"):
            yield wrap(CONTENU)
            yield bullets(contenu["contenu"])
    elif partie == "silences":
        yield bullets(contenu)
    else:
        yield bullets(_line(corpus, partie, mention) for mention in contenu)
        yield wrap(SANS_DELAI) if partie == "suites_dues" else ""


def _line(corpus: Corpus, partie: str, mention: Mapping[str, Any]) -> str:
    texte = str(mention["texte"])
    if partie == "formes":
        return f"{FORMES[mention['forme']]} : {PREVU[mention['statut']]}. {texte}"
    if partie == "suites_dues":
        qui, a = (corpus.acteur(mention[cle])["nom"] for cle in ("qui", "a"))
        quand = f" Quand : {mention['quand']}." if mention.get("quand") else ""
        return f"{mention['quoi']} (de : {qui} ; à : {a}). {texte}{quand}"
    if "par" in mention:
        return f"{corpus.acteur(mention['par'])['nom']} : {texte}"
    return f"{texte} [{DE_NOUS}]" if mention.get("de_nous") else texte
