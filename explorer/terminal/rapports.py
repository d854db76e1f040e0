"""`python -m explorer rapports`: the calendar of reports.

Used by: explorer.__main__.
"""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from explorer.corpus import Corpus
from explorer.echeances import compute, earlier_dates
from explorer.errors import ReponseInvalide
from explorer.francais import date_avec_jour, date_longue
from explorer.terminal.arguments import Parser, require
from explorer.terminal.texte import bullets, citations, title, to_json, wrap

STATUTS = {"clair": "clair", "ambigu": "ambigu", "a-confirmer": "à confirmer"}


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = Parser(
        "rapports",
        "Calendrier des rapports au conseiller (art. 4, § 3) : la date prudente d’abord,\n"
        "les autres façons de compter à côté.",
        "  python -m explorer rapports --mandat 2026-12-31\n"
        "  python -m explorer rapports --mandat 2026-12-31 --designation 2027-08-28 --json\n"
        "  python -m explorer rapports --mandat 2026-12-31 --ics > rapports.ics",
    )
    ajouter = parser.add_argument
    ajouter("--mandat", metavar="DATE", help="date du mandat (AAAA-MM-JJ ou JJ/MM/AAAA)")
    ajouter("--remise", metavar="DATE", help="jour de remise du premier rapport")
    ajouter("--designation", metavar="DATE", help="jour de désignation du protuteur")
    ajouter(
        "--type-designation",
        metavar="TYPE",
        help="ce jour est celui de la « decision » du conseiller ou de l’« homologation »",
    )
    ajouter("--jusqu-au", metavar="DATE", help="fin du calendrier (deux ans si absente)")
    ajouter("--ics", action="store_true", help="écrire un calendrier iCalendar")
    ajouter("--csv", action="store_true", help="écrire un tableau CSV")
    parser.add_json()
    return parser.read(arguments)


def run(corpus: Corpus, options: argparse.Namespace, aujourdhui: datetime.date) -> Iterator[str]:
    """The pieces of text to print; today plays no part. Raises `ProtocoleError`."""
    if options.ics + options.csv + options.json > 1:
        raise ReponseInvalide("Choisissez un seul format parmi --ics, --csv et --json.", "format")
    require(options.mandat, "mandat", "--mandat 2026-12-31")
    resultat = compute(
        corpus,
        options.mandat,
        options.remise,
        options.designation,
        options.type_designation,
        options.jusqu_au,
    )
    if options.json:
        return iter([to_json(resultat)])
    if options.ics:
        from explorer.exports.ics import export_ics

        return iter([export_ics(corpus, resultat)])
    if options.csv:
        from explorer.exports.csv import rapports_csv

        return iter([rapports_csv(corpus, resultat)])
    return _text(corpus, resultat)


def _text(corpus: Corpus, resultat: Mapping[str, Any]) -> Iterator[str]:
    noms = {choix["id"]: choix["titre"] for choix in corpus.echeances["rapports"]["comptages"]}
    yield title(f"Rapports pour le mandat du {date_longue(_day(resultat['mandat']))}", "═")
    for rapport in resultat["rapports"]:
        yield wrap(
            f"{date_avec_jour(_day(rapport['echeance']))} — {rapport['titre']} "
            f"({STATUTS[rapport['statut']]})",
            "  ",
        )
        for nom, jour in rapport["lectures"].items():
            if jour != rapport["echeance"]:
                yield f"      {noms[nom].lower()} : {date_avec_jour(_day(jour))}\n"
        for titre, jour in earlier_dates(resultat, rapport):
            yield f"      {titre} : {date_avec_jour(_day(jour))}\n"
        if rapport["note"]:
            yield wrap(rapport["note"], "      ")
    yield title("À savoir")
    yield bullets(resultat["avertissements"])
    yield title("Le calcul, pas à pas")
    for rang, etape in enumerate(resultat["trace"], 1):
        yield wrap(etape["texte"], f"{rang:>3}. ")
    yield title("Les phrases du texte")
    yield citations(corpus, (c for r in resultat["rapports"] for c in r["citations"]))


def _day(iso: str) -> datetime.date:
    return datetime.date.fromisoformat(iso)
