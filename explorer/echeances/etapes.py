"""The trace of a calendar: from which day each report is counted, and what the count gives.

Knows: the words.
Ignores: which reports are due.
Used by: explorer.echeances.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from explorer.echeances.comptage import QUANTIEME
from explorer.echeances.regles import Faits, Regle
from explorer.francais import date_courte, date_longue
from explorer.trace import Etape


def step_ancre(regle: Regle, ancre: datetime.date, faits: Faits) -> Etape:
    """The day from which a kind of report is counted."""
    if regle.ancre == "mandat":
        texte = f"Le premier rapport se compte depuis la date du mandat, le {date_longue(ancre)}."
        operation = ""
    elif regle.ancre == "premier":
        texte = _first_report_sentence(ancre, faits)
        operation = "le plus tôt de la remise et de l’échéance"
    else:
        texte = (
            f"Les rapports d’évolution se comptent depuis la désignation, le {date_longue(ancre)}."
        )
        operation = ""
    return Etape(
        f"ancre-{regle.type}",
        texte,
        operation,
        ancre.isoformat(),
        "date",
        tuple(regle.citations[:1]),
        QUANTIEME,
    )


def _first_report_sentence(ancre: datetime.date, faits: Faits) -> str:
    debut = f"Les rapports complémentaires se comptent tous depuis le {date_longue(ancre)}"
    if faits.remise is None:
        return f"{debut}, échéance du premier rapport : la date de sa remise n’est pas donnée."
    if faits.remise == ancre:
        return f"{debut}, jour de remise du premier rapport : il ne dépasse pas son échéance."
    return f"{debut}, échéance du premier rapport : elle précède sa remise."


def step_rapport(regle: Regle, rapport: Mapping[str, Any]) -> Etape:
    """One report: its anchor plus so many months."""
    ancre = datetime.date.fromisoformat(rapport["ancre"])
    echeance = datetime.date.fromisoformat(rapport["echeance"])
    texte = (
        f"{rapport['titre']} : {rapport['mois']} mois après le {date_longue(ancre)}, "
        f"soit le {date_longue(echeance)}"
    )
    if echeance.day < ancre.day:
        texte += f" (ce mois n’a pas de {ancre.day} : dernier jour du mois)"
    return Etape(
        f"{regle.type}-{rapport['numero']}",
        texte + ".",
        f"{date_courte(ancre)} + {rapport['mois']} mois",
        rapport["echeance"],
        "date",
        tuple(regle.citations[:1]),
        QUANTIEME,
    )
