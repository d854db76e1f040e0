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
from explorer.francais import date_longue, euros, nombre, parse_date
from explorer.orientation import expand_gates, missing_conditions
from explorer.rendu.comparaison import render_comparison
from explorer.rendu.html import Liens, esc, render_statut
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
        vus = _reports(corpus, cas)[: len(cas["attendu"]["echeances"])]
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


def render_answer(corpus: Corpus, cas: Cas, liens: Liens) -> str:
    """The answer, whole enough to be projected; the address leads to the rest."""
    rendus = {"calcul": _render_count, "rapports": _render_reports}
    rendu = next((f for cle, f in rendus.items() if cle in cas), _render_suites)
    return (
        f"{rendu(corpus, cas)}"
        f'<p class="sans-projection"><a {attributes(corpus, liens, address(corpus, cas))}>La réponse entière, avec ses phrases</a></p>'
    )


def render_tables(corpus: Corpus, cas: Cas, liens: Liens) -> str:
    """What each table often answers and where they part; empty for a case without tables."""
    if "tables" not in cas:
        return ""
    tables = [cas["tables"][nom] for nom in NOMS]
    gauche, droite = (expand_gates(corpus, table["reponses"]) for table in tables)
    comparaison = compare(corpus, cas["flux"], gauche, droite)
    dits = (tables[0]["dit"], tables[1]["dit"])
    return render_comparison(corpus, comparaison, tuple(NOMS.values()), liens, 3, dits)  # type: ignore[arg-type]


def _render_suites(corpus: Corpus, cas: Cas) -> str:
    etat = state(corpus, cas)
    parties = [
        f"<p>Le texte se lit de {len(facts(corpus, cas)['suites'])} façons. Aucune n’est choisie ici.</p>"
        if len(facts(corpus, cas)["suites"]) > 1
        else ""
    ]
    for nom in dict.fromkeys(suite for suite, _ in etat.suites):
        suite = corpus.suite(nom)
        parties.append(
            f'{render_statut(suite["statut"])}<p class="reponse-titre"><strong>{esc(suite["titre"])}</strong></p><p>{esc(suite["resume"])}</p>'
        )
    parties += [
        f"<p><strong>Condition : {esc(c['nom'])}.</strong> {esc(c['message'])}</p>"
        for c in missing_conditions(corpus, etat)
    ]
    return "".join(parties)


def _gaps(corpus: Corpus, cas: Cas) -> list[tuple[str, dict[str, Any]]]:
    calcul = cas["calcul"]
    resultat = protutelle.compute(
        corpus, calcul["mandats"], calcul["date"], comparer=calcul["comparer"]
    )
    return list(resultat["comparaison"]["ecarts"].items())


def _render_count(corpus: Corpus, cas: Cas) -> str:
    calcul = cas["calcul"]
    lectures = {sens["id"]: sens["texte"] for sens in corpus.lecture("B02")["lectures"]}
    lignes = [
        f"<strong>{esc(lectures.get(nom, nom))}</strong> Effectif : {nombre(Fraction(ecart['total']), 2, signe=True)} ETP. "
        f"Frais de fonctionnement : {euros(Fraction(ecart['euros']), signe=True)} par an."
        for nom, ecart in _gaps(corpus, cas)
    ]
    return (
        f"<p>De {calcul['mandats']} à {calcul['comparer']} mandats, au {date_longue(parse_date(calcul['date'], 'date'))}, "
        f"la réponse dépend de la lecture :</p>{list_of(lignes)}"
    )


def _reports(corpus: Corpus, cas: Cas) -> list[dict[str, Any]]:
    dates = cas["rapports"]
    return list(
        echeances.compute(corpus, dates["mandat"], dates.get("remise"), dates.get("designation"))[
            "rapports"
        ]
    )


def _render_reports(corpus: Corpus, cas: Cas) -> str:
    lignes = []
    for rapport in _reports(corpus, cas)[: len(cas["attendu"]["echeances"])]:
        dates = [
            date_longue(parse_date(d, "date")) for d in sorted(set(rapport["lectures"].values()))
        ]
        suite = f" Selon les lectures : {' ou '.join(dates)}." if len(dates) > 1 else ""
        jour = date_longue(parse_date(rapport["echeance"], "date"))
        lignes.append(
            f"<strong>{RAPPORTS[rapport['type']]} : {jour}</strong> (date prudente). {esc(rapport['regle'])}{suite}"
        )
    return list_of(lignes, "ol")
