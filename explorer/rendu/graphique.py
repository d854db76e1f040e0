"""The step curves of staffing and subsidy from 1 to 200 mandats, as SVG, with their table.

Knows: scales, paths, marks (the threshold, the reader's own number); nothing by colour alone.
Ignores: styles: `currentColor` and classes, so that both themes and paper work.
Used by: explorer.rendu.protutelle, scripts (static pages).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from explorer.corpus import Corpus
from explorer.francais import ESPACE, date_longue, euros, nombre
from explorer.protutelle.normes import PRORATA, TRANCHE_ENTIERE, Normes, load_normes
from explorer.rendu.html import esc
from explorer.rendu.tableau import FERMER, open_frame

DERNIER = 200
LARGEUR, HAUTEUR = 380, 292
GAUCHE, DROITE, HAUT, BAS = 62, 16, 64, 40
GRADUATIONS = (1, 40, 80, 120, 160, 200)
SERIES = ((PRORATA, "prorata", ""), (TRANCHE_ENTIERE, "tranche entière", ' stroke-dasharray="6 3"'))
Mesure = Callable[[str, int], Fraction]


class Courbe(NamedTuple):
    """One chart: what is measured, its name, how a value is written, the marks of its axis."""

    nom: str
    titre: str
    mesure: Mesure
    ecrire: Callable[[Fraction], str]
    pas: int


def render_charts(corpus: Corpus, jour: datetime.date, mandats: int | None = None) -> str:
    """Two figures (total ETP, operating subsidy in EUR a year), the reader's number marked."""
    normes = load_normes(corpus, jour)
    return "".join(
        _figure(normes, courbe, _ground(corpus, _same_numbers(normes), rang), mandats)
        for rang, courbe in enumerate(_courbes(normes))
    )


def _courbes(normes: Normes) -> tuple[Courbe, Courbe]:
    return (
        Courbe("etp", "Effectif total, en ETP", lambda n, m: _total(normes, n, m), _etp, 1),
        Courbe(
            "euros", "Frais de fonctionnement, en euros par an", normes.subvention, euros, 20_000
        ),
    )


def _same_numbers(normes: Normes) -> datetime.date:
    """A day with the same norms, one for each period: what is drawn for it is kept."""
    return datetime.date.fromisoformat(
        max(normes.version_effectif.debut, normes.version_fonctionnement.debut)
    )


def render_table(
    corpus: Corpus, jour: datetime.date, mandats: int | None = None, de: int = 1, a: int = DERNIER
) -> str:
    """The numbers behind the charts: ETP and EUR under both readings, one line a number of
    mandats.
    """
    normes = load_normes(corpus, jour)
    lignes = list(_rows(corpus, _same_numbers(normes), de, a))
    if mandats is not None and de <= mandats <= a:
        lignes[mandats - de] = _row(normes, mandats, ici=True)
    return (
        open_frame(f"De {de} à {a} mandats") + '<table class="table-nombres">'
        f"<caption>Effectif total et frais de fonctionnement, de {de} à {a} mandats agréés, "
        f"au {date_longue(jour)}</caption><thead><tr>"
        '<th scope="col">Mandats agréés</th><th scope="col">ETP, prorata</th>'
        '<th scope="col">ETP, tranche entière</th><th scope="col">Par an, prorata</th>'
        '<th scope="col">Par an, tranche entière</th>'
        f"</tr></thead><tbody>{''.join(lignes)}</tbody></table>{FERMER}"
    )


@lru_cache(maxsize=16)
def _rows(corpus: Corpus, jour: datetime.date, de: int, a: int) -> tuple[str, ...]:
    normes = load_normes(corpus, jour)
    return tuple(_row(normes, mandats, ici=False) for mandats in range(de, a + 1))


def _row(normes: Normes, mandats: int, *, ici: bool) -> str:
    etp = "".join(f"<td>{_etp(_total(normes, nom, mandats))}</td>" for nom, _, _ in SERIES)
    frais = "".join(f"<td>{euros(normes.subvention(nom, mandats))}</td>" for nom, _, _ in SERIES)
    marque = ' class="ici"' if ici else ""
    titre = f"{mandats} (votre nombre)" if ici else str(mandats)
    return f'<tr{marque}><th scope="row">{titre}</th>{etp}{frais}</tr>'


def _total(normes: Normes, lecture: str, mandats: int) -> Fraction:
    return normes.etp_psycho_social(lecture, mandats) + normes.administratif


def _etp(valeur: Fraction) -> str:
    return nombre(valeur, 2)


