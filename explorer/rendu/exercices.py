"""HTML of a sheet of exercises: the form of the draw, the exercises, the answers apart.

Knows: the markup of an exercise, on a screen and on paper.
Ignores: how exercises are drawn, how the state string is read.
Used by: explorer.vues.exercices, the printed sheet of the training.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from explorer.corpus import Corpus
from explorer.exercices import GRAINE_MAX, NOMBRE_MAX, TOUS, Exercice, flows
from explorer.rendu.formulaire import (
    Champ,
    Saisie,
    render_errors,
    render_field,
    render_form,
    render_radios,
)
from explorer.rendu.html import Liens, esc, render_citations, render_statut
from explorer.rendu.reponses import path_attributes

PAGE = "former/exercices.html"
LETTRES = "ABCDEF"


def render_draw(corpus: Corpus, saisie: Saisie, liens: Liens) -> str:
    """The form: a seed, a number, a flow; nothing asks for a name."""
    graine = Champ(
        "graine",
        "Graine",
        f"Un mot ou une date, {GRAINE_MAX} signes au plus ; jamais un nom. "
        "La même graine donne les mêmes exercices à toute la salle.",
        "texte",
        GRAINE_MAX,
    )
    nombre = Champ("nombre", "Nombre d’exercices", f"De 1 à {NOMBRE_MAX}.")
    choix = [(TOUS, "Tous les schémas")]
    choix += [(flux, str(corpus.flux(flux)["titre"])) for flux in flows(corpus)]
    champs = "".join(render_field(champ, saisie) for champ in (graine, nombre))
    champs += render_radios("flux", "Sur", choix, saisie)
    formulaire = render_form(
        "exercices", liens.page(PAGE), champs, "Tirer ces exercices", imprime=False
    )
    return render_errors(saisie) + formulaire


def render_sheet(corpus: Corpus, exercices: Sequence[Exercice], niveau: int = 3) -> str:
    """The exercises, with boxes to tick and no answer."""
    corps = "".join(
        f'<li class="exercice">{_statement(corpus, exercice, niveau)}</li>'
        for exercice in exercices
    )
    return f'<ol class="exercices">{corps}</ol>'


def render_with_answers(corpus: Corpus, exercices: Sequence[Exercice], liens: Liens) -> str:
    """The same for a screen: each answer folded under its exercise, and left out on paper."""
    corps = "".join(
        f'<li class="exercice">{_statement(corpus, exercice, 3)}'
        '<details class="exercice-reponse sans-impression"><summary>Voir la réponse'
        f'<span class="sr"> de l’exercice {rang}</span></summary>'
        f"{render_answer(corpus, exercice, liens)}</details></li>"
        for rang, exercice in enumerate(exercices, 1)
    )
    return f'<ol class="exercices">{corps}</ol>'


def render_key(corpus: Corpus, exercices: Sequence[Exercice], liens: Liens) -> str:
    """The answer sheet: a letter, the words of the text, where the path leads."""
    corps = "".join(f"<li>{render_answer(corpus, e, liens)}</li>" for e in exercices)
    return f'<ol class="corrige-liste">{corps}</ol>'


def render_answer(corpus: Corpus, exercice: Exercice, liens: Liens) -> str:
    bonne = f"{LETTRES[exercice.juste]}. {exercice.options[exercice.juste]}"
    suites = "".join(
        f"{render_statut(corpus.suite(nom)['statut'])}<p>{esc(corpus.suite(nom)['titre'])}</p>"
        for nom in exercice.suites
    )
    attributs = path_attributes(corpus, liens, exercice.flux, exercice.reponses)
    return (
        f'<p class="exercice-bonne"><strong>{esc(bonne)}</strong></p>{suites}'
        f"{render_citations(corpus, exercice.citations, liens)}"
        f'<p class="sans-impression"><a {attributs}>Voir ce chemin dans le simulateur</a></p>'
    )


def _statement(corpus: Corpus, exercice: Exercice, niveau: int) -> str:
    titre = str(corpus.flux(exercice.flux)["titre"])
    options = "".join(
        f'<li><span class="exercice-lettre">{LETTRES[rang]}.</span> {esc(option)}</li>'
        for rang, option in enumerate(exercice.options)
    )
    return (
        f'<p class="exercice-flux">{esc(titre)}.</p>{_facts(exercice.situation)}'
        f"<h{niveau}>{esc(exercice.question)}</h{niveau}>"
        f'<ul class="exercice-options">{options}</ul>'
    )


def _facts(situation: Iterable[tuple[str, str]]) -> str:
    lignes = "".join(
        f"<li>{esc(question)}{'' if question.endswith('?') else ' :'} <strong>{esc(reponse)}</strong></li>"
        for question, reponse in situation
    )
    return f'<ul class="exercice-faits">{lignes}</ul>'


def recap(valeurs: Mapping[str, str], corpus: Corpus) -> str:
    """« graine lundi, 10 exercices, tous les schémas »: what a whole room must share."""
    flux = valeurs["flux"]
    sur = "tous les schémas" if flux == TOUS else str(corpus.flux(flux)["titre"])
    return f"Graine « {valeurs['graine']} » · {sur[:1].upper() + sur[1:]}"
