"""HTML of a calendar of reports: the form, the sentence, the table, the trace.

Knows: the order of a result page, its words, how a date is shown under each reading.
Ignores: how dates are found (explorer.echeances), how a state string is read (explorer.vues).
Used by: explorer.vues.rapports, scripts (static pages).
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from explorer.corpus import Corpus
from explorer.echeances import earlier_dates
from explorer.francais import ESPACE, date_avec_jour, date_longue, pluriel
from explorer.rendu.formulaire import Champ, Saisie, render_field, render_form, render_radios
from explorer.rendu.frise import render_timeline
from explorer.rendu.html import Liens, esc, render_citations, render_lectures, render_source_links
from explorer.rendu.tableau import FERMER, open_frame

PAGE = "protutelle/rapports.html"
STATUTS = {
    "clair": ("clair", "Clair"),
    "ambigu": ("ambigu", "Ambigu"),
    "a-confirmer": ("muet", "À confirmer"),
}
CHAMPS = (
    Champ("mandat", "Date du mandat", "La date écrite sur le mandat du conseiller.", "date"),
    Champ("remise", "Jour de remise du premier rapport (facultatif)", "", "date"),
    Champ("designation", "Jour de désignation du protuteur (facultatif)", "", "date"),
)
FIN = Champ(
    "jusqu-au",
    "Calendrier jusqu’au (facultatif)",
    "Sans date, le calendrier va deux ans plus loin.",
    "date",
)


def render_fields(corpus: Corpus, liens: Liens, saisie: Saisie) -> str:
    choix = [(c["id"], c["titre"]) for c in corpus.echeances["rapports"]["designations"]]
    radios = render_radios(
        "type",
        "Ce jour de désignation est :",
        choix,
        saisie,
        "Seulement si vous donnez ce jour. Le texte ne dit pas lequel compte.",
    )
    champs = "".join(render_field(champ, saisie) for champ in CHAMPS)
    return render_form("rapports", liens.page(PAGE), champs + radios + render_field(FIN, saisie))


def render_result(corpus: Corpus, resultat: Mapping[str, Any], liens: Liens) -> str:
    """Everything below the heading of a calendar, in reading order."""
    return (
        f'<p class="resultat">{summary(resultat)}</p>'
        + render_calendar(corpus, resultat)
        + render_timeline(resultat)
        + _readings(corpus)
        + _warnings(resultat["avertissements"])
        + _contents(corpus, resultat["rapports"], liens)
        + _trace(corpus, resultat["trace"], liens)
        + render_lectures(corpus, resultat["registre"], liens)
    )


def summary(resultat: Mapping[str, Any]) -> str:
    """The answer in one sentence (HTML-safe)."""
    rapports = resultat["rapports"]
    fin = date_longue(_day(resultat["jusqu_au"]))
    if not rapports:
        return f"Aucun rapport n’est dû jusqu’au {fin}."
    premier = rapports[0]
    return (
        f"{pluriel(len(rapports), 'rapport')} jusqu’au {fin}. Le plus proche : "
        f"{premier['titre'].lower()}, <strong>au plus tard le "
        f"{date_avec_jour(_day(premier['echeance']))}"
        "</strong> (date prudente)."
    )


def render_calendar(corpus: Corpus, resultat: Mapping[str, Any]) -> str:
    """The table of reports: prudent date first, then the wider dates where they differ."""
    if not resultat["rapports"]:
        return ""
    noms = {choix["id"]: choix["titre"] for choix in corpus.echeances["rapports"]["comptages"]}
    lignes = "".join(_row(resultat, rapport, noms) for rapport in resultat["rapports"])
    return (
        "<h3>Le calendrier</h3>"
        + open_frame("Le calendrier")
        + '<table class="table-calendrier"><caption class="sr">Rapports au '
        'conseiller, par date</caption><thead><tr><th scope="col">Rapport</th>'
        '<th scope="col">Échéance : la date prudente d’abord</th></tr></thead>'
        f"<tbody>{lignes}</tbody></table>{FERMER}"
    )


def _row(resultat: Mapping[str, Any], rapport: Mapping[str, Any], noms: Mapping[str, str]) -> str:
    # Two columns only: the table stays whole on a phone.
    echeance = rapport["echeance"]
    autres = "".join(
        f"<br>{esc(noms[nom])} : {_breakable(jour)}"
        for nom, jour in rapport["lectures"].items()
        if jour != echeance
    )
    meme = "<br>même date selon les trois façons de compter"
    plus_tot = "".join(
        f"<br>{esc(titre.capitalize())} : {_breakable(jour)}"
        for titre, jour in earlier_dates(resultat, rapport)
    )
    note = f"<br><small>{esc(rapport['note'])}</small>" if rapport["note"] else ""
    classe, mot = STATUTS[rapport["statut"]]
    return (
        f'<tr><th scope="row">{esc(rapport["titre"])}<br>'
        f'<span class="statut statut-{classe}">{mot}</span></th>'
        f'<td><strong><time datetime="{echeance}">{_breakable(echeance)}</time></strong>'
        f"{autres or meme}{plus_tot}{note}</td></tr>"
    )


def _readings(corpus: Corpus) -> str:
    lignes = "".join(
        f"<dt>{esc(choix['titre'])}</dt><dd>{esc(choix['texte'])}{_source(choix.get('source'))}</dd>"
        for choix in corpus.echeances["rapports"]["comptages"]
    )
    return f"<h3>Trois façons de compter les mois</h3><dl>{lignes}</dl>"


def _source(source: Mapping[str, str] | None) -> str:
    if not source:
        return ""
    return f' <small>Source : <a href="{esc(source["url"])}">{esc(source["texte"])}</a>.</small>'


def _warnings(avertissements: Sequence[str]) -> str:
    lignes = "".join(f"<li>{esc(texte)}</li>" for texte in avertissements)
    return f'<div class="avertissement"><p><strong>À savoir</strong></p><ul>{lignes}</ul></div>'


def _contents(corpus: Corpus, rapports: Sequence[Mapping[str, Any]], liens: Liens) -> str:
    """What each kind of report must contain, once a kind, with the words of the text."""
    genres = {rapport["type"]: rapport for rapport in reversed(rapports)}
    blocs = "".join(
        f"<h4>{esc(genres[nom]['titre'].partition(' n°')[0])}</h4>"
        f"<p>{esc(genres[nom]['regle'])} Contenu : {esc(genres[nom]['contenu'])}</p>"
        + render_citations(corpus, genres[nom]["citations"], liens)
        for nom in ("premier", "complementaire", "evolution")
        if nom in genres
    )
    return f"<h3>Ce que dit le texte</h3>{blocs}" if blocs else ""


def _trace(corpus: Corpus, trace: Sequence[Mapping[str, Any]], liens: Liens) -> str:
    lignes = "".join(
        f"<li>{esc(etape['texte'])}{render_source_links(corpus, etape['citations'], liens)}</li>"
        for etape in trace
    )
    return f'<h3>Le calcul, pas à pas</h3><ol class="trace">{lignes}</ol>' if lignes else ""


def _day(iso: str) -> datetime.date:
    return datetime.date.fromisoformat(iso)


def _breakable(iso: str) -> str:
    """`jeudi 31 décembre 2026`, which may break after the name of the day (narrow columns)."""
    return date_avec_jour(_day(iso)).replace(ESPACE, " ", 1)