@lru_cache(maxsize=16)
def _ground(corpus: Corpus, jour: datetime.date, rang: int) -> tuple[int, str]:
    """Top of the axis and everything of a chart that does not depend on the reader."""
    normes = load_normes(corpus, jour)
    courbe = _courbes(normes)[rang]
    seuil = normes.tranches_effectif.seuil
    sommet = max(courbe.mesure(nom, DERNIER) for nom, _, _ in SERIES)
    haut = int(-(-sommet // courbe.pas) * courbe.pas)
    series = "".join(_serie(courbe, rang, haut, seuil) for rang in range(len(SERIES)))
    return haut, (
        _grid(haut, courbe)
        + _mark(seuil, f"seuil {seuil}", HAUT - 6, "seuil", ' stroke-dasharray="2 3"')
        + series
        + _legend(courbe)
    )


def _figure(normes: Normes, courbe: Courbe, fond: tuple[int, str], mandats: int | None) -> str:
    haut, dessin = fond
    description = _describe(courbe, normes.tranches_effectif.seuil, mandats)
    return (
        f'<figure class="graphique"><svg viewBox="0 0 {LARGEUR} {HAUTEUR}" width="560" role="img" '
        f'aria-labelledby="g-{courbe.nom}-t g-{courbe.nom}-d" font-size="15" fill="currentColor">'
        f'<title id="g-{courbe.nom}-t">{esc(courbe.titre)}, de 1 à {DERNIER} mandats agréés</title>'
        f'<desc id="g-{courbe.nom}-d">{esc(description)}</desc>'
        f"{dessin}{_own(courbe, mandats, haut)}</svg>"
        f"<figcaption>{esc(courbe.titre)}. {esc(description)}</figcaption></figure>"
    )


def _describe(courbe: Courbe, seuil: int, mandats: int | None) -> str:
    avant, apres = (courbe.mesure(PRORATA, n) for n in (seuil - 1, seuil))
    texte = (
        "Au prorata, la courbe monte à chaque mandat et baisse au seuil : "
        f"{courbe.ecrire(avant)} pour "
        f"{seuil - 1} mandats, {courbe.ecrire(apres)} pour {seuil}. Par tranche entière, elle "
        "monte par paliers."
    )
    if mandats is None:
        return texte
    valeurs = " ; ".join(
        f"{titre} {courbe.ecrire(courbe.mesure(nom, mandats))}" for nom, titre, _ in SERIES
    )
    hors = f" (au-delà de l’échelle, qui s’arrête à {DERNIER})" if mandats > DERNIER else ""
    return f"{texte} Votre nombre, {mandats}{hors} : {valeurs}."


def _x(mandats: int) -> float:
    return round(GAUCHE + (mandats - 1) * (LARGEUR - GAUCHE - DROITE) / (DERNIER - 1), 1)


def _y(valeur: Fraction, haut: int) -> float:
    return round(HAUTEUR - BAS - float(valeur / haut) * (HAUTEUR - BAS - HAUT), 1)


def _grid(haut: int, courbe: Courbe) -> str:
    lignes = ""
    for valeur in range(0, haut + 1, courbe.pas):
        y = _y(Fraction(valeur), haut)
        lignes += (
            f'<path class="grille" d="M{GAUCHE} {y}H{LARGEUR - DROITE}" stroke="currentColor" '
            f'stroke-opacity=".2"/><text x="{GAUCHE - 6}" y="{y + 5}" '
            f'text-anchor="end">{nombre(valeur)}</text>'
        )
    y_axe = HAUTEUR - BAS + 17
    for mandats in GRADUATIONS:
        lignes += f'<text x="{_x(mandats)}" y="{y_axe}" text-anchor="middle">{mandats}</text>'
    return lignes


def _serie(courbe: Courbe, rang: int, haut: int, seuil: int) -> str:
    nom, _, tirets = SERIES[rang]
    if nom == PRORATA:  # the curve is broken at the threshold: nothing exists between 79 and 80
        d = _line(courbe, nom, range(1, seuil), haut) + _line(
            courbe, nom, range(seuil, DERNIER + 1), haut
        )
    else:
        d = _stairs(courbe, nom, haut)
    return (
        f'<path class="serie serie-{rang + 1}" d="{d}" fill="none" stroke="currentColor" '
        f'stroke-width="2"{tirets}/>'
    )


def _line(courbe: Courbe, nom: str, domaine: Sequence[int], haut: int) -> str:
    # Straight between its ends: the reading is proportional.
    debut, fin = domaine[0], domaine[-1]
    y0, y1 = (_y(courbe.mesure(nom, n), haut) for n in (debut, fin))
    return f"M{_x(debut)} {y0}L{_x(fin)} {y1}"


def _stairs(courbe: Courbe, nom: str, haut: int) -> str:
    niveau = courbe.mesure(nom, 1)
    d = f"M{_x(1)} {_y(niveau, haut)}"
    for mandats in range(2, DERNIER + 1):
        valeur = courbe.mesure(nom, mandats)
        if valeur != niveau:
            niveau = valeur
            d += f"H{_x(mandats)}V{_y(niveau, haut)}"
    return f"{d}H{_x(DERNIER)}"


def _mark(mandats: int, texte: str, y: int, classe: str, tirets: str = "") -> str:
    x = _x(mandats)
    return (
        f'<g class="{classe}"><path d="M{x} {HAUT}V{HAUTEUR - BAS}" stroke="currentColor"{tirets}/>'
        f'<text x="{x}" y="{y}" text-anchor="middle">{esc(texte)}</text></g>'
    )


def _own(courbe: Courbe, mandats: int | None, haut: int) -> str:
    if mandats is None or mandats > DERNIER:
        return ""
    x = _x(mandats)
    points = "".join(
        f'<circle cx="{x}" cy="{_y(courbe.mesure(nom, mandats), haut)}" r="4"/>'
        for nom, _, _ in SERIES
    )
    ancre = "start" if mandats < 30 else "end" if mandats > 170 else "middle"
    return (
        f'<g class="votre-nombre"><path d="M{x} {HAUT}V{HAUTEUR - BAS + 4}" stroke="currentColor" '
        f'stroke-width="1.5"/>{points}<text x="{x}" y="{HAUTEUR - 3}" text-anchor="{ancre}" '
        f'font-weight="700">votre nombre :{ESPACE}{mandats}</text></g>'
    )


def _legend(courbe: Courbe) -> str:
    lignes = f'<text x="4" y="14" font-weight="700">{esc(courbe.titre)}</text>'
    for rang, (_, titre, tirets) in enumerate(SERIES):
        x = 4 + rang * 105
        lignes += (
            f'<path class="serie serie-{rang + 1}" d="M{x} 29h18" fill="none" '
            'stroke="currentColor" '
            f'stroke-width="2"{tirets}/><text x="{x + 22}" y="33">{esc(titre)}</text>'
        )
    return f'<g class="legende">{lignes}</g>'
