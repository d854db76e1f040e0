"""What follows from the answers of a referral: the result as plain values.

Knows: suites, the five conditions, what the flow engine has kept or dropped.
Ignores: HTML, the terminal, how a question is displayed.
Used by: explorer.terminal.orientation (`--json`), explorer.rendu.suite, explorer.certificat, the
build, tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from explorer.corpus import Corpus
from explorer.flow import A_VERIFIER, MANQUANTE, Etat, replay

LISTES = (
    "que_faire",
    "peut_dire",
    "ne_peut_pas_dire",
    "formes",
    "suites_dues",
    "silences",
    "lectures",
    "citations",
)

MENTIONS = (
    "que_faire",
    "decide",
    "peut_dire",
    "ne_peut_pas_dire",
    "formes",
    "rapport",
    "accord",
    "suites_dues",
)


def orienter(corpus: Corpus, flux: str, reponses: Mapping[str, str]) -> dict[str, Any]:
    """The state of a referral, ready for JSON.

    `reponses` maps question ids to answer ids. Raises `ReferenceInconnue` for an unknown flow; an
    answer that does not apply is returned in `reponses_ecartees` with its reason.
    """
    return to_dict(corpus, replay(corpus, flux, reponses))


def expand_gates(corpus: Corpus, reponses: Mapping[str, str]) -> dict[str, str]:
    """Answers where a gate may stand for its questions: `secret: oui` answers all of them."""
    questions: dict[str, str] = {}
    for ident, reponse in reponses.items():
        porte = corpus.portes.get(ident)
        questions |= dict.fromkeys(porte["questions"] if porte else [ident], reponse)
    return questions


def to_dict(corpus: Corpus, etat: Etat) -> dict[str, Any]:
    """The same for a state already replayed."""
    return {
        "flux": etat.flux,
        "chemin": list(etat.chemin),
        "reponses_retenues": dict(etat.retenues),
        "reponses_en_attente": dict(etat.en_attente),
        "reponses_ecartees": [
            {"question": question, "reponse": reponse, "raison": raison}
            for question, reponse, raison in etat.ecartees
        ],
        "question": _question(corpus, etat),
        "suites": [_suite(corpus, *suite) for suite in etat.suites],
        "conditions_manquantes": missing_conditions(corpus, etat),
    }


def missing_conditions(corpus: Corpus, etat: Etat) -> list[dict[str, str]]:
    """The conditions of shared secrecy that are not fulfilled, missing ones first, each named."""
    par_etat = sorted(etat.conditions.items(), key=lambda paire: paire[1] != MANQUANTE)
    return [_condition(corpus, question, constat) for question, constat in par_etat]


def _condition(corpus: Corpus, question: str, constat: str) -> dict[str, str]:
    condition = corpus.question(question)["condition"]
    message = condition["a_verifier" if constat == A_VERIFIER else "manquante"]
    return {"id": question, "nom": condition["nom"], "etat": constat, "message": message}


def _question(corpus: Corpus, etat: Etat) -> dict[str, Any] | None:
    if etat.question is None:
        return None
    question = corpus.question(etat.question)
    return {
        "id": question["id"],
        "texte": question["texte"],
        "aide": question.get("aide"),
        "ou_trouver": question.get("ou_trouver"),
        "reponses": [
            {cle: choix[cle] for cle in ("id", "texte", "precision") if cle in choix}
            for choix in question["reponses"]
        ],
        "citations": question["citations"],
    }


def _suite(corpus: Corpus, suite_id: str, lecture: tuple[str, str] | None) -> dict[str, Any]:
    suite = corpus.suite(suite_id)
    resultat: dict[str, Any] = {
        "id": suite_id,
        "statut": suite["statut"],
        "titre": suite["titre"],
        "resume": suite["resume"],
        "partage": bool(suite.get("partage")),
        "decide": suite.get("decide"),
        "rapport": suite.get("rapport"),
        "accord": suite.get("accord"),
        **{cle: suite.get(cle, []) for cle in LISTES},
    }
    if lecture:
        resultat["selon"] = {"lecture": lecture[0], "sens": lecture[1]}
    return resultat


def suite_mentions(suite: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every sentence of a suite that carries citations, in reading order."""
    for cle in MENTIONS:
        valeur = suite.get(cle) or ()
        yield from [valeur] if isinstance(valeur, Mapping) else valeur


def suite_citations(suite: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """The citations of a suite, then those of its sentences."""
    yield from suite.get("citations", ())
    for mention in suite_mentions(suite):
        yield from mention.get("citations", ())
