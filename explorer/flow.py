"""The routing engine: answers in, one state out, always replayed from the start.

Knows: questions, gates, sets of readings, crossings from one flow to another.
Ignores: what a suite says, HTML, the order in which the reader gave the answers.
Used by: explorer.orientation, explorer.chemins, explorer.rendu.orientation, tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from explorer.corpus import Corpus
from explorer.errors import DonneesAbsentes, ReponseInvalide

OUI, NON, INCONNU = "oui", "non", "ne-sait-pas"
MANQUANTE, A_VERIFIER = "manquante", "a-verifier"
# A path asks fewer than twenty questions; more hops than this is a circle in the data.
SAUTS_MAX = 200

QUESTION_INCONNUE = "cette question n’existe pas, ou n’existe plus, dans cette version"
AUTRE_PARCOURS = "cette question appartient à un autre parcours"
REPONSE_INCONNUE = "cette réponse n’existe pas, ou n’existe plus, à cette question"
PLUS_POSEE = "cette question n’est plus posée sur ce chemin"

Paires = tuple[tuple[str, str], ...]
Cible = str | Mapping[str, Any]


class Etat(NamedTuple):
    """Where a reader stands: an open question, or suites, never both.

    `flux` is the flow started (`depart` until it has found one), `chemin` the flows entered in
    order, `porte` the gate being asked, `suites` pairs (suite, (lecture, reading) or None),
    `conditions` the gate conditions that are not fulfilled. `en_attente` are given answers whose
    question may still come; `ecartees` those that count for nothing, each with its reason.
    """

    flux: str
    chemin: tuple[str, ...]
    retenues: Paires = ()
    question: str | None = None
    porte: str | None = None
    suites: tuple[tuple[str, tuple[str, str] | None], ...] = ()
    conditions: Mapping[str, str] = {}
    en_attente: Paires = ()
    ecartees: tuple[tuple[str, str, str], ...] = ()


def start(corpus: Corpus, flux_id: str) -> Etat:
    """The state before any answer. Raises `ReferenceInconnue` when the flow does not exist."""
    return _settle(corpus, Etat(flux_id, (flux_id,)), corpus.flux(flux_id)["depart"])


def advance(corpus: Corpus, etat: Etat, reponse: str) -> Etat:
    """The state after answering the open question.

    Raises `ReponseInvalide` when no question is open or the answer is not one of its answers.
    """
    if etat.question is None:
        raise ReponseInvalide("Aucune question n’attend de réponse : le parcours est terminé.")
    question = corpus.question(etat.question)
    if find_answer(question, reponse) is None:
        raise ReponseInvalide(_expected(question, reponse), etat.question)
    suivant = etat._replace(
        retenues=(*etat.retenues, (etat.question, reponse)),
        conditions=_conditions(etat, question, reponse),
        question=None,
        porte=None,
    )
    return _settle(corpus, suivant, etat.porte or _answer_target(corpus, etat.question, reponse))


def replay(corpus: Corpus, flux_id: str, reponses: Mapping[str, str]) -> Etat:
    """Walk the flow from its start with the answers given, in whatever order they were given.

    Answers that still apply are kept; the others wait (`en_attente`) or are dropped with a reason.
    Raises `ReferenceInconnue` when the flow does not exist; a bad answer is never an error.
    """
    return resume(corpus, start(corpus, flux_id), reponses)


def resume(corpus: Corpus, etat: Etat, reponses: Mapping[str, str]) -> Etat:
    """`replay` from a state on the way, whose retained answers are all among `reponses`."""
    depart = etat.chemin[0]
    while etat.question is not None and etat.question in reponses:
        reponse = reponses[etat.question]
        if find_answer(corpus.question(etat.question), reponse) is None:
            break
        etat = advance(corpus, etat, reponse)
    if len(etat.retenues) == len(reponses):
        return etat
    return _sort_rest(corpus, depart, etat, reponses)


def find_answer(question: Mapping[str, Any], reponse: str) -> dict[str, Any] | None:
    """The answer of that id, or None."""
    choix: dict[str, Any]
    for choix in question["reponses"]:
        if choix["id"] == reponse:
            return choix
    return None


def _expected(question: Mapping[str, Any], reponse: str) -> str:
    choix = ", ".join(choix["id"] for choix in question["reponses"])
    return (
        f"La réponse « {reponse[:80]} » n’existe pas pour la question « {question['id']} » ; "
        f"choisissez parmi : {choix}."
    )


def _conditions(etat: Etat, question: Mapping[str, Any], reponse: str) -> Mapping[str, str]:
    if "condition" not in question or reponse == OUI:
        return etat.conditions
    return {**etat.conditions, question["id"]: MANQUANTE if reponse == NON else A_VERIFIER}


def _settle(corpus: Corpus, etat: Etat, cible: Cible) -> Etat:
    """Follow a target until a question nobody has answered, or suites."""
    donnees = dict(etat.retenues)
    for _ in range(SAUTS_MAX):
        if not isinstance(cible, str):
            if "lecture" in cible:
                return etat._replace(suites=_reading_suites(cible))
            etat, cible = _enter(corpus, etat, cible)
        elif cible in corpus.suites:
            return etat._replace(suites=((cible, None),))
        elif cible in corpus.portes:
            ouverte = _open_question(corpus.porte(cible), donnees)
            if ouverte is not None:
                return etat._replace(question=ouverte, porte=cible)
            cible = _leave_gate(corpus, etat, cible, donnees)
        elif cible not in donnees:
            return etat._replace(question=corpus.question(cible)["id"])
        else:  # A crossing meets a question already answered: the answer holds.
            cible = _answer_target(corpus, cible, donnees[cible])
    raise DonneesAbsentes(f"Le flux « {etat.flux} » tourne en rond : corrigez ses « vers ».")


def _answer_target(corpus: Corpus, question: str, reponse: str) -> Cible:
    choix = find_answer(corpus.question(question), reponse)
    cible: Cible | None = choix.get("vers") if choix else None
    if cible is None:
        raise DonneesAbsentes(f"La réponse « {reponse} » à « {question} » ne mène nulle part.")
    return cible


def _reading_suites(cible: Mapping[str, Any]) -> tuple[tuple[str, tuple[str, str]], ...]:
    return tuple((suite, (cible["lecture"], sens)) for sens, suite in cible["suites"].items())


def _enter(corpus: Corpus, etat: Etat, cible: Mapping[str, Any]) -> tuple[Etat, Cible]:
    """Start a flow (`debut`) or cross into one (`flux`).

    A flow already on the path is taken up again once, at the question `reprise`, as long as that
    question has not been answered; then `sinon`: no path can loop.
    """
    if "debut" in cible:
        flux = corpus.flux(cible["debut"])
        return etat._replace(flux=flux["id"], chemin=(*etat.chemin, flux["id"])), flux["depart"]
    flux = corpus.flux(cible["flux"])
    entree: Cible = flux["entree_croisee"]
    if flux["id"] in etat.chemin:
        reprise = cible.get("reprise")
        deja = etat.chemin.count(flux["id"]) > 1 or reprise in dict(etat.retenues)
        if reprise is None or deja:
            return etat, cible["sinon"]
        entree = reprise
    return etat._replace(chemin=(*etat.chemin, flux["id"])), entree


def _open_question(porte: Mapping[str, Any], donnees: Mapping[str, str]) -> str | None:
    return next((question for question in porte["questions"] if question not in donnees), None)


def _leave_gate(corpus: Corpus, etat: Etat, porte_id: str, donnees: Mapping[str, str]) -> Cible:
    """A missing condition outweighs an unknown one; the gate opens only when all are fulfilled."""
    porte = corpus.porte(porte_id)
    constats = [donnees[question] for question in porte["questions"]]
    if NON in constats:
        suivant: Cible = porte["si_manquante"]
    elif any(constat != OUI for constat in constats):
        suivant = porte["si_inconnue"]
    else:
        suivant = corpus.flux(etat.chemin[-1])["apres_porte"][porte_id]
    return suivant


def _sort_rest(corpus: Corpus, flux_id: str, etat: Etat, reponses: Mapping[str, str]) -> Etat:
    """Put every answer that was not retained where it belongs, in the order of the data."""
    retenues = dict(etat.retenues)
    rang = _ranks(corpus)
    attente, ecartees = [], []
    reste = [question for question in reponses if question not in retenues]
    for question in sorted(reste, key=lambda q: (rang.get(q, len(rang)), q)):
        raison = _reason(corpus, flux_id, etat, question, reponses[question])
        if raison is None:
            attente.append((question, reponses[question]))
        else:
            ecartees.append((question, reponses[question], raison))
    return etat._replace(en_attente=tuple(attente), ecartees=tuple(ecartees))


def _reason(corpus: Corpus, flux_id: str, etat: Etat, question: str, reponse: str) -> str | None:
    """Why an answer is dropped, or None when its question may still come."""
    if question not in corpus.questions:
        return QUESTION_INCONNUE
    if find_answer(corpus.question(question), reponse) is None:
        return REPONSE_INCONNUE
    if etat.question and question in _still_to_come(corpus, etat):
        return None
    debut = corpus.flux(flux_id)["depart"]
    return PLUS_POSEE if question in reachable(corpus, (flux_id,), debut) else AUTRE_PARCOURS


def _still_to_come(corpus: Corpus, etat: Etat) -> frozenset[str]:
    """The questions ahead; behind a gate that is already failed, only the rest of the gate."""
    if etat.porte and any(q in etat.conditions for q in corpus.porte(etat.porte)["questions"]):
        return frozenset(corpus.porte(etat.porte)["questions"])
    return reachable(corpus, etat.chemin, etat.porte or etat.question or "")


@lru_cache(maxsize=8)
def _ranks(corpus: Corpus) -> dict[str, int]:
    return {question: rang for rang, question in enumerate(corpus.questions)}


@lru_cache(maxsize=1024)
def reachable(corpus: Corpus, chemin: tuple[str, ...], noeud: str) -> frozenset[str]:
    """The questions that some answers may bring from a node (question or gate), itself included."""
    vus: set[tuple[tuple[str, ...], str]] = set()
    attente = [(chemin, noeud)]
    while attente:
        courant = attente.pop()
        if courant not in vus:
            vus.add(courant)
            attente.extend(_next_nodes(corpus, *courant))
    portes = {q for _, n in vus if n in corpus.portes for q in corpus.porte(n)["questions"]}
    return frozenset(portes | {n for _, n in vus if n in corpus.questions})


def _next_nodes(
    corpus: Corpus, chemin: tuple[str, ...], noeud: str
) -> Iterator[tuple[tuple[str, ...], str]]:
    for cible in _targets(corpus, chemin, noeud):
        etat = Etat(chemin[0], chemin)
        if not isinstance(cible, str) and "lecture" not in cible:
            etat, cible = _enter(corpus, etat, cible)
        if isinstance(cible, str):
            yield etat.chemin, cible


def _targets(corpus: Corpus, chemin: tuple[str, ...], noeud: str) -> list[Cible]:
    if noeud in corpus.portes:
        apres = corpus.flux(chemin[-1]).get("apres_porte", {}).get(noeud)
        return [apres] if apres else []
    if noeud in corpus.questions:
        return [choix["vers"] for choix in corpus.question(noeud)["reponses"] if "vers" in choix]
    return []
