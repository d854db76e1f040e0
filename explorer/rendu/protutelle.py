"""HTML of staffing and subsidy: the form, the sentence, the readings side by side, the trace, the
chart.

Knows: the order of a result page, its words.
Ignores: how numbers are found (explorer.protutelle), how a state string is read (explorer.vues).
Used by: explorer.vues.protutelle, scripts (static pages).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from explorer.corpus import Corpus
from explorer.francais import ESPACE, date_longue, euros, nombre, pluriel
from explorer.protutelle.normes import LECTURES, PRORATA, TRANCHE_ENTAMEE, TRANCHE_ENTIERE
from explorer.rendu.formulaire import (
    Champ,
    Saisie,
    render_checkbox,
    render_field,
    render_form,
)
from explorer.rendu.graphique import render_charts, render_table
from explorer.rendu.html import Liens, esc, render_lectures, render_source_links

PAGE = "protutelle/calcul.html"
TITRES = {
    PRORATA: "Prorata",
    TRANCHE_ENTIERE: "Tranche entière",
    TRANCHE_ENTAMEE: "Tranche entamée",
}
FONCTIONS = {
    "psycho-social": "Personnel psycho-social",
    "direction": "Direction",
    "coordinateur": "Coordinateur",
    "administratif": "Personnel administratif",
}
CHAMPS = (
    Champ(
        "mandats",
        "Nombre de mandats agréés",
        "Le nombre écrit dans l’arrêté d’agrément, pas le nombre d’enfants suivis aujourd’hui.",
    ),
    Champ(
        "date",
        "Date du calcul (facultatif)",
        "Sans date, le calcul applique la dernière version connue.",
        "date",
    ),
    Champ("comparer", "Comparer avec un autre nombre de mandats (facultatif)"),
)
CHAMP_PAS = Champ(
    "pas",
    "Nombre de sauts d’index de 2 % à appliquer (facultatif)",
    "Le montant du texte n’est pas indexé et aucun montant indexé officiel n’a été trouvé.",
)
AIDE_BRUTS = (
    "Les textes lus ne donnent aucun salaire. Si vous en connaissez, le site les multiplie par "
    "les ETP et "
    "ajoute le forfait de 54,91 %. Ces chiffres restent dans votre appareil."
)
LIGNES = (
    ("psycho_social", "Personnel psycho-social"),
    ("direction_max", "dont direction ou master, au plus"),
    ("administratif", "Personnel administratif"),
    ("total", "Effectif total"),
)


def render_fields(liens: Liens, saisie: Saisie) -> str:
    """The form; the optional salaries are folded, and open when something was typed in them."""
    bruts = "".join(
        render_field(Champ(f"brut-{nom}", f"Brut annuel : {titre.lower()}", "", "montant"), saisie)
        for nom, titre in FONCTIONS.items()
    )
    conditions = render_checkbox(
        "residentiel", "Le pouvoir organisateur a au moins un service résidentiel général", saisie
    ) + render_checkbox("plus-de-28", "Ses services comptent ensemble plus de 28 ETP", saisie)
    typees = {*saisie.valeurs, *saisie.erreurs}
    ouvert = " open" if any(nom.startswith("brut-") or nom == "pas" for nom in typees) else ""
    return render_form(
        "protutelle",
        liens.page(PAGE),
        "".join(render_field(champ, saisie) for champ in CHAMPS)
        + f"<details{ouvert}>"
        + "<summary>Index et salaires : vos propres chiffres (facultatif)</summary>"
        + render_field(CHAMP_PAS, saisie)
        + f'<p class="aide">{AIDE_BRUTS}</p>{bruts}'
        + '<p class="aide">Un coordinateur ne remplace le directeur qu’à deux conditions :</p>'
        + f"{conditions}</details>",
    )


def render_result(
    corpus: Corpus, resultat: Mapping[str, Any], liens: Liens, *, date_donnee: bool
) -> str:
    """Everything below the heading of a result, in reading order."""
    mandats = resultat["mandats_agrees"]
    jour = datetime.date.fromisoformat(resultat["date"])
    return (
        f'<p class="resultat">{summary(resultat)}</p>'
        + _date_note(jour, date_donnee)
        + _readings_table(resultat)
        + _third_reading(resultat)
        + _warnings(resultat["avertissements"])
        + _comparison(resultat)
        + _indexation(resultat)
        + _estimation(resultat)
        + render_trace(corpus, resultat["trace"], liens)
        + "<h3>De 1 à 200 mandats</h3>"
        + render_charts(corpus, jour, mandats)
        + "<details><summary>Les mêmes nombres en tableau</summary>"
        + render_table(corpus, jour, mandats)
        + "</details>"
        + render_lectures(corpus, resultat["registre"], liens)
    )


def summary(resultat: Mapping[str, Any]) -> str:
    """The answer in one sentence (HTML-safe)."""
    prorata, entiere = (resultat["lectures"][nom] for nom in (PRORATA, TRANCHE_ENTIERE))
    mandats = pluriel(resultat["mandats_agrees"], "mandat agréé", "mandats agréés")
    etp = _between(_etp(entiere["effectif"]["total"]), _etp(prorata["effectif"]["total"]))
    frais = _between(_money(entiere), _money(prorata))
    selon = "" if prorata == entiere else ", selon la façon de lire le texte"
    return (
        f"Pour {mandats}, l’effectif subventionné est {etp[0]} "
        f"<strong>{etp[1]}{ESPACE}ETP</strong> et la "
        f"subvention de fonctionnement {frais[0]} <strong>{frais[1]} par an</strong>{selon}."
    )


def _between(bas: str, haut: str) -> tuple[str, str]:
    return ("de", bas) if bas == haut else ("entre", f"{bas} et {haut}")


def _money(valeurs: Mapping[str, Any]) -> str:
    return euros(Fraction(valeurs["fonctionnement"]["exact"]))


def _etp(exact: str) -> str:
    valeur = Fraction(exact)
    if valeur.denominator == 1:
        return nombre(valeur)
    texte = nombre(valeur, 2)
    return texte.rstrip("0") if 100 % valeur.denominator == 0 else texte


def _date_note(jour: datetime.date, date_donnee: bool) -> str:
    if date_donnee:
        return f"<p>Calcul au {date_longue(jour)}.</p>"
    return (
        "<p>Vous n’avez pas donné de date : le calcul applique la dernière version connue, en "
        "vigueur "
        f"depuis le {date_longue(jour)}.</p>"
    )


def _readings_table(resultat: Mapping[str, Any]) -> str:
    colonnes = (PRORATA, TRANCHE_ENTIERE)
    valeurs = [resultat["lectures"][nom] for nom in colonnes]
    entetes = "".join(f'<th scope="col">{TITRES[nom]}</th>' for nom in colonnes)
    lignes = "".join(
        _line(f"{titre} (ETP)", [_exact_cell(v["effectif"][cle]) for v in valeurs])
        for cle, titre in LIGNES
    )
    lignes += _line("Frais de fonctionnement, par an", [_money(v) for v in valeurs])
    lignes += _line(
        "Un douzième, par mois",
        [euros(Fraction(v["fonctionnement"]["exact"]) / 12) for v in valeurs],
    )
    return (
        "<h3>Les deux lectures, côte à côte</h3>"
        '<div class="tableau"><table class="table-nombres"><caption class="sr">Effectif et '
        "subvention sous "
        "deux lectures du texte</caption><thead><tr><th "
        f'scope="col">Poste</th>{entetes}</tr></thead>'
        f"<tbody>{lignes}</tbody></table></div>"
    )


def _line(titre: str, cellules: Sequence[str]) -> str:
    corps = "".join(f"<td>{cellule}</td>" for cellule in cellules)
    return f'<tr><th scope="row">{titre}</th>{corps}</tr>'


def _exact_cell(exact: str) -> str:
    """`2,19 (79/36)`: the fraction only when the decimal is rounded."""
    valeur = Fraction(exact)
    suite = "" if 100 % valeur.denominator == 0 else f"<br><small>{exact}</small>"
    return _etp(exact) + suite


def _third_reading(resultat: Mapping[str, Any]) -> str:
    valeurs = resultat["lectures"][TRANCHE_ENTAMEE]
    if valeurs == resultat["lectures"][PRORATA]:
        return ""
    return (
        '<p class="note">Pour mémoire, une troisième lecture compterait en entier toute tranche '
        "entamée : "
        f"{_etp(valeurs['effectif']['total'])}{ESPACE}ETP et {_money(valeurs)} par an.</p>"
    )


def _warnings(avertissements: Sequence[str]) -> str:
    return '<div class="avertissement"><p><strong>À savoir</strong></p><ul>' + (
        "".join(f"<li>{esc(texte)}</li>" for texte in avertissements) + "</ul></div>"
    )


def render_trace(corpus: Corpus, trace: Sequence[Mapping[str, Any]], liens: Liens) -> str:
    """Every step, the common ones first, then reading by reading."""
    groupes: dict[str | None, list[str]] = {None: [], **{nom: [] for nom in LECTURES}}
    for etape in trace:
        groupes[etape["lecture"]].append(_step(corpus, etape, liens))
    corps = "".join(
        f"<h4>{'Avant de lire le texte' if nom is None else TITRES[nom]}</h4>"
        f'<ol class="trace">{"".join(etapes)}</ol>'
        for nom, etapes in groupes.items()
    )
    return f"<h3>Le calcul, pas à pas</h3>{corps}"


def _step(corpus: Corpus, etape: Mapping[str, Any], liens: Liens) -> str:
    operation = (
        f' <span class="operation">({esc(etape["operation"])})</span>' if etape["operation"] else ""
    )
    return (
        f"<li>{esc(etape['texte'])}{operation}"
        f"{render_source_links(corpus, etape['citations'], liens)}</li>"
    )


def _comparison(resultat: Mapping[str, Any]) -> str:
    comparaison = resultat.get("comparaison")
    if not comparaison:
        return ""
    ici, autre = resultat["mandats_agrees"], comparaison["mandats_agrees"]
    lignes = "".join(
        _line(
            TITRES[nom],
            [
                _change(ecart["total"], lambda v: f"{nombre(v, 2, signe=True)}{ESPACE}ETP"),
                _change(ecart["exact"], lambda v: euros(v, signe=True)),
            ],
        )
        for nom, ecart in comparaison["ecarts"].items()
    )
    return (
        f"<h3>De {ici} à {autre} mandats : ce qui change</h3>"
        '<div class="tableau"><table class="table-nombres"><thead><tr><th scope="col">Lecture</th>'
        '<th scope="col">Effectif total</th><th scope="col">Fonctionnement, par '
        "an</th></tr></thead>"
        f"<tbody>{lignes}</tbody></table></div>"
    )


def _change(exact: str, ecrire: Callable[[Fraction], str]) -> str:
    valeur = Fraction(exact)
    return ecrire(valeur) if valeur else "inchangé"


def _indexation(resultat: Mapping[str, Any]) -> str:
    indexation = resultat.get("indexation")
    if not indexation:
        return ""
    lignes = "".join(
        f"<li>{TITRES[nom]} : {_amount(valeurs['euros'])} par an, "
        f"{_amount(valeurs['douzieme_euros'])} par mois.</li>"
        for nom, valeurs in indexation["lectures"].items()
    )
    return (
        f"<h3>Avec {pluriel(indexation['pas'], 'saut')} d’index</h3><ul>{lignes}</ul>"
        f'<p class="avertissement">{esc(indexation["reserve"])}</p>'
    )


def _estimation(resultat: Mapping[str, Any]) -> str:
    estimation = resultat.get("estimation")
    if not estimation:
        return ""
    lignes = "".join(
        f"<li>{TITRES[nom]} : {_amount(valeurs['euros'])} par an "
        f"({_functions(valeurs['etp'])}).</li>"
        for nom, valeurs in estimation["lectures"].items()
    )
    manque = [FONCTIONS[nom].lower() for nom in estimation["non_compris"]]
    reste = f"<p>Non compris, faute de salaire : {' ; '.join(manque)}.</p>" if manque else ""
    source = estimation["source"]
    return (
        f"<h3>Frais de personnel, avec vos chiffres</h3><ul>{lignes}</ul>{reste}"
        f'<p class="avertissement">{esc(estimation["reserve"])} Source du taux : '
        f'<a href="{esc(source["url"])}">{esc(source["texte"])}</a>.</p>'
    )


def _functions(etp: Mapping[str, str]) -> str:
    return ", ".join(
        f"{FONCTIONS[nom].lower()} {_etp(valeur)}{ESPACE}ETP" for nom, valeur in etp.items()
    )


def _amount(machine: str) -> str:
    return euros(Fraction(machine))
