"""The kinds of exercises: which service, form, duty, sentence, condition; what to do.

Knows: what to ask about the end of a path, and in which words.
Ignores: which wrong answers are fair (explorer.exercices.justesse), which paths are drawn, HTML.
Used by: explorer.exercices.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from explorer.chemins import Chemin
from explorer.corpus import Corpus
from explorer.exercices.justesse import Citation, behind, fair, letters, near, neighbours, other_way
from explorer.exercices.reponses import (
    DEVOIRS,
    FORMES,
    SERVICES,
    citation_of,
    duty,
    forms,
    service,
    single_condition,
    stage,
)
from explorer.flow import OUI, Paires, find_answer
from explorer.tirage import Tirage

OPTIONS = 4
QUESTION_DE_FORME = "forme-"  # the questions that ask for the form would give the answer away


class Exercice(NamedTuple):
    """One exercise. `situation`: (question, answer) in words; `juste`: rank of the right option.

    `suites`: those of the path; `citations`: the words that decide; `reponses`: the path itself.
    """

    genre: str
    flux: str
    situation: tuple[tuple[str, str], ...]
    question: str
    options: tuple[str, ...]
    juste: int
    suites: tuple[str, ...]
    citations: tuple[Citation, ...]
    reponses: Paires


class Enonce(NamedTuple):
    """What is asked: the question, the right answer, the wrong ones (best first), the words."""

    question: str
    bonne: str
    autres: list[str]
    citations: list[Citation]


Faire = Callable[[Corpus, Tirage, Chemin], Exercice | None]
Demander = Callable[[Corpus, Tirage, Chemin, list[Any]], Enonce | None]


def _kind(genre: str, demander: Demander) -> Faire:
    """An exercise of a kind; None where nothing fair can be asked about the path."""

    def make(corpus: Corpus, tirage: Tirage, chemin: Chemin) -> Exercice | None:
        ici = [corpus.suite(nom) for nom in dict.fromkeys(suite for suite, _ in chemin.suites)]
        enonce = demander(corpus, tirage, chemin, ici)
        if enonce is None:
            return None
        autres = [autre for autre in dict.fromkeys(enonce.autres) if autre != enonce.bonne]
        if len(autres) < OPTIONS - 2:
            return None
        options = tirage.melanger([enonce.bonne, *autres[: OPTIONS - 1]])
        return Exercice(
            genre=genre,
            flux=chemin.flux,
            situation=tuple(_situation(corpus, chemin, genre)),
            question=enonce.question,
            options=tuple(options),
            juste=options.index(enonce.bonne),
            suites=tuple(suite["id"] for suite in ici),
            citations=tuple(enonce.citations),
            reponses=chemin.reponses,
        )

    return make


def _situation(corpus: Corpus, chemin: Chemin, genre: str) -> Iterator[tuple[str, str]]:
    """The path in words; a gate answered « oui » five times is one line."""
    donnees = dict(chemin.reponses)
    for porte in corpus.portes.values():
        if all(donnees.get(question) == OUI for question in porte["questions"]):
            yield str(porte["titre"]), "Toutes remplies"
            donnees = {q: r for q, r in donnees.items() if q not in porte["questions"]}
    for nom, reponse in donnees.items():
        if genre == "forme" and nom.startswith(QUESTION_DE_FORME):
            continue
        choix = find_answer(corpus.question(nom), reponse) or {}
        yield str(corpus.question(nom)["texte"]), str(choix.get("texte", reponse))


def _what(etat: str) -> Demander:
    """What to do, where the text is clear, has several readings or is silent: the answer says which."""

    def ask(corpus: Corpus, tirage: Tirage, chemin: Chemin, ici: list[Any]) -> Enonce | None:
        ici_etat = "ambigu" if len(ici) > 1 else ici[0]["statut"]
        if chemin.conditions or ici_etat != etat or (etat == "ambigu" and len(ici) == 1):
            return None
        titres = [str(suite["titre"]) for suite in ici]
        voisines = neighbours(corpus, tirage, chemin.flux)
        proches = {corpus.suite(nom)["titre"] for nom in near(corpus, chemin)} | set(titres)
        justes = [v for v in voisines if fair(ici, v) and v["titre"] not in proches]
        clairs, muets = ([_told(v) for v in justes if v["statut"] == s] for s in ("clair", "muet"))
        bonne = _told(ici[0])
        if etat == "ambigu":  # Each reading alone is a fair wrong answer: the text does not choose.
            bonne = "Le texte se lit de plusieurs façons : " + " ; ou ".join(
                f"« {titre} »" for titre in titres
            )
            seules = [f"Une seule lecture est possible : « {titre} »" for titre in titres]
            autres = [*seules, *clairs, *muets]
        else:  # One that is silent among the others: its words do not give the answer away.
            autres = [*clairs[:2], *muets[:1], *clairs[2:], *muets[1:]]
        return Enonce(_FAIRE, bonne, autres, [citation_of(suite) for suite in ici])

    return ask


def _told(suite: Mapping[str, Any]) -> str:
    """A suite as an option: its status is a part of the answer."""
    return f"Le texte est {suite['statut']} : « {suite['titre']} »"


def _from_table(
    genre: str,
    question: str,
    table: Mapping[str, str],
    lire: Callable[[Any], str | None],
) -> Demander:
    """Answers from a short table; only where every suite of the path agrees."""

    def ask(corpus: Corpus, tirage: Tirage, chemin: Chemin, ici: list[Any]) -> Enonce | None:
        trouvees = {lire(suite) for suite in ici}
        cle = trouvees.pop()
        if chemin.conditions or trouvees or cle is None:
            return None
        autres = tirage.melanger([texte for nom, texte in table.items() if nom != cle])
        citations = [citation_of(suite, genre) for suite in ici]
        return Enonce(question, table[cle], autres, citations)

    return ask


def _condition(corpus: Corpus, tirage: Tirage, chemin: Chemin, ici: list[Any]) -> Enonce | None:
    nom = single_condition(chemin)
    if nom is None:
        return None
    porte = next(p for p in corpus.portes.values() if nom in p["questions"])
    noms = {q: _capital(corpus.question(q)["condition"]["nom"]) for q in porte["questions"]}
    autres = tirage.melanger([texte for q, texte in noms.items() if q != nom])
    question = "Quelle condition du secret partagé arrête tout ?"
    return Enonce(question, noms[nom], autres, [corpus.question(nom)["citations"][0]])


def _sentence(corpus: Corpus, tirage: Tirage, chemin: Chemin, ici: list[Any]) -> Enonce | None:
    if len(ici) != 1 or chemin.conditions:
        return None
    if ici[0]["statut"] != "clair" or stage(ici[0]) == "attendre":
        return None
    siennes = {letters(c) for c in behind(corpus, chemin, ici[0])}
    voisines = [
        citation_of(suite)
        for flux in (chemin.flux, *other_way(corpus, chemin.flux))
        for suite in neighbours(corpus, tirage, flux)
        if fair(ici, suite)
    ]
    autres = [_words(c) for c in voisines if letters(c) not in siennes]
    question = f"La suite est : « {ici[0]['titre']} ». Quels mots du texte la fondent d’abord ?"
    bonne = citation_of(ici[0])
    return Enonce(question, _words(bonne), autres, [bonne])


def _words(citation: Citation) -> str:
    return f"« {citation['extrait']} »"


def _capital(texte: str) -> str:
    return texte[:1].upper() + texte[1:]


_FAIRE = "Que faire, d’après le texte ?"
_SERVICE = "À quel service pouvez-vous donner des informations sur la famille, à ce stade ?"
_FORME = "Quelles formes le texte prévoit-il ici ?"
_DEVOIR = "Qu’est-ce qui est dû en retour ?"
GENRES: dict[str, Faire] = {
    "service": _kind("service", _from_table("service", _SERVICE, SERVICES, service)),
    "forme": _kind("forme", _from_table("forme", _FORME, FORMES, forms)),
    "devoir": _kind("devoir", _from_table("devoir", _DEVOIR, DEVOIRS, duty)),
    "phrase": _kind("phrase", _sentence),
    "quoi": _kind("quoi", _what("clair")),
    "condition": _kind("condition", _condition),
    "ambigu": _kind("ambigu", _what("ambigu")),
    "muet": _kind("muet", _what("muet")),
}
