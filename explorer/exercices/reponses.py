"""What the end of a path says, as one of a few answers: which service, which form, which duty.

Knows: how to read a suite for an exercise; None where a room could defend two answers.
Ignores: the draw, the wrong answers.
Used by: explorer.exercices.genres.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explorer.chemins import Chemin

Suite = Mapping[str, Any]

SERVICES = {
    "saj": "Au SAJ",
    "spj": "Au SPJ",
    "cpas": "Au CPAS",
    "aucun": "À aucun service pour l’instant",
}
RECEVEURS = {"conseiller": "saj", "directeur": "spj", "cpas": "cpas"}
FORMES = {
    "accompagnement+ecrit": "Accompagner la famille et le jeune, ou écrire",
    "ecrit": "Par écrit seulement ; accompagner n’est pas prévu",
    "oral": "De vive voix : un appel, sans écrit",
    "ecrit+oral": "De vive voix ou par écrit ; accompagner n’est pas prévu",
    "accompagnement+ecrit+oral": "De vive voix, par écrit, ou en accompagnant",
}
RETOUR = "un accusé de réception, puis une information écrite"
DEVOIRS = {
    "conseiller>cpas": f"Le Conseiller doit au CPAS {RETOUR}",
    "directeur>cpas": f"Le Directeur doit au CPAS {RETOUR}",
    "cpas>conseiller": f"Le CPAS doit au Conseiller {RETOUR}",
    "cpas>directeur": f"Le CPAS doit au Directeur {RETOUR}",
    "rien": "Le texte ne prévoit aucun retour à ce stade",
}
CLES = {"devoir": "suites_dues", "forme": "formes"}


def stage(suite: Suite) -> str:
    """What the suite does: `informer` (the other service owes a return), `demander` (a call, a
    request), `attendre` (something must be known first), `arreter` (nothing leaves)."""
    if not suite.get("partage"):
        return "arreter"
    if suite.get("suites_dues"):
        return "informer"
    return "demander" if _forms(suite) else "attendre"


def service(suite: Suite) -> str | None:
    """Who may be told something now. None where the text leaves room for another answer."""
    if suite["statut"] != "clair":
        return None
    if stage(suite) == "arreter":
        return None if suite.get("formes") else "aucun"
    receveurs = {RECEVEURS[due["qui"]] for due in suite.get("suites_dues", ())}
    return receveurs.pop() if len(receveurs) == 1 else None


def forms(suite: Suite) -> str | None:
    """The forms that the schema foresees, joined. None where it only gives examples."""
    cle = _forms(suite)
    ferme = stage(suite) == "informer" or cle == "oral"
    return cle if suite["statut"] == "clair" and ferme else None


def duty(suite: Suite) -> str | None:
    """Who owes what to whom in return. None where it depends on what is still unknown."""
    if suite["statut"] != "clair":
        return None
    dus = due_between(suite)
    if not dus:
        return "rien" if stage(suite) == "demander" else None
    return next(iter(dus)) if len(dus) == 1 else None


def due_between(suite: Suite) -> frozenset[str]:
    """Each « who owes > to whom » of the suite, once."""
    return frozenset(f"{due['qui']}>{due['a']}" for due in suite.get("suites_dues", ()))


def _forms(suite: Suite) -> str | None:
    """The forms foreseen, joined; None where the suite leaves one out."""
    formes = {forme["forme"]: forme["statut"] for forme in suite.get("formes", ())}
    cle = "+".join(sorted(forme for forme, statut in formes.items() if statut == "prevu"))
    complet = "accompagnement" in formes or cle == "oral"
    return cle if complet and cle in FORMES else None


def single_condition(chemin: Chemin) -> str | None:
    """The one condition that stops the path, or None."""
    return next(iter(chemin.conditions)) if len(chemin.conditions) == 1 else None


def citation_of(suite: Suite, genre: str = "") -> Mapping[str, str]:
    """The words that decide: of the line asked about, else of the suite itself."""
    lignes = suite.get(CLES.get(genre, ""), ())
    citation: Mapping[str, str] = (lignes[0] if lignes else suite)["citations"][0]
    return citation
