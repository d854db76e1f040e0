"""HTML of the first week: the list of steps, and each step (question, reading, case, two
questions).

Knows: the order of a step and its words.
Ignores: where the pages stand in the navigation, how a question looks, how a drawing is made.
Used by: scripts.macros_formation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from explorer.francais import ESPACE
from explorer.quiz import Question
from explorer.rendu.html import Liens, esc, render_citations, render_source_links
from explorer.rendu.quiz import render_answer, render_question
from explorer.rendu.reponses import path_attributes
from scripts.content import relations
from scripts.formation import Formation
from scripts.formation.etats import read_state, render_links, render_outcome
from scripts.formation.quiz import play_button

MOTS = ("Au CPAS", "Dans l’aide à la jeunesse")
RETOUR = '<p class="quiz-retour"><a href="#lecture">Revenir à la lecture</a></p>'


def render_steps(formation: Formation, liens: Liens) -> str:
    """The seven steps in order, each with what one knows at its end."""
    lignes = "".join(
        f'<li><a href="{liens.page(address(etape))}">{esc(etape["titre"])}</a>'
        f'<span data-etape-faite="{etape["id"]}"></span><br>{esc(etape["resultat"])}</li>'
        for etape in formation.etapes
    )
    return f'<ol class="etapes semaine-etapes">{lignes}</ol>'


def address(etape: Mapping[str, Any]) -> str:
    return f"semaine/{etape['id']}.html"


def render_progress(formation: Formation, etape: str = "") -> str:
    """Filled by the script, only if the reader wants it; empty and hidden without it."""
    return (
        f'<div class="semaine-suivi" data-etape="{esc(etape)}" '
        f'data-total="{len(formation.etapes)}" hidden></div>'
    )


def render_step(formation: Formation, ident: str, liens: Liens) -> str:
    """One step, whole. Raises `SystemExit` for a case whose answers do not apply."""
    etape = next(e for e in formation.etapes if e["id"] == ident)
    ouverture = formation.par_id[etape["ouverture"]]
    questions = [formation.par_id[nom] for nom in etape["quiz"]]
    parties = (
        f'<p class="chapeau">Environ {etape["minutes"]}{ESPACE}minutes. '
        f"{esc(etape['resultat'])}</p>",
        f"<h2>1. Une question d’abord</h2>{_opening(ouverture)}",
        f'<h2 id="lecture">2. La lecture</h2>{_reading(formation, etape["lecture"], liens)}',
        _words(formation, etape, liens),
        _drawings(formation, etape, liens),
        f'<h2 id="cas">3. Un cas</h2>{_case(formation, etape["cas"], liens)}',
        f'<h2>4. Deux questions</h2><div class="quiz" data-quiz="page">'
        f'{play_button("Répondre aux deux questions")}<div class="quiz-jeu" hidden></div>'
        '<div class="quiz-lecture">'
        + "".join(render_question(question, cible=False) for question in questions)
        + _answers(formation, questions, liens)
        + "</div></div>",
        _checks(formation, ouverture, etape["cas"], liens),
        f'<p class="semaine-retenir"><strong>À retenir{ESPACE}:</strong> '
        f"{esc(etape['retenir'])}</p>",
        render_progress(formation, ident),
    )
    return " ".join("".join(parties).split("\n"))  # one line: Markdown leaves the block alone


def _opening(question: Question) -> str:
    """Asked before anything is read; its answer stands at the foot of the page."""
    return (
        "<p>Répondez de mémoire, avant de lire.</p>"
        '<div class="quiz" data-quiz="ouverture" data-suite="#lecture">'
        '<div class="quiz-jeu" hidden></div><div class="quiz-lecture">'
        f"{render_question(question, cible=False)}{play_button('Répondre')}</div></div>"
    )


def _reading(formation: Formation, blocs: Iterable[Mapping[str, Any]], liens: Liens) -> str:
    return "".join(
        f"<h3>{esc(bloc['titre'])}</h3><p>{esc(bloc['texte'])}</p>"
        + render_citations(formation.corpus, bloc["citations"], liens)
        + _links(bloc.get("liens", ()), liens)
        for bloc in blocs
    )


def _links(adresses: Iterable[Mapping[str, str]], liens: Liens) -> str:
    lignes = " · ".join(
        f'<a href="{liens.page(lien["adresse"])}">{esc(lien["texte"])}</a>' for lien in adresses
    )
    return f"<p>{lignes}</p>" if lignes else ""


def _drawings(formation: Formation, etape: Mapping[str, Any], liens: Liens) -> str:
    if "dessins" not in etape:
        return ""
    return relations.render(formation, liens, noms=etape["dessins"])


def _words(formation: Formation, etape: Mapping[str, Any], liens: Liens) -> str:
    """Both vocabularies side by side; the roles keep it a table when a phone stacks its cells."""
    if "vocabulaire" not in etape:
        return ""
    lignes = "".join(_word(formation, mot, liens) for mot in etape["vocabulaire"])
    titres = "".join(
        f'<th scope="col" role="columnheader">{titre}</th>'
        for titre in ("De quoi parle-t-on", *MOTS)
    )
    return (
        "<h3>Les deux vocabulaires, côte à côte</h3>"
        f'<table class="semaine-mots" role="table"><thead><tr role="row">{titres}</tr></thead>'
        f"<tbody>{lignes}</tbody></table>"
        + (f"<p>{esc(etape['attention'])}</p>" if "attention" in etape else "")
    )


def _word(formation: Formation, mot: Mapping[str, Any], liens: Liens) -> str:
    """One line; the first citation is for the CPAS's word, the second for the other's."""
    cellules = "".join(
        f'<td role="cell" data-titre="{titre}">{esc(terme)}'
        f"{render_source_links(formation.corpus, [citation], liens)}</td>"
        for titre, terme, citation in zip(
            MOTS, (mot["cpas"], mot["aide_jeunesse"]), mot["citations"], strict=True
        )
    )
    return f'<tr role="row"><th scope="row" role="rowheader">{esc(mot["sens"])}</th>{cellules}</tr>'


def _case(formation: Formation, choisi: Mapping[str, Any], liens: Liens) -> str:
    """The case to play; what is known already leads to the answer shown at the foot of the page."""
    cas = formation.case(choisi["fichier"], choisi["id"])
    depart = liens.etat(cas["flux"], ())
    donne = choisi.get("donne")
    return (
        f'<p class="semaine-situation">{esc(cas["situation"])}'
        + (f"<br><strong>Pour ce cas{ESPACE}:</strong> {esc(donne)}" if donne else "")
        + f'</p><p><a class="bouton" href="{esc(depart)}">Faire le cas dans le simulateur</a> '
        f"{_after_conditions(formation, cas, liens)}</p>"
        f"<p>{esc(choisi['observer'])}</p>"
        '<p class="quiz-vers"><a href="#reponse-cas">Voir la réponse du simulateur</a></p>'
        + "".join(_mirror(formation, miroir, liens) for miroir in choisi.get("miroirs", ()))
    )


def _after_conditions(formation: Formation, cas: Mapping[str, Any], liens: Liens) -> str:
    """A later start, for a case where the five conditions are met: they have been asked often enough."""
    etat = read_state(formation.corpus, cas)
    conditions = formation.corpus.porte("secret")["questions"]
    oui = tuple((q, r) for q, r in etat.retenues if q in conditions and r == "oui")
    if len(oui) < len(conditions):
        return ""
    attributs = path_attributes(formation.corpus, liens, etat.flux, oui)
    return f"<a {attributs}>ou le prendre après les cinq conditions</a>"


def _mirror(formation: Formation, miroir: Mapping[str, Any], liens: Liens) -> str:
    """The same moment for a reader of another service."""
    cas = formation.case(miroir["fichier"], miroir["id"])
    etat = read_state(formation.corpus, cas)
    depart = liens.etat(etat.flux, ())
    return (
        f"<p><strong>{esc(miroir['pour'])}</strong> {esc(cas['situation'])} "
        f'<a href="{esc(depart)}">Faire ce cas<span class="sr"> : {esc(miroir["pour"])}</span></a></p>'
        + render_links(formation.corpus, etat, liens, "Lire la réponse", miroir["pour"])
    )


def _answers(formation: Formation, questions: Iterable[Question], liens: Liens) -> str:
    corps = "".join(
        render_answer(formation.corpus, question, liens, retour=RETOUR) for question in questions
    )
    return (
        f'<section class="quiz-corriges"><h2>Les réponses aux deux questions</h2>{corps}</section>'
    )


def _checks(
    formation: Formation, ouverture: Question, choisi: Mapping[str, Any], liens: Liens
) -> str:
    """The answers to the first question and to the case, at the foot of the page."""
    cas = formation.case(choisi["fichier"], choisi["id"])
    etat = read_state(formation.corpus, cas)
    return (
        '<section class="quiz-corriges"><h2>Les réponses à la première question et au cas</h2>'
        f"{render_answer(formation.corpus, ouverture, liens, retour=RETOUR)}"
        '<section class="quiz-corrige" id="reponse-cas"><h3>Le cas : ce que répond le '
        "simulateur</h3>"
        f"<p>{esc(cas['situation'])}</p>{render_outcome(formation.corpus, etat)}"
        + render_links(formation.corpus, etat, liens, "Lire la réponse entière")
        + '<p class="quiz-retour"><a href="#cas">Revenir au cas</a></p></section></section>'
    )
