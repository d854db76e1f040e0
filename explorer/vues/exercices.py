"""The exercises: a state string (`graine=…&nombre=…&flux=…`) in, one HTML fragment out.

Knows: the fields of the draw, their default, what to say of a bad one.
Ignores: browsers, files, today's date.
Used by: explorer.app, scripts (default sheet), tests.
"""

from __future__ import annotations

from explorer.corpus import Corpus
from explorer.exercices import NOMBRE_MAX, TOUS, draw, flows
from explorer.francais import pluriel
from explorer.rendu.exercices import (
    PAGE,
    recap,
    render_draw,
    render_key,
    render_with_answers,
)
from explorer.rendu.formulaire import Saisie, render_messages
from explorer.rendu.html import Liens, esc, render_tools
from explorer.rendu.pied import render_foot
from explorer.tirage import Tirage
from explorer.vues import Vue
from explorer.vues.saisie import canonical, read_state

CHAMPS = ("graine", "nombre", "flux")
DEFAUT = {"graine": "lundi", "nombre": "10", "flux": TOUS}  # the sheet 1 of the training
TEXTE = "protocole-2012"
TITRE = "Exercices"
SIGNES = "abcdefghijkmnpqrstuvwxyz23456789"


def view(corpus: Corpus, state: str, base: str) -> Vue:
    """The sheet of a seed; an empty state is the default sheet. Never raises on what is typed."""
    demande = read_state(corpus, state, CHAMPS)
    valeurs = {**DEFAUT, **demande.remplies}
    liens, messages = Liens(base), render_messages(demande.messages)
    erreurs = _errors(corpus, valeurs)
    etat = canonical(corpus, valeurs)
    formulaire = render_draw(corpus, Saisie(valeurs, erreurs), liens)
    if erreurs:
        annonce = " ".join(erreurs.values())
        return Vue(_section(etat, TITRE, messages + formulaire), f"Erreur : {TITRE}", etat, annonce)
    exercices = draw(corpus, valeurs["graine"], int(valeurs["nombre"]), valeurs["flux"])
    titre = f"{pluriel(len(exercices), 'exercice')}, graine « {valeurs['graine']} »"
    moins = (
        "<p>Ce schéma n’a pas d’autre situation pour cette graine : aucune n’est répétée.</p>"
        if len(exercices) < int(valeurs["nombre"])
        else ""
    )
    corps = (
        f'{messages}<p class="exercices-reglage">{esc(recap(valeurs, corpus))}</p>{moins}'
        f"{render_with_answers(corpus, exercices, liens)}"
        f"{render_tools('imprimer', 'copier', 'recommencer')}{_another(corpus, valeurs, liens)}"
        f'<h3 class="sans-impression">Tirer d’autres exercices</h3>{formulaire}'
        '<section class="corrige impression-seule"><h2>Corrigé</h2>'
        f"<p>{esc(recap(valeurs, corpus))}</p>{render_key(corpus, exercices, liens)}</section>"
        f"{render_foot(corpus, liens, TEXTE)}"
    )
    return Vue(_section(etat, titre, corps), titre, etat, f"{titre}.")


def next_seed(graine: str) -> str:
    """Another seed, short enough to be said aloud; the same one always follows."""
    tirage = Tirage(graine)
    return "".join(tirage.choisir(SIGNES) for _ in range(5))


def _errors(corpus: Corpus, valeurs: dict[str, str]) -> dict[str, str]:
    erreurs = {}
    nombre = valeurs["nombre"]
    if not (nombre.isascii() and nombre.isdigit() and 1 <= int(nombre) <= NOMBRE_MAX):
        erreurs["nombre"] = f"Écrivez un nombre entier, de 1 à {NOMBRE_MAX}."
    if valeurs["flux"] not in (TOUS, *flows(corpus)):
        erreurs["flux"] = "Choisissez un des schémas de la liste."
    return erreurs


def _another(corpus: Corpus, valeurs: dict[str, str], liens: Liens) -> str:
    etat = canonical(corpus, {**valeurs, "graine": next_seed(valeurs["graine"])})
    return (
        f'<p class="sans-impression"><a class="bouton" data-etat="{esc(etat)}" '
        f'href="{esc(liens.page(PAGE))}#{esc(etat)}">Une autre graine</a></p>'
    )


def _section(etat: str, titre: str, corps: str) -> str:
    return (
        f'<section class="vue vue-exercices" data-etat="{esc(etat)}">'
        f'<h2 class="vue-titre" tabindex="-1">{esc(titre)}</h2>{corps}</section>'
    )
