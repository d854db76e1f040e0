"""Spaced reminders as an iCalendar file: the same points again after 2 days, 2 weeks, 2 months.

Knows: the three delays (a way of learning, not a rule of the texts) and the words of an event.
Ignores: the clock: the day chosen by the reader is given.
Used by: scripts.exports, explorer.vues.rappels.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from explorer.corpus import Corpus
from explorer.echeances.comptage import add_months
from explorer.errors import ReponseInvalide
from explorer.exports.ics import ORIGINE, escape_text, fold_line


class Rappel(NamedTuple):
    """One reminder: its id, its delay in words, its day."""

    id: str
    apres: str
    jour: datetime.date


def reminders(debut: datetime.date) -> tuple[Rappel, ...]:
    """The three days after `debut`; two months later is the same day, or the last of the month.

    Raises `ReponseInvalide` when a reminder, or the day after it, would fall after the year 9999.
    """
    deux_mois = add_months(debut, 2)
    if deux_mois == datetime.date.max:
        raise ReponseInvalide("Ces rappels tombent après l’an 9999 ; vérifiez l’année.", "debut")
    return (
        Rappel("deux-jours", "deux jours", debut + datetime.timedelta(days=2)),
        Rappel("deux-semaines", "deux semaines", debut + datetime.timedelta(days=14)),
        Rappel("deux-mois", "deux mois", deux_mois),
    )


def export_reminders(corpus: Corpus, debut: datetime.date, adresse: str | None = None) -> str:
    """The calendar as text with CRLF line ends; `adresse` is the public address of the quiz, if
    any.

    Raises `ReponseInvalide` when a reminder would fall after the year 9999.
    """
    moment = f"{debut:%Y%m%d}T000000Z"
    lignes = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Protocole AJ-CPAS//Rappels de formation {corpus.version}//FR",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escape_text('Réviser le protocole AJ/CPAS')}",
        *(ligne for rappel in reminders(debut) for ligne in _event(rappel, debut, moment, adresse)),
        "END:VCALENDAR",
    ]
    return "".join(f"{pliee}\r\n" for ligne in lignes for pliee in fold_line(ligne))


def _event(rappel: Rappel, debut: datetime.date, moment: str, adresse: str | None) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:rappel-{rappel.id}-{debut:%Y%m%d}@{ORIGINE}"
    yield f"DTSTAMP:{moment}"
    yield f"DTSTART;VALUE=DATE:{rappel.jour:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{rappel.jour + datetime.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escape_text(f'Dix questions sur le protocole ({rappel.apres} après)')}"
    texte = "Reprenez dix questions mélangées : retrouver une réponse de mémoire aide à la garder."
    yield f"DESCRIPTION:{escape_text(f'{texte} {adresse}' if adresse else texte)}"
    if adresse:
        yield f"URL:{adresse}"
    yield "TRANSP:TRANSPARENT"
    yield "CLASS:PRIVATE"
    yield "END:VEVENT"
