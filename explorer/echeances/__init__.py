"""The calendar of reports of a protutelle service to the conseiller (art. 4, § 3).

Knows: which reports are due, from which anchor, under each way of counting.
Ignores: how the calendar is shown or exported; the day of today.
Used by: the command line, explorer.rendu.rapports, explorer.vues.rapports, explorer.exports, tests.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from itertools import count, islice
from typing import Any

from explorer.corpus import Corpus
from explorer.echeances.avertissements import note_for, warnings_for
from explorer.echeances.comptage import QUANTIEME, JoursFeries, add_months, read_all
from explorer.echeances.etapes import step_ancre, step_rapport
from explorer.echeances.regles import Faits, Regle, check_faits, load_regles
from explorer.errors import ReponseInvalide

__all__ = ["compute", "earlier_dates"]
Jour = datetime.date
ORDRE = ("premier", "complementaire", "evolution")


def compute(
    corpus: Corpus,
    mandat: Jour | str,
    remise: Jour | str | None = None,
    designation: Jour | str | None = None,
    designation_type: str | None = None,
    jusqu_au: Jour | str | None = None,
) -> dict[str, Any]:
    """Every report due up to `jusqu_au`, in order of date.

    `mandat`: date of the mandate; `remise`: day the first report was handed in; `designation`: day
    of the designation of the protuteur, `designation_type` saying which day that is (`decision` of
    the conseiller or `homologation` by the court); `jusqu_au`: last day of the calendar. Dates are
    days or `AAAA-MM-JJ`. Each report has `echeance` (the prudent date), `lectures` (ISO dates per
    reading, B08) and `plus_tot` (the earlier date of a reading that counts from elsewhere).

    Complementary and evolution reports are counted from their anchor, never from one another: the
    earlier of hand-in and due date of the first report (B09), the designation (B10, B11). `departs`
    has the whole series of each reading that counts from an earlier day.

    Raises `ReponseInvalide` (impossible or contradictory dates) and `HorsPeriode` before 1 January
    2019.
    """
    faits = check_faits(corpus, mandat, remise, designation, designation_type, jusqu_au)
    regles = load_regles(corpus, faits.mandat)
    feries = JoursFeries(corpus.echeances["jours-feries"])
    ancres = _anchors(faits, regles)
    maximum = int(corpus.echeances["rapports"]["limites"]["rapports-max"])
    rapports = [
        rapport
        for regle in regles.values()
        if ancres[regle.ancre]
        for rapport in _reports(regle, ancres, faits, feries, maximum + 1)
    ]
    rapports.sort(key=lambda rapport: (rapport["echeance"], ORDRE.index(rapport["type"])))
    retenus = rapports[:maximum]
    departs = list(_other_starts(regles, ancres, faits, maximum))
    tronque = len(rapports) > maximum
    return {
        "mandat": faits.mandat.isoformat(),
        "remise": _iso(faits.remise),
        "designation": _iso(faits.designation),
        "designation_type": faits.designation_type,
        "jusqu_au": faits.fin.isoformat(),
        "rapports": retenus,
        "departs": departs,
        "trace": _trace(faits, regles, ancres, retenus),
        "avertissements": warnings_for(corpus, faits, regles, retenus, departs, tronque),
        "registre": list(corpus.echeances["rapports"]["lectures"]),
    }


def earlier_dates(
    resultat: Mapping[str, Any], rapport: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """`plus tôt, depuis la date du mandat` and the day, for each reading that comes before."""
    titres = {depart["sens"]: depart["titre"] for depart in resultat["departs"]}
    for sens, jour in rapport["plus_tot"].items():
        yield f"plus tôt, {titres[sens]}", jour


def _anchors(faits: Faits, regles: dict[str, Regle]) -> dict[str, Jour | None]:
    echeance = add_months(faits.mandat, regles["premier"].mois)
    return {
        "mandat": faits.mandat,
        "premier": min(faits.remise, echeance) if faits.remise else echeance,
        "designation": faits.designation,
    }


def _reports(
    regle: Regle,
    ancres: Mapping[str, Jour | None],
    faits: Faits,
    feries: JoursFeries,
    maximum: int,
) -> Iterator[dict[str, Any]]:
    ancre = ancres[regle.ancre]
    assert ancre is not None
    for numero in range(1, maximum + 1 if regle.repete else 2):
        mois = regle.mois * numero
        try:
            dates = read_all(feries, ancre, mois)
        except ReponseInvalide:
            if regle.repete:
                return  # the calendar of Python ends with the year 9999
            raise
        if dates[QUANTIEME] > faits.fin or _too_late(regle, dates[QUANTIEME], faits):
            return
        plus_tot = {
            autre["sens"]: add_months(depart, mois).isoformat()
            for autre, depart in _earlier_starts(regle, ancres)
        }
        yield _report(regle, numero, ancre, dates, faits) | {"plus_tot": plus_tot}


def _earlier_starts(
    regle: Regle, ancres: Mapping[str, Jour | None]
) -> Iterator[tuple[dict[str, str], Jour]]:
    """The other readings of where a rule counts from, when that day is known and comes before."""
    retenue = ancres[regle.ancre]
    for autre in regle.autres_departs:
        depart = ancres[autre["ancre"]]
        if depart and retenue and depart < retenue:
            yield autre, depart


def _other_starts(
    regles: Mapping[str, Regle], ancres: Mapping[str, Jour | None], faits: Faits, maximum: int
) -> Iterator[dict[str, Any]]:
    """The dates of each of these readings, up to the end or the designation."""
    for regle in regles.values():
        for autre, depart in _earlier_starts(regle, ancres):
            dates = list(islice(_series(regle, depart, faits), maximum))
            yield {
                "type": regle.type,
                "lecture": autre["lecture"],
                "sens": autre["sens"],
                "titre": autre["titre"],
                "echeances": [date.isoformat() for date in dates],
            }


def _series(regle: Regle, depart: Jour, faits: Faits) -> Iterator[Jour]:
    for numero in count(1):
        try:
            date = add_months(depart, regle.mois * numero)
        except ReponseInvalide:
            return  # the calendar of Python ends with the year 9999
        if date > faits.fin or _too_late(regle, date, faits):
            return
        yield date


def _too_late(regle: Regle, echeance: Jour, faits: Faits) -> bool:
    """Complementary reports stop with the designation; one due that very day is kept, to be
    confirmed.
    """
    if regle.type != "complementaire" or faits.designation is None:
        return False
    return echeance > faits.designation


def _report(
    regle: Regle, numero: int, ancre: Jour, dates: dict[str, Jour], faits: Faits
) -> dict[str, Any]:
    echeance = dates[QUANTIEME]
    a_confirmer = regle.type == "complementaire" and echeance == faits.designation
    ouvert = regle.depart_ouvert or len(set(dates.values())) > 1
    return {
        "type": regle.type,
        "numero": numero,
        "titre": f"{regle.titre} n°\u00a0{numero}" if regle.repete else regle.titre,
        "ancre": ancre.isoformat(),
        "mois": regle.mois * numero,
        "echeance": echeance.isoformat(),
        "lectures": {nom: jour.isoformat() for nom, jour in dates.items()},
        "statut": "a-confirmer" if a_confirmer else "ambigu" if ouvert else "clair",
        "regle": regle.regle,
        "contenu": regle.contenu,
        "note": note_for(regle, dates, faits),
        "registre": list(regle.lectures),
        "citations": list(regle.citations),
    }


def _trace(
    faits: Faits,
    regles: dict[str, Regle],
    ancres: dict[str, Jour | None],
    rapports: list[dict[str, Any]],
) -> list[dict[str, Any]]:
    vus: set[str] = set()
    trace = []
    for rapport in rapports:
        regle = regles[rapport["type"]]
        ancre = ancres[regle.ancre]
        if regle.type not in vus and ancre is not None:
            vus.add(regle.type)
            trace.append(step_ancre(regle, ancre, faits).to_dict())
        trace.append(step_rapport(regle, rapport).to_dict())
    return trace


def _iso(jour: Jour | None) -> str | None:
    return jour.isoformat() if jour else None
