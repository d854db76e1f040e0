"""The staffing and subsidy calculator: a state string in, one HTML fragment or one file out.

Knows: the fields of the form and what each error belongs to.
Ignores: browsers, files, today's date.
Used by: explorer.app, scripts (first screen), tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explorer.bareme import last_version
from explorer.corpus import Corpus
from explorer.errors import ProtocoleError, ReferenceInconnue
from explorer.exports.csv import protutelle_csv
from explorer.francais import parse_date, pluriel
from explorer.protutelle import FONCTIONS, compute
from explorer.protutelle.options import read_chiffres
from explorer.rendu.formulaire import Saisie, render_errors, render_messages, render_recap
from explorer.rendu.html import Liens, esc, render_tools
from explorer.rendu.pied import render_foot
from explorer.rendu.protutelle import render_result, summary
from explorer.rendu.protutelle_saisie import PAGE, render_fields
from explorer.rendu.typographie import spaced
from explorer.saisie import parse_mandats, parse_montant, parse_pas_index
from explorer.vues import Fichier, Vue
from explorer.vues.saisie import Collecte, canonical, read_state, with_iso_dates

CHAMPS_BRUTS = tuple(f"brut-{nom}" for nom in FONCTIONS)
CHAMPS = ("mandats", "date", "comparer", "pas", *CHAMPS_BRUTS, "residentiel", "plus-de-28")
QUESTIONS = {
    "mandats": "Nombre de mandats agréés",
    "date": "Date du calcul",
    "comparer": "Comparé avec",
    "pas": "Sauts d’index",
    "brut-psycho-social": "Brut annuel psycho-social (votre chiffre)",
    "brut-direction": "Brut annuel de la direction (votre chiffre)",
    "brut-coordinateur": "Brut annuel du coordinateur (votre chiffre)",
    "brut-administratif": "Brut annuel administratif (votre chiffre)",
    "residentiel": "Service résidentiel général",
}
TITRE = "Effectif et subvention d’un service de protutelle"


def view(corpus: Corpus, state: str, base: str) -> Vue:
    """The fragment of `mandats=79&date=2026-01-01&…`; an empty state is the empty form. Never
    raises for what a reader can type: each error stands beside its field and what was typed
    stays.
    """
    demande = read_state(corpus, state, CHAMPS)
    liens = Liens(base)
    messages = render_messages(demande.messages)
    remplies = with_iso_dates(demande.remplies, ("date",))
    if "mandats" not in demande.valeurs:
        return _form_only(corpus, remplies, liens, messages)
    resultat, erreurs = _compute(corpus, demande.valeurs)
    if resultat is None:
        valeurs = {"mandats": "", **remplies}
        return _with_errors(corpus, Saisie(valeurs, erreurs), liens, messages)
    return _with_result(corpus, remplies, resultat, liens, messages)


def fichier(corpus: Corpus, genre: str, state: str) -> Fichier:
    """The result of a state as a `csv` file. Raises `ProtocoleError` when there is no result."""
    if genre != "csv":
        raise ReferenceInconnue(
            f"Ce calcul ne se télécharge pas en « {genre[:20]} » ; format connu : csv."
        )
    resultat, erreurs = _compute(corpus, read_state(corpus, state, CHAMPS).valeurs)
    if resultat is None:
        champ, message = next(iter(erreurs.items()))
        raise ProtocoleError(message, champ)
    nom = f"protutelle-{resultat['mandats_agrees']}-mandats.csv"
    return Fichier(nom, "text/csv;charset=utf-8", protutelle_csv(corpus, [resultat]))


def _compute(
    corpus: Corpus, valeurs: Mapping[str, str]
) -> tuple[dict[str, Any] | None, dict[str, str]]:
    collecte = Collecte()
    collecte.try_field("mandats", lambda: parse_mandats(valeurs.get("mandats", "")))
    jour = last_version(corpus.bareme("effectif")).debut
    if valeurs.get("date"):
        collecte.try_field("date", lambda: parse_date(valeurs["date"], "date"))
        jour = valeurs["date"]
    if valeurs.get("comparer"):
        collecte.try_field("comparer", lambda: parse_mandats(valeurs["comparer"], "comparer"))
    if valeurs.get("pas"):
        collecte.try_field("pas", lambda: parse_pas_index(valeurs["pas"]))
    for champ in CHAMPS_BRUTS:
        if valeurs.get(champ):
            collecte.try_field(champ, lambda champ=champ: parse_montant(valeurs[champ], champ))  # type: ignore[misc]
    resultat = None
    if not collecte.erreurs:
        resultat = collecte.try_field("mandats", lambda: _call(corpus, valeurs, jour))
    return resultat, collecte.erreurs


def _call(corpus: Corpus, valeurs: Mapping[str, str], jour: str) -> dict[str, Any]:
    return compute(
        corpus,
        valeurs["mandats"],
        parse_date(jour, "date"),
        comparer=valeurs.get("comparer") or None,
        pas_index=valeurs.get("pas") or None,
        bruts={
            champ.removeprefix("brut-"): valeurs[champ]
            for champ in CHAMPS_BRUTS
            if valeurs.get(champ)
        },
        residentiel=valeurs.get("residentiel") == "oui",
        plus_de_28_etp=valeurs.get("plus-de-28") == "oui",
    )


def _form_only(corpus: Corpus, valeurs: dict[str, str], liens: Liens, messages: str) -> Vue:
    etat = canonical(corpus, valeurs) if valeurs else ""
    corps = (
        "<p>Donnez le nombre de mandats de l’arrêté d’agrément : vous recevez l’effectif en "
        "équivalents "
        "temps plein (ETP) et la subvention de fonctionnement, avec les phrases du texte qui les "
        "fixent.</p>" + render_fields(corpus, liens, Saisie(valeurs, {}))
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
    mandats = resultat["mandats_agrees"]
    valeurs["mandats"] = str(mandats)
    etat = canonical(corpus, valeurs)
    titre = f"Résultat pour {pluriel(mandats, 'mandat agréé', 'mandats agréés')}"
    ensemble = f"Plus de {read_chiffres(corpus).coordinateur} ensemble"
    questions = {**QUESTIONS, "plus-de-28": ensemble}
    recap = [
        (questions[nom], valeur, canonical(corpus, valeurs, nom)) for nom, valeur in valeurs.items()
    ]
    corps = (
        messages
        + render_result(corpus, resultat, liens, date_donnee="date" in valeurs)
        + render_recap(recap, liens.page(PAGE))
        + render_tools("imprimer", "copier", "csv", "recommencer")
        + "<h3>Changer les données</h3>"
        + render_fields(corpus, liens, Saisie(valeurs, {}))
        + render_foot(corpus, liens, "arrete-2018", "calcul effectif et subvention")
    )
    annonce = summary(resultat).replace("<strong>", "").replace("</strong>", "")
    return Vue(_section(etat, titre, corps), titre, etat, annonce)


def _section(etat: str, titre: str, corps: str) -> str:
    return (
        f'<section class="vue vue-protutelle" data-etat="{esc(etat)}">'
        f'<h2 class="vue-titre" tabindex="-1">{esc(titre)}</h2>{spaced(corps)}</section>'
    )
