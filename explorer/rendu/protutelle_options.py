"""HTML of what the reader adds: a comparison, index steps, a coordinator, their own salaries.

Knows: that each of these is labelled as the reader's choice or figures.
Ignores: how they are computed (explorer.protutelle.options).
Used by: explorer.rendu.protutelle.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from explorer.corpus import Corpus
from explorer.francais import ESPACE, euros, nombre, pluriel
from explorer.protutelle.normes import PRORATA, TRANCHE_ENTAMEE, TRANCHE_ENTIERE
from explorer.rendu.html import Liens, esc, render_source_links
from explorer.rendu.tableau import FERMER, open_frame

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


def render_comparison(resultat: Mapping[str, Any]) -> str:
    comparaison = resultat.get("comparaison")
    if not comparaison:
        return ""
    ici, autre = resultat["mandats_agrees"], comparaison["mandats_agrees"]
    lignes = "".join(
        render_line(
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
        + open_frame(f"De {ici} à {autre} mandats : ce qui change")
        + '<table class="table-nombres"><thead><tr><th scope="col">Lecture</th>'
        '<th scope="col">Effectif total</th><th scope="col">Fonctionnement, par '
        "an</th></tr></thead>"
        f"<tbody>{lignes}</tbody></table>{FERMER}"
    )


def _change(exact: str, ecrire: Callable[[Fraction], str]) -> str:
    valeur = Fraction(exact)
    return ecrire(valeur) if valeur else "inchangé"


def render_indexation(resultat: Mapping[str, Any]) -> str:
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


def render_coordinator(corpus: Corpus, resultat: Mapping[str, Any], liens: Liens) -> str:
    coordinateur = resultat.get("coordinateur")
    if not coordinateur:
        return ""
    sources = render_source_links(corpus, coordinateur["citations"], liens)
    return f"<h3>{esc(coordinateur['titre'])}</h3><p>{esc(coordinateur['texte'])}{sources}</p>"


def render_estimation(resultat: Mapping[str, Any]) -> str:
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
        f"{FONCTIONS[nom].lower()} {write_etp(valeur)}{ESPACE}ETP" for nom, valeur in etp.items()
    )


def _amount(machine: str) -> str:
    return euros(Fraction(machine))


def render_line(titre: str, cellules: Sequence[str]) -> str:
    corps = "".join(f"<td>{cellule}</td>" for cellule in cellules)
    return f'<tr><th scope="row">{titre}</th>{corps}</tr>'


def write_etp(exact: str) -> str:
    valeur = Fraction(exact)
    if valeur.denominator == 1:
        return nombre(valeur)
    texte = nombre(valeur, 2)
    return texte.rstrip("0") if 100 % valeur.denominator == 0 else texte
