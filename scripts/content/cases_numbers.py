"""The worked cases of the numbers and of the calendars, in words.

Knows: how such a case names its entry and its expected result.
Ignores: how they are computed (a test compares).
Used by: scripts.content.cases.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from explorer.francais import ESPACE, date_longue, euros, fraction, nombre
from explorer.rendu.html import Liens, esc
from explorer.vues.saisie import state_of
from scripts.content.cases_parts import comment, sources
from scripts.edition import Edition

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
EUROS = {"euros", "douzieme_euros"}
ETP = {"psycho_social", "psycho-social", "administratif", "coordinateur", "total", "direction_max"}
MOTS = {
    "mandats": "Mandats agréés",
    "date": "Date du calcul",
    "comparer": "À comparer avec, en mandats",
    "pas": "Sauts d’index",
    "bruts": "Salaires bruts annuels fournis",
    "residentiel": "Service résidentiel",
    "plus-de-28": "Le seuil d’ETP du coordinateur est dépassé",
    "psycho-social": "Personnel psycho-social",
    "psycho_social": "Personnel psycho-social",
    "administratif": "Personnel administratif",
    "coordinateur": "Coordinateur",
    "lectures": "Selon chaque lecture",
    "prorata": "Au prorata",
    "tranche-entiere": "Par tranche entière",
    "tranche-entamee": "Par tranche entamée",
    "effectif": "Effectif",
    "total": "Total",
    "direction_max": "dont direction, au plus",
    "fonctionnement": "Frais de fonctionnement",
    "exact": "Montant exact",
    "euros": "Montant",
    "douzieme_euros": "Un douzième",
    "comparaison": "Comparaison",
    "mandats_agrees": "Mandats agréés",
    "ecarts": "Différences",
    "indexation": "Indexation",
    "coefficient": "Coefficient",
    "estimation": "Estimation du coût du personnel",
    "taux": "Taux des charges",
    "etp": "Équivalents temps plein",
    "erreur": "Ce que le site refuse",
    "contient": "Son message dit",
    "mandat": "Date du mandat",
    "jusqu-au": "Calendrier jusqu’au",
    "remise": "Premier rapport remis le",
    "designation": "Protuteur désigné le",
    "type": "Jour retenu pour la désignation",
    "rapports": "Rapports",
    "statut": "Ce que dit le texte",
    "quantieme": "Même jour du mois",
    "quantieme-a-veille": "Du lendemain à la veille",
    "plus_tot": "Plus tôt",
    "date-mandat": "Depuis la date du mandat",
    "jour-ouvrable": "Jour ouvrable suivant",
}
VALEURS = {
    "premier": "Premier rapport",
    "complementaire": "Rapport complémentaire",
    "evolution": "Rapport d’évolution",
    "decision": "la décision du conseiller",
    "homologation": "l’homologation par le tribunal",
    "ambigu": "plusieurs dates possibles",
    "clair": "une seule date",
    "a-confirmer": "une date à confirmer",
}
PAGES = {"protutelle": "protutelle/calcul.html", "rapports": "protutelle/rapports.html"}


def render(edition: Edition, name: str, cas: Mapping[str, Any]) -> str:
    entree = cas.get("entree") or cas.get("situation") or {}
    texte = f"<p>{esc(cas['situation'])}</p>" if isinstance(cas.get("situation"), str) else ""
    donnees = entree if isinstance(entree, Mapping) else {}
    liens = Liens("../")
    essai = (
        f'<p><a href="{liens.page(PAGES[name])}#{esc(state_of(edition.corpus, donnees))}">Refaire ce calcul</a></p>'
        if donnees
        else ""
    )
    return (
        f'<section class="entree" id="{esc(cas["id"])}" data-recherche="{esc(cas.get("nom") or cas["id"])}" data-poids="0.5">'
        f"<h2>{esc(cas.get('nom') or cas['id'])}</h2>{texte}{listing('Données', donnees)}"
        f"{listing('Résultat', cas.get('attendu', {}))}{comment(cas)}{essai}{sources(edition, cas, liens)}</section>"
    )


def listing(titre: str, value: Mapping[str, Any]) -> str:
    return f"<h3>{titre}</h3>{nested(value)}" if value else ""


def nested(value: Mapping[str, Any], sous: str = "") -> str:
    """A list; a value that holds others is a line with its own list. `sous`: the key above."""
    lignes = "".join(
        f"<li>{line(key, inner, sous)}</li>" for key, inner in value.items() if key != "champ"
    )
    return f"<ul>{lignes}</ul>"


def line(key: str, value: Any, sous: str = "") -> str:
    """Raises `KeyError` for a key or a value that has no words: nothing of the data's spelling is shown."""
    if isinstance(value, list):
        lignes = "".join(f"<li>{report(un)}</li>" for un in value)
        return f"{MOTS[key]}{ESPACE}:<ol>{lignes}</ol>"
    if isinstance(value, Mapping):
        return f"{MOTS[key]}{ESPACE}:{nested(value, key)}"
    return f"{MOTS[key]}{ESPACE}: <strong>{esc(said(key, value, sous))}</strong>"


def report(rapport: Mapping[str, Any]) -> str:
    """One report of a calendar: its kind, its date, then the same date as each way of counting gives it."""
    autres = {k: v for k, v in rapport.items() if k not in ("type", "echeance")}
    jour = said("echeance", rapport["echeance"])
    return f"{VALEURS[rapport['type']]}{ESPACE}: <strong>{jour}</strong>{nested(autres)}"


def said(key: str, value: Any, sous: str = "") -> str:
    """A value as one reads it: a day in words, euros, a fraction of a full-time post."""
    texte = str(value)
    if value is None or isinstance(value, bool):
        return {True: "oui", False: "non", None: "aucun"}[value]
    if DAY.fullmatch(texte):
        return date_longue(date.fromisoformat(texte))
    if key == "exact":
        return f"{fraction(Fraction(texte))}{ESPACE}€"
    if key in EUROS or sous == "bruts":
        return euros(Fraction(texte))
    if key in ETP:
        return f"{fraction(Fraction(texte))}{ESPACE}ETP"
    if key == "taux":
        return f"{nombre(Fraction(texte), 2)}{ESPACE}%"
    if key == "coefficient":
        return texte.replace(".", ",")
    return VALEURS.get(texte, texte)
