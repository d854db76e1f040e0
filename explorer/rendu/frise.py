"""The timeline of a protutelle's reports, as a small SVG drawn from the computed dates.

Knows: where a day stands on the line, how labels keep apart, one sign for each kind of report.
Ignores: how dates are found; colours (`currentColor`, so that both themes and paper work).
Used by: explorer.rendu.rapports.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from explorer.francais import date_longue, pluriel
from explorer.rendu.html import esc

LARGEUR, HAUT, ECART, AXE, TEXTE = 340, 20, 42, 58, 84
POINTS_MAX = 12
SIGNES = {
    "mandat": '<path d="M{x} {y}m-7 0h14M{x} {y}m0 -7v14" stroke="currentColor" stroke-width="3"/>',
    "premier": '<circle cx="{x}" cy="{y}" r="7"/>',
    "complementaire": '<path d="M{x} {y}m-6 -6h12v12h-12z"/>',
    "evolution": '<path d="M{x} {y}m0 -8l8 8l-8 8l-8 -8z"/>',
    "designation": '<path d="M{x} {y}m-14 0h28" stroke="currentColor" stroke-width="4"/>',
}


class Point(NamedTuple):
    """A day of the line: its sign, what happens."""

    jour: datetime.date
    genre: str
    texte: str
    a_confirmer: bool = False

    @property
    def date(self) -> str:
        return date_longue(self.jour) + (" (à confirmer)" if self.a_confirmer else "")


def render_timeline(resultat: Mapping[str, Any], nom: str = "frise") -> str:
    """The figure; empty when no report is due. The table beside it stays the reference.

    `nom`: the beginning of its identifiers, when a page shows two.
    """
    tous = _points(resultat)
    if len(tous) < 2 or not resultat["rapports"]:
        return ""
    points = tous[:POINTS_MAX]
    hauteurs = _labels(points)
    bas = hauteurs[-1] + 26
    titre = f"Du {date_longue(points[0].jour)} au {date_longue(points[-1].jour)}, dans le temps"
    description = " ; ".join(f"{p.date}, {p.texte.lower()}" for p in points)
    reste = len(tous) - len(points)
    suite = f" Le tableau en donne {pluriel(reste, 'autre')}." if reste else ""
    return (
        f'<figure class="graphique frise"><svg viewBox="0 0 {LARGEUR} {bas}" width="{LARGEUR}" '
        f'role="img" aria-labelledby="{nom}-t {nom}-d" font-size="14" fill="currentColor">'
        f'<title id="{nom}-t">{esc(titre)}</title><desc id="{nom}-d">{esc(description)}.</desc>'
        f"{_axis(points, hauteurs)}{_marks(points, hauteurs)}</svg>"
        "<figcaption>Les signes sont placés à l’échelle du temps ; les dates sont les dates "
        f"prudentes du tableau.{suite}</figcaption></figure>"
    )


def _points(resultat: Mapping[str, Any]) -> list[Point]:
    """The mandate, the designation when it is known, and the reports, in order of date."""
    points = [Point(_day(resultat["mandat"]), "mandat", "Date du mandat")]
    if resultat.get("designation"):
        points.append(
            Point(_day(resultat["designation"]), "designation", "Désignation du protuteur")
        )
    points += [
        Point(_day(r["echeance"]), r["type"], r["titre"], r["statut"] == "a-confirmer")
        for r in resultat["rapports"]
    ]
    return sorted(points, key=lambda point: point.jour)


def _labels(points: Sequence[Point]) -> list[int]:
    """Heights of the labels: at the scale of time, never closer than they can be read."""
    hauteurs = [HAUT]
    for rang in range(1, len(points)):
        hauteurs.append(max(hauteurs[-1] + ECART, HAUT + round(_share(points, rang) * ECART * 6)))
    return hauteurs


def _share(points: Sequence[Point], rang: int) -> float:
    duree = (points[-1].jour - points[0].jour).days or 1
    return (points[rang].jour - points[0].jour).days / duree


def _height(points: Sequence[Point], hauteurs: Sequence[int], jour: datetime.date) -> float:
    duree = (points[-1].jour - points[0].jour).days or 1
    part = (jour - points[0].jour).days / duree
    return round(HAUT + part * (hauteurs[-1] - HAUT), 1)


def _axis(points: Sequence[Point], hauteurs: Sequence[int]) -> str:
    """The line, and the first day of each year on it."""
    traits = (
        f'<path d="M{AXE} {HAUT}V{hauteurs[-1]}" stroke="currentColor" stroke-width="2" '
        'fill="none"/>'
    )
    for annee in range(points[0].jour.year + 1, points[-1].jour.year + 1):
        y = _height(points, hauteurs, datetime.date(annee, 1, 1))
        traits += (
            f'<path d="M{AXE - 8} {y}H{AXE}" stroke="currentColor" stroke-width="2"/>'
            f'<text x="{AXE - 12}" y="{y + 5}" text-anchor="end">{annee}</text>'
        )
    return f'<g class="frise-axe">{traits}</g>'


def _marks(points: Sequence[Point], hauteurs: Sequence[int]) -> str:
    dessin = ""
    for point, y_texte in zip(points, hauteurs, strict=True):
        y = _height(points, hauteurs, point.jour)
        dessin += (
            f'<path d="M{AXE + 10} {y}L{TEXTE - 5} {y_texte}" stroke="currentColor" '
            f'stroke-opacity=".6" fill="none"/>{SIGNES[point.genre].format(x=AXE, y=y)}'
            f'<text x="{TEXTE}" y="{y_texte}" font-weight="700">{point.date}</text>'
            f'<text x="{TEXTE}" y="{y_texte + 17}">{esc(point.texte)}</text>'
        )
    return dessin


def _day(iso: str) -> datetime.date:
    return datetime.date.fromisoformat(iso)
