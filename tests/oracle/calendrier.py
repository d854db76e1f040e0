"""Article 4, § 3 counted by walking the calendar day by day.

Knows: nothing of `explorer` nor of the data. Used by: tests.
"""

from __future__ import annotations

from datetime import date, timedelta

JOUR = timedelta(days=1)


def paques(annee: int) -> date:
    """The anonymous Gregorian algorithm (1876)."""
    a, b, c = annee % 19, annee // 100, annee % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    reste = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * reste) // 451
    mois, jour = divmod(h + reste - 7 * m + 114, 31)
    return date(annee, mois, jour + 1)


def feries(annee: int) -> set[date]:
    fixes = [(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)]
    mobiles = [paques(annee) + timedelta(days=n) for n in (1, 39, 50)]
    return {date(annee, mois, jour) for mois, jour in fixes} | set(mobiles)


def _mois_atteint(depart: date, mois: int) -> tuple[int, int]:
    annee, rang = depart.year, depart.month
    for _ in range(mois):
        annee, rang = (annee + 1, 1) if rang == 12 else (annee, rang + 1)
    return annee, rang


def quantieme(depart: date, mois: int) -> date:
    """Walk to the same day number of the month of arrival, or stop at its last day."""
    annee, rang = _mois_atteint(depart, mois)
    jour = date(annee, rang, 1)
    while jour.day < depart.day and (jour + JOUR).month == rang:
        jour += JOUR
    return jour


def quantieme_a_veille(depart: date, mois: int) -> date:
    """From the next day to the eve of its day number, or to the end of a month that lacks it."""
    debut = depart + JOUR
    annee, rang = _mois_atteint(debut, mois)
    jour = date(annee, rang, 1)
    while jour.day < debut.day:
        if (jour + JOUR).month != rang:
            return jour
        jour += JOUR
    return jour - JOUR


def jour_ouvrable(depart: date, mois: int) -> date:
    jour = quantieme_a_veille(depart, mois)
    while jour.isoweekday() in (6, 7) or jour in feries(jour.year):
        jour += JOUR
    return jour


def rapports(
    mandat: date, remise: date | None, designation: date | None, fin: date
) -> list[dict[str, object]]:
    """Every report up to `fin`, as the command line names them."""
    premier = quantieme(mandat, 2)
    liste = [_rapport("premier", mandat, 2, designation, mandat)]
    ancre = premier if remise is None or remise > premier else remise
    mois = 6
    while quantieme(ancre, mois) <= fin and not (
        designation and quantieme(ancre, mois) > designation
    ):
        liste.append(_rapport("complementaire", ancre, mois, designation, mandat))
        mois += 6
    annees = 1
    while designation and quantieme(designation, 12 * annees) <= fin:
        liste.append(_rapport("evolution", designation, 12 * annees, designation, mandat))
        annees += 1
    rang = {"premier": 0, "complementaire": 1, "evolution": 2}
    retenus = [r for r in liste if str(r["echeance"]) <= fin.isoformat()]
    return sorted(retenus, key=lambda r: (r["echeance"], rang[str(r["type"])]))


def depuis_le_mandat(mandat: date, designation: date | None, fin: date) -> list[date]:
    """The complementary reports of who reads « tous les 6 mois » from the date of the mandate."""
    dates, mois = [], 6
    while quantieme(mandat, mois) <= fin:
        if designation and quantieme(mandat, mois) > designation:
            break
        dates.append(quantieme(mandat, mois))
        mois += 6
    return dates


def _rapport(
    genre: str, ancre: date, mois: int, designation: date | None, mandat: date
) -> dict[str, object]:
    """Only the first report can be clear: « tous les 6 mois » and « une fois par an » never say
    from which day they count.
    """
    dates = [compte(ancre, mois) for compte in (quantieme, quantieme_a_veille, jour_ouvrable)]
    statut = "clair" if genre == "premier" and dates[0] == dates[1] == dates[2] else "ambigu"
    plus_tot = {}
    if genre == "complementaire" and quantieme(mandat, mois) < dates[0]:
        plus_tot = {"date-mandat": quantieme(mandat, mois).isoformat()}
    if genre == "complementaire" and dates[0] == designation:
        statut = "a-confirmer"
    noms = ("quantieme", "quantieme-a-veille", "jour-ouvrable")
    return {
        "type": genre,
        "echeance": dates[0].isoformat(),
        "lectures": {nom: jour.isoformat() for nom, jour in zip(noms, dates, strict=True)},
        "statut": statut,
        "plus_tot": plus_tot,
    }
