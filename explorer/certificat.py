"""What an exhaustive walk of every flow proves, as facts: checks, paths, suites.

Knows: the promises the site makes about its flows, and how to see one broken.
Ignores: HTML, files.
Used by: scripts.facts, the page « Couverture », tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any, NamedTuple

from explorer.chemins import Chemin, enumerate_paths, enumerate_states, outcome
from explorer.corpus import Corpus
from explorer.errors import ProtocoleError
from explorer.flow import OUI, Etat, advance, start
from explorer.orientation import suite_citations, suite_mentions

PARTIES_SCHEMA = "protocole-2012#schema-"
NOMBRE = r"(?:\d+|une?|deux|trois|quatre|cinq|six|sept|huit|dix|quinze|trente)"
DELAI = re.compile(
    rf"\b{NOMBRE}\s+(?:jour|semaine|mois|heure)s?\b"
    r"|(?<!pas de )(?<!aucun )\bdélais? (?:de|d’)"
    r"|\b(?:brefs|meilleurs) délais|\bhuitaine\b|\bquinzaine\b|\bau plus tard\b",
    re.IGNORECASE,
)


class Marche(NamedTuple):
    """One flow walked to the end: its states, its paths, the questions that change an outcome."""

    flux: str
    etats: int
    chemins: tuple[Chemin, ...]
    questions: frozenset[str]
    utiles: frozenset[str]


def walk(corpus: Corpus, flux: str) -> Marche:
    """Every state and path of a flow. Raises `ProtocoleError` where the data lead nowhere."""
    etats = list(enumerate_states(corpus, flux))
    utiles: set[str] = set()
    _outcomes(corpus, start(corpus, flux), flux, utiles)
    posees = frozenset(etat.question for etat in etats if etat.question and etat.flux == flux)
    return Marche(flux, len(etats), tuple(enumerate_paths(corpus, flux)), posees, frozenset(utiles))


def _outcomes(corpus: Corpus, etat: Etat, flux: str, utiles: set[str]) -> frozenset[Any]:
    """The ends reachable from a state; notes each question whose answers change where one ends."""
    if etat.flux != flux:
        return frozenset({("debut", etat.flux)})
    if etat.question is None:
        return frozenset({outcome(etat)})
    choix = corpus.question(etat.question)["reponses"]
    suivants = [advance(corpus, etat, reponse["id"]) for reponse in choix]
    fins = [_outcomes(corpus, suivant, flux, utiles) for suivant in suivants]
    if etat.question not in utiles and (len(set(fins)) > 1 or _parts(corpus, suivants, flux)):
        utiles.add(etat.question)
    return frozenset().union(*fins)


def _parts(corpus: Corpus, etats: list[Etat], flux: str) -> bool:
    """Whether the same later answers, given to two of these states, lead to different ends."""
    rang = len(etats[0].retenues)
    branches = [
        [(dict(fin.retenues[rang:]), outcome(fin)) for fin in _ends(corpus, etat, flux)]
        for etat in etats
    ]
    return any(
        une != autre and all(q.get(nom, valeur) == valeur for nom, valeur in p.items())
        for ici, la in combinations(branches, 2)
        for p, une in ici
        for q, autre in la
    )


def _ends(corpus: Corpus, etat: Etat, flux: str) -> Iterator[Etat]:
    """The ends of the walk from a state on the way."""
    attente = [etat]
    while attente:
        courant = attente.pop()
        if courant.question is None or courant.flux != flux:
            yield courant
            continue
        choix = corpus.question(courant.question)["reponses"]
        attente.extend(advance(corpus, courant, reponse["id"]) for reponse in choix)


def certificat(corpus: Corpus) -> dict[str, Any]:
    """The facts: counts by flow, checks with what contradicts them, every suite, every path."""
    marches, ecarts = [], []
    for flux in corpus.flux_ids:
        try:
            marches.append(walk(corpus, flux))
        except ProtocoleError as erreur:
            ecarts.append(f"{flux} : {erreur.message}")
    return {
        "version": corpus.version,
        "empreinte": corpus.empreinte,
        "flux": {marche.flux: _counts(corpus, marche) for marche in marches},
        "controles": [
            _check("fin", "Chaque chemin arrive à une suite.", ecarts),
            *(_check(*controle) for controle in _checks(corpus, marches)),
        ],
        "questions": {ident: question_facts(q) for ident, q in corpus.questions.items()},
        "suites": {ident: suite_facts(suite) for ident, suite in corpus.suites.items()},
        "chemins": [path_facts(chemin) for marche in marches for chemin in marche.chemins],
    }


def question_facts(question: Mapping[str, Any]) -> dict[str, Any]:
    """The words that make the paths readable: the question, its answers, the name of its condition."""
    faits: dict[str, Any] = {
        "texte": question["texte"],
        "reponses": {choix["id"]: choix["texte"] for choix in question["reponses"]},
    }
    if "condition" in question:
        faits["condition"] = question["condition"]["nom"]
    return faits


def suite_facts(suite: Mapping[str, Any]) -> dict[str, Any]:
    """What a lawyer compares: status, sharing, what is to be done, what is owed, the sentences."""
    return {
        "titre": suite["titre"],
        "statut": suite["statut"],
        "partage": bool(suite.get("partage")),
        "que_faire": [etape["texte"] for etape in suite.get("que_faire", ())],
        "decide": (suite.get("decide") or {}).get("texte"),
        "peut_dire": [f"{p['par']} : {p['texte']}" for p in suite.get("peut_dire", ())],
        "ne_peut_pas_dire": [
            f"{p['par']} : {p['texte']}" for p in suite.get("ne_peut_pas_dire", ())
        ],
        "formes": [f"{forme['forme']} : {forme['statut']}" for forme in suite.get("formes", ())],
        "obligations": [
            f"{d['qui']} → {d['a']} : {d['quoi']}" for d in suite.get("suites_dues", ())
        ],
        "lectures": list(suite.get("lectures", ())),
        "citations": list(
            dict.fromkeys(f"{c['phrase']} « {c['extrait']} »" for c in suite_citations(suite))
        ),
    }


def path_facts(chemin: Chemin) -> dict[str, Any]:
    """One path: its answers and its end."""
    faits: dict[str, Any] = {
        "flux": chemin.flux,
        "reponses": dict(chemin.reponses),
        "suites": [_suite_name(*suite) for suite in chemin.suites],
    }
    if chemin.debut:
        faits["debut"] = chemin.debut
    if chemin.conditions:
        faits["conditions"] = dict(chemin.conditions)
    if len(chemin.chemin) > 1:
        faits["passe_par"] = list(chemin.chemin)
    return faits


def _suite_name(suite: str, lecture: tuple[str, str] | None) -> str:
    return f"{suite} ({lecture[0]} : {lecture[1]})" if lecture else suite


def _counts(corpus: Corpus, marche: Marche) -> dict[str, Any]:
    suites = {suite for chemin in marche.chemins for suite, _ in chemin.suites}
    return {
        "titre": corpus.flux(marche.flux)["titre"],
        "etats": marche.etats,
        "chemins": len(marche.chemins),
        "questions": len(marche.questions),
        "suites": sorted(suites),
        "croisements": sum(len(chemin.chemin) > 1 for chemin in marche.chemins),
    }


def _check(ident: str, promesse: str, ecarts: list[str]) -> dict[str, Any]:
    return {"id": ident, "promesse": promesse, "tenue": not ecarts, "ecarts": ecarts}


def _checks(corpus: Corpus, marches: list[Marche]) -> Iterator[tuple[str, str, list[str]]]:
    chemins = [chemin for marche in marches for chemin in marche.chemins]
    yield "suites-atteintes", "Chaque suite est atteinte.", _unreached(corpus, chemins)
    yield "questions-utiles", "Chaque question change au moins un résultat.", _idle(corpus, marches)
    yield (
        "secret",
        "Aucun chemin ne permet de partager quand une condition manque ou reste à vérifier.",
        [_path_name(chemin) for chemin in chemins if _shares_too_early(corpus, chemin)],
    )
    yield "delais", "Aucune suite ne promet de délai.", list(_deadlines(corpus))
    yield "citations", "Chaque suite cite le texte.", _uncited(corpus)
    yield (
        "croisements",
        "Les passages d’un schéma à l’autre se terminent.",
        [_path_name(c) for c in chemins if any(c.chemin.count(f) > 2 for f in c.chemin)],
    )
    yield "schemas", "Chaque règle des schémas est utilisée.", _unused(corpus, marches)


def _unreached(corpus: Corpus, chemins: list[Chemin]) -> list[str]:
    atteintes = {suite for chemin in chemins for suite, _ in chemin.suites}
    return [suite for suite in corpus.suites if suite not in atteintes]


def _idle(corpus: Corpus, marches: list[Marche]) -> list[str]:
    """Questions never asked, or asked in a flow where no answer changes anything."""
    posees = frozenset().union(*(marche.questions for marche in marches))
    jamais = [
        f"{question} : jamais posée" for question in corpus.questions if question not in posees
    ]
    return jamais + [
        f"{marche.flux} : {question}"
        for marche in marches
        for question in sorted(marche.questions - marche.utiles)
    ]


def _shares_too_early(corpus: Corpus, chemin: Chemin) -> bool:
    """A path that permits sharing although not every condition was answered « oui »."""
    if not any(corpus.suite(suite).get("partage") for suite, _ in chemin.suites):
        return False
    donnees = dict(chemin.reponses)
    conditions = [q for porte in corpus.portes.values() for q in porte["questions"]]
    return bool(chemin.conditions) or any(donnees.get(question) != OUI for question in conditions)


def _deadlines(corpus: Corpus) -> Iterator[str]:
    for ident, suite in corpus.suites.items():
        for phrase in _sentences(suite):
            trouve = DELAI.search(phrase)
            if trouve:
                yield f"{ident} : « {trouve.group()} » dans « {phrase} »"


def _sentences(suite: Mapping[str, Any]) -> Iterator[str]:
    """Every sentence of ours in a suite (the quotations are the text's own words)."""
    yield suite["titre"]
    yield suite["resume"]
    yield from suite.get("silences", ())
    for mention in suite_mentions(suite):
        yield mention["texte"]
        yield from (str(mention[cle]) for cle in ("quoi", "quand") if cle in mention)
        yield from mention.get("contenu", ())


def _uncited(corpus: Corpus) -> list[str]:
    return [ident for ident, suite in corpus.suites.items() if not suite.get("citations")]


def _unused(corpus: Corpus, marches: list[Marche]) -> list[str]:
    """Rules of the schemas that no question asked and no suite reached ever cites."""
    questions = frozenset().union(*(marche.questions for marche in marches))
    suites = {s for marche in marches for chemin in marche.chemins for s, _ in chemin.suites}
    citees = {c["phrase"] for ident in questions for c in corpus.question(ident)["citations"]}
    citees |= {c["phrase"] for ident in suites for c in suite_citations(corpus.suite(ident))}
    citees |= {c["phrase"] for porte in corpus.portes.values() for c in porte.get("citations", ())}
    return [
        ref
        for ref in corpus.phrase_refs
        if ref.startswith(PARTIES_SCHEMA)
        and corpus.phrase(ref).role == "regle"
        and ref not in citees
    ]


def _path_name(chemin: Chemin) -> str:
    reponses = ", ".join(f"{question}={reponse}" for question, reponse in chemin.reponses)
    return f"{chemin.flux} : {reponses}"
