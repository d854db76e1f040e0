"""The calendar of reports: a state string in, one HTML fragment or one file out.

Knows: the fields of the form and what each error belongs to.
Ignores: browsers, files, today's date.
Used by: explorer.app, scripts (first screen), tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explorer.corpus import Corpus
from explorer.echeances import compute
from explorer.errors import ProtocoleError, ReferenceInconnue, ReponseInvalide
from explorer.exports.csv import rapports_csv
from explorer.exports.ics import export_ics
from explorer.francais import date_longue, parse_date
from explorer.rendu.formulaire import Saisie, render_errors, render_messages, render_recap
from explorer.rendu.html import Liens, esc, render_tools
from explorer.rendu.pied import render_foot
from explorer.rendu.rapports import PAGE, render_fields, render_result, summary
from explorer.rendu.typographie import spaced
from explorer.vues import Fichier, Vue
from explorer.vues.saisie import Collecte, canonical, read_state, with_iso_dates

DATES = ("mandat", "remise", "designation", "jusqu-au")
CHAMPS = ("mandat", "remise", "designation", "type", "jusqu-au")
QUESTIONS = {
    "mandat": "Date du mandat",
    "remise": "Premier rapport remis le",
    "designation": "Protuteur désigné le",
    "type": "Ce jour est",
    "jusqu-au": "Calendrier jusqu’au",
}
# Names of the fields of `echeances.compute` in the form and in the address.
CHAMPS_DE_CALCUL = {"designation_type": "type", "jusqu_au": "jusqu-au"}
TITRE = "Calendrier des rapports au conseiller"


def view(corpus: Corpus, state: str, base: str) -> Vue:
    """The fragment of `mandat=2026-12-31&…`; an empty state is the empty form. Never raises for
    what a reader can type: each error stands beside its field and what was typed stays.
    """
    demande = read_state(corpus, state, CHAMPS)
    liens = Liens(base)
    messages = render_messages(demande.messages)
    remplies = with_iso_dates(demande.remplies, DATES)
    if "mandat" not in demande.valeurs:
        return _form_only(corpus, remplies, liens, messages)
    resultat, erreurs = _compute(corpus, demande.valeurs)
    if resultat is None:
        valeurs = {"mandat": "", **remplies}
        return _with_errors(corpus, Saisie(valeurs, erreurs), liens, messages)
    return _with_result(corpus, remplies, resultat, liens, messages)


def fichier(corpus: Corpus, genre: str, state: str) -> Fichier:
    """The calendar of a state as `ics` or `csv`. Raises `ProtocoleError` when there is no
    result.
    """
    if genre not in ("ics", "csv"):
        raise ReferenceInconnue(
            f"Ce calendrier ne se télécharge pas en « {genre[:20]} » ; formats connus : ics, csv."
        )
    resultat, erreurs = _compute(corpus, read_state(corpus, state, CHAMPS).valeurs)
    if resultat is None:
        champ, message = next(iter(erreurs.items()))
        raise ProtocoleError(message, champ)
    nom = f"rapports-mandat-{resultat['mandat']}.{genre}"
    if genre == "ics":
        return Fichier(nom, "text/calendar;charset=utf-8", export_ics(corpus, resultat))
    return Fichier(nom, "text/csv;charset=utf-8", rapports_csv(corpus, resultat))


def _compute(
    corpus: Corpus, valeurs: Mapping[str, str]
) -> tuple[dict[str, Any] | None, dict[str, str]]:
    collecte = Collecte()
    for champ in DATES:
        if champ == "mandat" or valeurs.get(champ):
            collecte.try_field(champ, lambda champ=champ: _read_date(valeurs.get(champ, ""), champ))  # type: ignore[misc]
    resultat = None
    if not collecte.erreurs:
        resultat = collecte.try_field("mandat", lambda: _call(corpus, valeurs))
    erreurs = {CHAMPS_DE_CALCUL.get(nom, nom): message for nom, message in collecte.erreurs.items()}
    return resultat, erreurs


def _read_date(valeur: str, champ: str) -> None:
    if not valeur:
        raise ReponseInvalide("Indiquez la date du mandat, par exemple 31/12/2026.", champ)
    parse_date(valeur, champ)


def _call(corpus: Corpus, valeurs: Mapping[str, str]) -> dict[str, Any]:
    designation = valeurs.get("designation") or None
    return compute(
        corpus,
        valeurs["mandat"],
        valeurs.get("remise") or None,
        designation,
        # A radio button cannot be unticked: without a date of designation it says nothing.
        (valeurs.get("type") or None) if designation else None,
        valeurs.get("jusqu-au") or None,
    )


def _form_only(corpus: Corpus, valeurs: dict[str, str], liens: Liens, messages: str) -> Vue:
    etat = canonical(corpus, valeurs) if valeurs else ""
    corps = (
        "<p>Donnez la date du mandat : vous recevez le calendrier des rapports au conseiller, "
        "avec les "
        "phrases du texte qui les demandent.</p>"
        + render_fields(corpus, liens, Saisie(valeurs, {}))
    )
    return Vue(_section(etat, TITRE, messages + corps), TITRE, etat, TITRE)


def _with_errors(corpus: Corpus, saisie: Saisie, liens: Liens, messages: str) -> Vue:
    etat = canonical(corpus, saisie.valeurs)
    corps = render_errors(saisie) + messages + render_fields(corpus, liens, saisie)
    annonce = " ".join(saisie.erreurs.values())
    return Vue(_section(etat, TITRE, corps), f"Erreur : {TITRE}", etat, annonce)


def _with_result(
    corpus: Corpus, valeurs: dict[str, str], resultat: dict[str, Any], liens: Liens, messages: str
) -> Vue:
    if "designation" not in valeurs:
        valeurs = {nom: valeur for nom, valeur in valeurs.items() if nom != "type"}
    etat = canonical(corpus, valeurs)
    titre = f"Rapports pour le mandat du {date_longue(parse_date(valeurs['mandat'], 'mandat'))}"
    recap = [
        (QUESTIONS[nom], _readable(corpus, nom, valeur), canonical(corpus, valeurs, nom))
        for nom, valeur in valeurs.items()
    ]
    corps = (
        messages
        + render_result(corpus, resultat, liens)
        + render_recap(recap, liens.page(PAGE))
        + render_tools("imprimer", "copier", "ics", "csv", "recommencer")
        + "<h3>Changer les dates</h3>"
        + render_fields(corpus, liens, Saisie(valeurs, {}))
        + render_foot(corpus, liens, "arrete-2018", "calendrier des rapports")
    )
    annonce = summary(resultat).replace("<strong>", "").replace("</strong>", "")
    return Vue(_section(etat, titre, corps), titre, etat, annonce)


def _readable(corpus: Corpus, nom: str, valeur: str) -> str:
    if nom == "type":
        choix = {c["id"]: c["titre"] for c in corpus.echeances["rapports"]["designations"]}
        return str(choix[valeur])
    return date_longue(parse_date(valeur, nom))


def _section(etat: str, titre: str, corps: str) -> str:
    return (
        f'<section class="vue vue-rapports" data-etat="{esc(etat)}">'
        f'<h2 class="vue-titre" tabindex="-1">{esc(titre)}</h2>{spaced(corps)}</section>'
    )
