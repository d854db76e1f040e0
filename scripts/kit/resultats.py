"""What the engine answers to a case of the training: as plain facts (compared by a test) and as HTML.

Knows: the three kinds of cases (a referral, a count of staff, a calendar of reports).
Ignores: the rest of the page.
Used by: scripts.kit.cas, tests.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from explorer import echeances, protutelle
from explorer.comparaison import compare
from explorer.corpus import Corpus
from explorer.flow import Etat, replay
from explorer.francais import date_avec_jour, date_longue, euros, nombre, parse_date
from explorer.orientation import expand_gates, missing_conditions
from explorer.rendu.comparaison import render_comparison
from explorer.rendu.html import Liens, esc, render_statut
from explorer.rendu.suite import FORMES, PREVU, actor_name
from scripts.content.addresses import attributes
from scripts.kit import Cas, list_of

NOMS = {"cpas": "La table du CPAS", "aide-jeunesse": "La table de l’aide à la jeunesse"}
RAPPORTS = {"premier": "Premier rapport", "complementaire": "Rapport complémentaire"}


def facts(corpus: Corpus, cas: Cas) -> dict[str, Any]:
    """What `attendu` must say."""
    if "calcul" in cas:
        return {
            "ecarts": {
                nom: {cle: ecart[cle] for cle in ("total", "euros")}
                for nom, ecart in _gaps(corpus, cas)
            }
        }
    if "rapports" in cas:
        vus = _reports(corpus, cas)["rapports"][: len(cas["attendu"]["echeances"])]
        return {"echeances": [{cle: r[cle] for cle in ("type", "echeance", "statut")} for r in vus]}
    etat = state(corpus, cas)
    suites = list(dict.fromkeys(suite for suite, _ in etat.suites))
    resultat: dict[str, Any] = {
        "suites": suites,
        "statuts": [corpus.suite(s)["statut"] for s in suites],
    }
    conditions = [condition["id"] for condition in missing_conditions(corpus, etat)]
    return resultat | ({"conditions_manquantes": conditions} if conditions else {})


def state(corpus: Corpus, cas: Cas) -> Etat:
    """The state of the engine for the facts of the case."""
    return replay(corpus, cas["flux"], expand_gates(corpus, cas["reponses"]))


def address(corpus: Corpus, cas: Cas) -> str:
    """Where the whole answer stands, from the root of the site."""
    if "calcul" in cas:
        calcul = cas["calcul"]
        etat = f"mandats={calcul['mandats']}&date={calcul['date']}&comparer={calcul['comparer']}"
        return f"protutelle/calcul.html#{etat}"
    if "rapports" in cas:
        etat = "&".join(f"{nom}={valeur}" for nom, valeur in cas["rapports"].items())
        return f"protutelle/rapports.html#{etat}"
    etat_final = state(corpus, cas)
    return Liens().etat(etat_final.flux, etat_final.retenues)


def render_answer(corpus: Corpus, cas: Cas, liens: Liens, *, lire: bool = True) -> str:
    """The answer, whole enough to be projected; `lire`: with the address that leads to the rest."""
    rendus = {"calcul": _render_count, "rapports": _render_reports}
    rendu = next((f for cle, f in rendus.items() if cle in cas), _render_suites)
    suite = (
        f'<p class="sans-projection"><a {attributes(corpus, liens, address(corpus, cas))}>La réponse entière, avec ses phrases</a></p>'
        if lire
        else ""
    )
    return f"{rendu(corpus, cas)}{suite}"


def render_rest(corpus: Corpus, cas: Cas) -> str:
    """For the facilitator: who decides, which forms, what is owed in return; each line once."""
    if "reponses" not in cas:
        return ""
    suites = [corpus.suite(nom) for nom in facts(corpus, cas)["suites"]]
    lignes = {
        "Qui décide": [suite["decide"]["texte"] for suite in suites if suite.get("decide")],
        "Formes": [
            f"{FORMES[forme['forme']].lower()} ({PREVU[forme['statut']].lower()})"
            for suite in suites
            for forme in suite.get("formes", ())
        ],
        "Dû en retour": [
            f"{actor_name(corpus, due['qui'])} → {actor_name(corpus, due['a'])}, {due['quoi'][:1].lower()}{due['quoi'][1:]}"
            for suite in suites
            for due in suite.get("suites_dues", ())
        ],
    }
    return list_of(
        [
            f"<strong>{titre} :</strong> {esc(' ; '.join(dict.fromkeys(textes)) or 'rien, à ce stade')}"
            for titre, textes in lignes.items()
        ]
    )


def render_tables(corpus: Corpus, cas: Cas, liens: Liens, *, lire: bool = True) -> str:
    """What each table often answers and where they part; empty for a case without tables."""
    if "tables" not in cas:
        return ""
    tables = [cas["tables"][nom] for nom in NOMS]
    gauche, droite = (expand_gates(corpus, table["reponses"]) for table in tables)
    comparaison = compare(corpus, cas["flux"], gauche, droite)
    dits = (tables[0]["dit"], tables[1]["dit"])
    noms = (NOMS["cpas"], NOMS["aide-jeunesse"])
    return render_comparison(corpus, comparaison, noms, liens, 3, dits, lire=lire)


def _render_suites(corpus: Corpus, cas: Cas) -> str:
    etat = state(corpus, cas)
    noms = list(dict.fromkeys(suite for suite, _ in etat.suites))
    parties = [
        f"<p>Le texte se lit de plusieurs façons, qui mènent à {len(noms)} suites. Aucune n’est choisie ici.</p>"
        if len(noms) > 1
        else ""
    ]
    for nom in noms:
        suite = corpus.suite(nom)
        parties.append(
            f'{render_statut(suite["statut"])}<p class="reponse-titre"><strong>{esc(suite["titre"])}</strong></p><p>{esc(suite["resume"])}</p>'
        )
    parties += [
        f"<p><strong>Condition : {esc(c['nom'])}.</strong> {esc(c['message'])}</p>"
        for c in missing_conditions(corpus, etat)
    ]
    return "".join(parties)


def _count(corpus: Corpus, cas: Cas) -> dict[str, Any]:
    calcul = cas["calcul"]
    return protutelle.compute(
        corpus, calcul["mandats"], calcul["date"], comparer=calcul["comparer"]
    )


def _gaps(corpus: Corpus, cas: Cas) -> list[tuple[str, dict[str, Any]]]:
    return list(_count(corpus, cas)["comparaison"]["ecarts"].items())


def _render_count(corpus: Corpus, cas: Cas) -> str:
    """By reading, from the first number to the second: what a table must have found."""
    calcul, resultat = cas["calcul"], _count(corpus, cas)
    lectures = {sens["id"]: sens["texte"] for sens in corpus.lecture("B02")["lectures"]}
    lignes = []
    for nom, avant in resultat["lectures"].items():
        apres = resultat["comparaison"]["lectures"][nom]
        etp, frais = (
            [Fraction(lecture[partie][cle]) for lecture in (avant, apres)]
            for partie, cle in (("effectif", "total"), ("fonctionnement", "euros"))
        )
        lignes.append(
            f"<strong>{esc(lectures.get(nom, nom))}</strong> "
            f"Effectif, administratif compris : {_from_to([nombre(n, 2) for n in etp], 'ETP')}. "
            f"Frais de fonctionnement : {_from_to([euros(n) for n in frais], 'par an')}."
        )
    return (
        f"<p>De {calcul['mandats']} à {calcul['comparer']} mandats, au {date_longue(parse_date(calcul['date'], 'date'))}, "
        f"la réponse dépend de la lecture :</p>{list_of(lignes)}"
        "<p>Montant imprimé dans le texte : provisionnel, non indexé.</p>"
    )


def _from_to(valeurs: list[str], unite: str) -> str:
    """« de 3,00 à 2,50 ETP », or « 2,50 ETP les deux fois »."""
    avant, apres = valeurs
    if avant == apres:
        return f"{avant}\u00a0{unite}, les deux fois"
    return f"de {avant} à {apres}\u00a0{unite}"


def _reports(corpus: Corpus, cas: Cas) -> dict[str, Any]:
    dates = cas["rapports"]
    return echeances.compute(corpus, dates["mandat"], dates.get("remise"), dates.get("designation"))


def _render_reports(corpus: Corpus, cas: Cas) -> str:
    lignes = []
    resultat = _reports(corpus, cas)
    for rapport in resultat["rapports"][: len(cas["attendu"]["echeances"])]:
        dates = [
            date_avec_jour(parse_date(d, "date")) for d in sorted(set(rapport["lectures"].values()))
        ]
        suite = f" Selon les lectures : {' ou '.join(dates)}." if len(dates) > 1 else ""
        for titre, autre in echeances.earlier_dates(resultat, rapport):
            suite += f" {titre.capitalize()} : {date_avec_jour(parse_date(autre, 'date'))}."
        jour = date_avec_jour(parse_date(rapport["echeance"], "date"))
        lignes.append(
            f"<strong>{RAPPORTS[rapport['type']]} : {jour}</strong> (date prudente). {esc(rapport['regle'])}{suite}"
        )
    return list_of(lignes, "ol")
