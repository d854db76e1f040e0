"""Spaced reminders: a day in, three dates and an .ics file out.

Knows: the one field of the form and its error.
Ignores: browsers, files, today's date.
Used by: explorer.app, scripts (first screen), tests.
"""

from __future__ import annotations

from explorer.corpus import Corpus
from explorer.errors import ProtocoleError, ReferenceInconnue, ReponseInvalide
from explorer.exports.rappels import Rappel, export_reminders, reminders
from explorer.francais import date_avec_jour, date_longue, parse_date
from explorer.rendu.formulaire import (
    Champ,
    Saisie,
    render_errors,
    render_field,
    render_form,
    render_messages,
)
from explorer.rendu.html import Liens, esc, render_tools
from explorer.vues import Fichier, Vue
from explorer.vues.saisie import canonical, read_state

PAGE = "semaine/rappels.html"
TITRE = "Trois rappels pour réviser"
CHAMP = Champ("debut", "Jour de la formation", "Par exemple 31/12/2026.", "date")
CHAMPS = ("debut",)


def view(corpus: Corpus, state: str, base: str) -> Vue:
    """The fragment of `debut=2026-12-31`; an empty state is the empty form. Never raises."""
    demande = read_state(corpus, state, CHAMPS)
    liens, messages = Liens(base), render_messages(demande.messages)
    if "debut" not in demande.valeurs:
        return _vue("", TITRE, TITRE, messages + _form(liens, Saisie({}, {})))
    typed = demande.valeurs["debut"]
    try:
        rappels = _reminders(typed)
    except ProtocoleError as erreur:
        saisie = Saisie({"debut": typed}, {"debut": erreur.message})
        etat = canonical(corpus, saisie.valeurs)
        corps = render_errors(saisie) + messages + _form(liens, saisie)
        return _vue(etat, TITRE, f"Erreur : {TITRE}", corps, erreur.message)
    jour = parse_date(typed, "debut").isoformat()
    etat = canonical(corpus, {"debut": jour})
    corps = (
        messages
        + _result(rappels)
        + "<h3>Changer de jour</h3>"
        + _form(liens, Saisie({"debut": jour}, {}))
    )
    titre = f"Trois rappels après le {date_longue(parse_date(jour, 'debut'))}"
    return _vue(etat, titre, titre, corps)


def fichier(corpus: Corpus, genre: str, state: str) -> Fichier:
    """The reminders of a state as `ics`. Raises `ProtocoleError` when there is no day."""
    if genre != "ics":
        raise ReferenceInconnue(
            f"Ces rappels ne se téléchargent pas en « {genre[:20]} » ; format connu : ics."
        )
    debut = parse_date(read_state(corpus, state, CHAMPS).valeurs.get("debut", ""), "debut")
    contenu = export_reminders(corpus, debut)
    return Fichier(f"rappels-{debut.isoformat()}.ics", "text/calendar;charset=utf-8", contenu)


def _reminders(typed: str) -> tuple[Rappel, ...]:
    if not typed:
        raise ReponseInvalide("Indiquez le jour de la formation, par exemple 31/12/2026.", "debut")
    return reminders(parse_date(typed, "debut"))


def _result(rappels: tuple[Rappel, ...]) -> str:
    lignes = "".join(
        f"<li>{esc(rappel.apres.capitalize())} après : "
        f"<strong>{date_avec_jour(rappel.jour)}</strong></li>"
        for rappel in rappels
    )
    note = "<p>Ces délais sont une façon d’apprendre, pas une règle des textes.</p>"
    return f"<ul>{lignes}</ul>{note}{render_tools('imprimer', 'ics', 'recommencer')}"


def _form(liens: Liens, saisie: Saisie) -> str:
    return render_form("rappels", liens.page(PAGE), render_field(CHAMP, saisie))


def _vue(etat: str, titre: str, titre_page: str, corps: str, annonce: str = "") -> Vue:
    section = (
        f'<section class="vue vue-rappels" data-etat="{esc(etat)}">'
        f'<h2 class="vue-titre" tabindex="-1">{esc(titre)}</h2>{corps}</section>'
    )
    return Vue(section, titre_page, etat, annonce or titre)
