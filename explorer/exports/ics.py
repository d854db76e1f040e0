"""A calendar of reports as an iCalendar file (RFC 5545), one all-day event a report.

Knows: the grammar of the format (line ends, folding, escaping) and the words of an event.
Ignores: the clock: DTSTAMP is given, or made from the date of the mandate, so that a file is
reproducible.
Used by: explorer.vues.rapports, the command line.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from explorer.corpus import Corpus
from explorer.echeances import earlier_dates
from explorer.francais import date_avec_jour, date_longue

OCTETS = 75
ORIGINE = "protocole-aj-cpas.invalid"
STATUTS = {
    "clair": "date claire",
    "ambigu": "date selon la façon de lire le texte",
    "a-confirmer": "à confirmer",
}


def export_ics(corpus: Corpus, resultat: Mapping[str, Any], dtstamp: str | None = None) -> str:
    """The calendar of `echeances.compute` as text with CRLF line ends.

    `dtstamp` is `AAAAMMJJThhmmssZ`; without it, midnight of the date of the mandate. The UID of an
    event depends on the kind of report, its number, the date of the mandate and its anchor: making
    the calendar again with the same facts updates the events instead of doubling them. No name,
    nothing personal.
    """
    moment = dtstamp or f"{_compact(resultat['mandat'])}T000000Z"
    lignes = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Protocole AJ-CPAS//Rapports de protutelle {corpus.version}//FR",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escape_text('Rapports au conseiller (protutelle)')}",
    ]
    for rapport in resultat["rapports"]:
        lignes += _event(corpus, resultat, rapport, moment)
    lignes.append("END:VCALENDAR")
    return "".join(f"{pliee}\r\n" for ligne in lignes for pliee in fold_line(ligne))


def _event(
    corpus: Corpus, resultat: Mapping[str, Any], rapport: Mapping[str, Any], moment: str
) -> list[str]:
    debut = datetime.date.fromisoformat(rapport["echeance"])
    a_confirmer = " (à confirmer)" if rapport["statut"] == "a-confirmer" else ""
    return [
        "BEGIN:VEVENT",
        f"UID:{_uid(resultat, rapport)}",
        f"DTSTAMP:{moment}",
        f"DTSTART;VALUE=DATE:{_compact(debut.isoformat())}",
        *_end(debut),
        f"SUMMARY:{escape_text(rapport['titre'] + ' au conseiller' + a_confirmer)}",
        f"DESCRIPTION:{escape_text(chr(10).join(_description(corpus, resultat, rapport)))}",
        "TRANSP:TRANSPARENT",
        "CLASS:PRIVATE",
        "END:VEVENT",
    ]


def _end(debut: datetime.date) -> list[str]:
    # Exclusive end; the last day of the calendar of Python has no next day, and DTEND may be left
    # out.
    if debut == datetime.date.max:
        return []
    fin = debut + datetime.timedelta(days=1)
    return [f"DTEND;VALUE=DATE:{_compact(fin.isoformat())}"]


def _description(
    corpus: Corpus, resultat: Mapping[str, Any], rapport: Mapping[str, Any]
) -> Iterator[str]:
    yield f"{rapport['regle']} Contenu : {rapport['contenu']}"
    statut = STATUTS[rapport["statut"]]
    yield f"Date prudente, comptée depuis le {_longue(rapport['ancre'])} ; {statut}."
    noms = {choix["id"]: choix["titre"] for choix in corpus.echeances["rapports"]["comptages"]}
    for nom, jour in rapport["lectures"].items():
        yield f"{noms[nom]} : {_avec_jour(jour)}."
    for titre, jour in earlier_dates(resultat, rapport):
        yield f"{titre.capitalize()} : {_avec_jour(jour)}."
    if rapport["note"]:
        yield rapport["note"]
    for citation in rapport["citations"]:
        phrase = corpus.phrase(citation["phrase"])
        abrege = corpus.texte(phrase.texte_id)["abrege"]
        yield f"« {citation['extrait']} » ({abrege}, {phrase.reference})"
    yield f"Données version {corpus.version}."
    yield "Ce calendrier aide à préparer ; seul le texte fait foi."


def _uid(resultat: Mapping[str, Any], rapport: Mapping[str, Any]) -> str:
    mandat, ancre = _compact(resultat["mandat"]), _compact(rapport["ancre"])
    return f"{rapport['type']}-{rapport['numero']}-{mandat}-{ancre}@{ORIGINE}"


def _compact(iso: str) -> str:
    return iso.replace("-", "")


def _longue(iso: str) -> str:
    return date_longue(datetime.date.fromisoformat(iso))


def _avec_jour(iso: str) -> str:
    return date_avec_jour(datetime.date.fromisoformat(iso))


def escape_text(texte: str) -> str:
    """TEXT value: backslash, semicolon, comma and line break escaped."""
    for brut, echappe in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        texte = texte.replace(brut, echappe)
    return texte


def fold_line(ligne: str) -> Iterator[str]:
    """Physical lines of at most 75 octets, never cutting a character; continuations start with a
    space.
    """
    morceau, octets = "", 0
    for caractere in ligne:
        taille = len(caractere.encode())
        if octets + taille > OCTETS:
            yield morceau
            morceau, octets = " ", 1
        morceau += caractere
        octets += taille
    yield morceau
