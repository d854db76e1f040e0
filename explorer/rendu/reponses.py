"""HTML of what the reader answered: recap, changes, answers that wait or no longer count.

Knows: the two addresses of a state (the static page and the shareable string).
Ignores: suites and questions as such.
Used by: explorer.rendu.orientation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from explorer.chemins import Changement, outcome, what_changes
from explorer.corpus import Corpus
from explorer.flow import (
    AUTRE_PARCOURS,
    INCONNU,
    NON,
    OUI,
    Etat,
    Paires,
    advance,
    find_answer,
    replay,
)
from explorer.francais import liste
from explorer.rendu.html import Liens, esc, render_fold, state_string

DEPART = "depart"
CODE_MAX = 40
CHANGEMENTS = "Qu’est-ce qui changerait la réponse ?"
CONSTATS = {OUI: "remplie", NON: "manquante", INCONNU: "à vérifier"}


def canonical(corpus: Corpus, flux: str, paires: Iterable[tuple[str, str]]) -> str:
    """The shareable string of a state, with the version of the data."""
    return state_string((("flux", flux), *paires), corpus.version)


def link_attributes(corpus: Corpus, liens: Liens, etat: Etat, vivant: str | None = None) -> str:
    """`href` (static page of the retained answers) and `data-etat` (string of the live page)."""
    if etat.flux != etat.chemin[0]:  # The start has found a flow: one address for its first state.
        etat = Etat(etat.flux, (etat.flux,))
    chaine = vivant or canonical(corpus, etat.flux, etat.retenues + etat.en_attente)
    return f'href="{esc(liens.etat(etat.flux, etat.retenues))}" data-etat="{esc(chaine)}"'


def path_attributes(corpus: Corpus, liens: Liens, flux: str, retenues: Paires) -> str:
    """A link to a state from a page that is not in its flow: `data-parcours` is the live state."""
    chaine = canonical(corpus, flux, retenues)
    return f'href="{esc(liens.etat(flux, retenues))}" data-parcours="{esc(chaine)}"'


def render_choices(corpus: Corpus, etat: Etat, liens: Liens) -> str:
    """The answers of the open question, as plain links to the next state."""
    lignes = []
    for choix in corpus.question(etat.question or "")["reponses"]:
        precision = choix.get("precision")
        seconde = f'<span class="precision">{esc(precision)}</span>' if precision else ""
        attributs = link_attributes(corpus, liens, next_state(corpus, etat, choix["id"]))
        lignes.append(f'<li><a class="reponse" {attributs}>{esc(choix["texte"])}{seconde}</a></li>')
    return f'<ul class="reponses">{"".join(lignes)}</ul>'


def next_state(corpus: Corpus, etat: Etat, reponse: str) -> Etat:
    """The state after one answer; waiting answers are taken up; a flow just started is blank."""
    suivant = advance(corpus, etat, reponse)
    if suivant.flux != etat.flux:
        return Etat(suivant.flux, (suivant.flux,), en_attente=etat.en_attente)
    if not etat.en_attente:
        return suivant
    return replay(corpus, etat.flux, dict(suivant.retenues + etat.en_attente))


def answer_text(corpus: Corpus, question: str, reponse: str) -> str:
    choix = find_answer(corpus.question(question), reponse)
    return str(choix["texte"]) if choix else reponse


def render_answers(corpus: Corpus, etat: Etat, liens: Liens) -> str:
    """« Vos réponses », each with its link to change it; nothing before the first answer."""
    if etat.flux == DEPART and not etat.retenues:
        return ""
    lignes = [] if etat.flux == DEPART else [_direction(corpus, etat, liens)]
    lignes += [_answer_line(corpus, etat, liens, rang) for rang in range(len(etat.retenues))]
    return f'<h3>Vos réponses</h3><dl class="vos-reponses">{"".join(lignes)}</dl>'


def _direction(corpus: Corpus, etat: Etat, liens: Liens) -> str:
    titre = corpus.flux(etat.flux)["titre"]
    autres = canonical(corpus, DEPART, etat.retenues + etat.en_attente)
    attributs = link_attributes(corpus, liens, Etat(DEPART, (DEPART,)), autres)
    return _line("Qui veut joindre qui ?", titre, attributs)


def _answer_line(corpus: Corpus, etat: Etat, liens: Liens, rang: int) -> str:
    question, reponse = etat.retenues[rang]
    avant = Etat(etat.flux, etat.chemin, etat.retenues[:rang])
    autres = etat.retenues[:rang] + etat.retenues[rang + 1 :] + etat.en_attente
    attributs = link_attributes(corpus, liens, avant, canonical(corpus, etat.flux, autres))
    texte = corpus.question(question)["texte"]
    return _line(texte, answer_text(corpus, question, reponse), attributs)


def _line(question: str, reponse: str, attributs: str) -> str:
    return (
        f"<div><dt>{esc(question)}</dt><dd>{esc(reponse)}</dd>"
        f'<dd class="action"><a class="modifier" {attributs}>Modifier'
        f'<span class="sr"> : {esc(question)}</span></a></dd></div>'
    )


def render_waiting(corpus: Corpus, etat: Etat) -> str:
    """Later answers that are kept until their question comes back."""
    if not etat.en_attente:
        return ""
    lignes = "".join(f"<li>{_quoted(corpus, q, r)}</li>" for q, r in etat.en_attente)
    return (
        '<div class="bloc en-attente"><h3>Réponses gardées pour la suite</h3>'
        f"<p>Elles seront reprises si leur question revient.</p><ul>{lignes}</ul></div>"
    )


def render_dropped(corpus: Corpus, etat: Etat) -> str:
    """Answers that count for nothing any more, and why."""
    if not etat.ecartees:
        return ""
    lignes = "".join(
        f"<li>{_quoted(corpus, q, r)} : {esc(raison)}.</li>" for q, r, raison in etat.ecartees
    )
    return (
        '<div class="avertissement ecartees"><h3>Réponses qui ne comptent plus</h3>'
        f"<p>Elles n’ont aucun effet sur ce qui est affiché.</p><ul>{lignes}</ul></div>"
    )


def _quoted(corpus: Corpus, question: str, reponse: str) -> str:
    """A question and an answer in words; in their code when the data no longer know them."""
    if question not in corpus.questions:
        return f"<code>{esc(_short(question))}</code> = <code>{esc(_short(reponse))}</code>"
    texte = answer_text(corpus, question, reponse)
    return f"{esc(corpus.question(question)['texte'])} <strong>{esc(_short(texte, 200))}</strong>"


def _short(code: str, longueur: int = CODE_MAX) -> str:
    return code if len(code) <= longueur else code[:longueur] + "…"


def render_changes(corpus: Corpus, etat: Etat, liens: Liens) -> str:
    """« Qu’est-ce qui changerait la réponse ? »: the smallest changes, latest question first."""
    changements = what_changes(corpus, etat.flux, dict(etat.retenues))
    if not changements:
        return ""
    if len(changements[0].reponses) > 1:
        lignes = _together(corpus, changements, liens)
    else:
        lignes = _one_by_one(corpus, changements, liens)
    liste_html = f"<ul>{''.join(f'<li>{ligne}</li>' for ligne in lignes)}</ul>"
    return render_fold(CHANGEMENTS, liste_html, "changements sans-impression")


def _together(corpus: Corpus, changements: Iterable[Changement], liens: Liens) -> list[str]:
    """Conditions that fail together: one example for each place it leads to."""
    exemples: dict[tuple[str, ...], Changement] = {}
    for changement in changements:
        exemples.setdefault(changement.issue, changement)
    lignes = []
    for changement in exemples.values():
        paires = reversed(changement.reponses)
        noms = [f"{_name(corpus, q)} : {CONSTATS.get(r, r)}" for q, r in paires]
        but = _goal(corpus, changement, liens)
        lignes.append(f"Si plusieurs réponses changeaient ({' ; '.join(noms)}) : {but}")
    return lignes


def _one_by_one(corpus: Corpus, changements: Iterable[Changement], liens: Liens) -> list[str]:
    """A line for each question; conditions with the same effect share one line."""
    questions: dict[str, list[Changement]] = {}
    conditions: dict[tuple[str, tuple[str, ...]], list[Changement]] = {}
    for changement in changements:
        question, reponse = changement.reponses[0]
        if "condition" in corpus.question(question):
            conditions.setdefault((reponse, changement.issue), []).append(changement)
        else:
            questions.setdefault(question, []).append(changement)
    lignes = [_question_line(corpus, q, groupe, liens) for q, groupe in questions.items()]
    return lignes + [_condition_line(corpus, groupe, liens) for groupe in conditions.values()]


def _question_line(corpus: Corpus, question: str, groupe: list[Changement], liens: Liens) -> str:
    buts = [
        f"« {_answer(corpus, *c.reponses[0])} » mène à {_goal(corpus, c, liens)}" for c in groupe
    ]
    debut = f"À « {esc(corpus.question(question)['texte'])} », répondre"
    if len(buts) == 1:
        return f"{debut} {buts[0]}"
    return f"{debut} :<ul>{''.join(f'<li>{but}</li>' for but in buts)}</ul>"


def _condition_line(corpus: Corpus, groupe: list[Changement], liens: Liens) -> str:
    """One condition: a link to where it leads; several: a link on the name of each."""
    question, reponse = groupe[0].reponses[0]
    if len(groupe) == 1:
        but = _goal(corpus, groupe[0], liens)
        return f"Si cette condition était {CONSTATS[reponse]} ({_name(corpus, question)}) : {but}"
    noms = [
        f"<a {link_attributes(corpus, liens, c.etat)}>{_name(corpus, c.reponses[0][0])}</a>"
        for c in reversed(groupe)
    ]
    but = _goal_text(corpus, groupe[0].etat)
    return f"Si une de ces conditions était {CONSTATS[reponse]} ({liste(noms, 'ou')}) : {but}"


def _answer(corpus: Corpus, question: str, reponse: str) -> str:
    return esc(answer_text(corpus, question, reponse))


def _name(corpus: Corpus, question: str) -> str:
    """The short name of a condition; for another question, its words."""
    donnees = corpus.question(question)
    if "condition" in donnees:
        return esc(donnees["condition"]["nom"])
    return f"« {esc(donnees['texte'])} »"


def _goal(corpus: Corpus, changement: Changement, liens: Liens) -> str:
    """Where a change leads, as a link, with a word on what it is when it is not a suite."""
    etat = changement.etat
    genre = "un parcours : " if etat.flux != etat.chemin[0] else ""
    genre = genre or ("une autre question : " if etat.question else "")
    attributs = link_attributes(corpus, liens, etat)
    return f"{genre}<a {attributs}>{_goal_text(corpus, etat)}</a>"


def _goal_text(corpus: Corpus, etat: Etat) -> str:
    """The title of the flow, the words of the question or the titles of the suites."""
    if etat.flux != etat.chemin[0]:
        return esc(corpus.flux(etat.flux)["titre"])
    if etat.question is not None:
        return esc(corpus.question(etat.question)["texte"])
    titres = [f"« {esc(corpus.suite(suite)['titre'])} »" for suite in dict.fromkeys(outcome(etat))]
    return liste(titres, "ou")


def without_start(corpus: Corpus, etat: Etat, reponses: Mapping[str, str]) -> Etat:
    """The state inside the flow that `depart` has found: its own answers, one address for all."""
    if etat.flux == etat.chemin[0]:
        return etat
    dedans = replay(corpus, etat.flux, reponses)
    gardees = dict(dedans.retenues + dedans.en_attente)
    depart = {question for question, _ in etat.retenues if question not in gardees}
    ecartees = tuple(e for e in dedans.ecartees if e[0] not in depart or e[2] != AUTRE_PARCOURS)
    return dedans._replace(ecartees=ecartees)
