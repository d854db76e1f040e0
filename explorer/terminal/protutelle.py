"""`python -m explorer protutelle`: staffing and subsidy.

Used by: explorer.__main__.
"""

from __future__ import annotations

import argparse
import datetime
import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from explorer.corpus import Corpus
from explorer.errors import ReponseInvalide
from explorer.francais import date_longue, euros, nombre, pluriel
from explorer.protutelle import FONCTIONS, LECTURES, compute, iterate_range
from explorer.terminal.arguments import Parser, pairs, require
from explorer.terminal.texte import bullets, citations, title, to_json, wrap

EXEMPLE = "--mandats 79"


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = Parser(
        "protutelle",
        "Effectif (art. 5) et subvention de fonctionnement (art. 6) d’un service de protutelle,\n"
        "sous chaque lecture du texte.",
        "  python -m explorer protutelle --mandats 79\n"
        "  python -m explorer protutelle --mandats 79 --comparer 80 --json\n"
        "  python -m explorer protutelle --de 1 --a 1000 --json",
    )
    ajouter = parser.add_argument
    ajouter("--mandats", metavar="N", help="nombre de mandats agréés, à partir de 1")
    ajouter("--date", metavar="AAAA-MM-JJ", help="date du calcul (aujourd’hui si absente)")
    ajouter("--de", metavar="N", help="premier nombre d’une série")
    ajouter("--a", metavar="N", help="dernier nombre d’une série")
    ajouter("--comparer", metavar="N", help="comparer avec un autre nombre")
    ajouter("--pas", metavar="N", help="nombre de sauts d’index, choisi par vous")
    ajouter(
        "--brut",
        action="append",
        default=[],
        metavar="FONCTION=EUROS",
        help=f"votre salaire brut annuel pour une fonction ({', '.join(FONCTIONS)})",
    )
    ajouter(
        "--residentiel",
        action="store_true",
        help="le pouvoir organisateur a un service résidentiel général",
    )
    ajouter(
        "--plus-de-28",
        action="store_true",
        help="ses services comptent ensemble plus d’ETP que ce nombre",
    )
    ajouter(
        "--csv", action="store_true", help="écrire un tableau CSV (point-virgule, virgule décimale)"
    )
    parser.add_json()
    return parser.read(arguments)


def run(corpus: Corpus, options: argparse.Namespace, aujourdhui: datetime.date) -> Iterator[str]:
    """The pieces of text to print. Raises `ProtocoleError`."""
    jour = options.date if options.date is not None else aujourdhui
    if options.de is not None or options.a is not None:
        return _range(corpus, options, jour)
    require(options.mandats, "mandats", EXEMPLE)
    resultat = compute(
        corpus,
        options.mandats,
        jour,
        comparer=options.comparer,
        pas_index=options.pas,
        bruts=pairs(options.brut, "brut", "psycho-social=48000"),
        residentiel=options.residentiel,
        plus_de_28_etp=options.plus_de_28,
    )
    if options.csv:
        return _csv(corpus, [resultat])
    return iter([to_json(resultat)]) if options.json else _text(corpus, resultat)


def _csv(corpus: Corpus, resultats: list[dict[str, Any]]) -> Iterator[str]:
    from explorer.exports.csv import protutelle_csv

    return iter([protutelle_csv(corpus, resultats)])


def _range(corpus: Corpus, options: argparse.Namespace, jour: str | datetime.date) -> Iterator[str]:
    if options.mandats is not None:
        raise ReponseInvalide("Donnez soit --mandats, soit --de et --a.", "mandats")
    require(options.de, "de", "--de 1 --a 1000")
    require(options.a, "a", "--de 1 --a 1000")
    resultats = iterate_range(corpus, options.de, options.a, jour)
    if options.csv:
        return _csv(corpus, list(resultats))
    return _json_list(resultats) if options.json else _lines(resultats)


def _json_list(resultats: Iterator[dict[str, Any]]) -> Iterator[str]:
    """A JSON array, one result a line, never whole in memory."""
    debut = "["
    for resultat in resultats:
        yield debut + "\n" + json.dumps(resultat, ensure_ascii=False)
        debut = ","
    yield "\n]\n"


def _lines(resultats: Iterator[dict[str, Any]]) -> Iterator[str]:
    yield "mandats  lecture            ETP total   par an\n"
    for resultat in resultats:
        for nom, valeurs in resultat["lectures"].items():
            etp = nombre(Fraction(valeurs["effectif"]["total"]), 2)
            montant = euros(Fraction(valeurs["fonctionnement"]["exact"]))
            yield f"{resultat['mandats_agrees']:>7}  {nom:<16} {etp:>11} {montant:>14}\n"


def _text(corpus: Corpus, resultat: Mapping[str, Any]) -> Iterator[str]:
    mandats = pluriel(resultat["mandats_agrees"], "mandat agréé", "mandats agréés")
    jour = date_longue(datetime.date.fromisoformat(resultat["date"]))
    yield title(f"{mandats}, au {jour}", "═")
    for nom in LECTURES:
        yield from _reading(nom, resultat)
    yield title("À savoir")
    yield bullets(resultat["avertissements"])
    yield from _options(resultat)
    yield title("Le calcul, pas à pas")
    for rang, etape in enumerate(resultat["trace"], 1):
        lecture = f" [{etape['lecture']}]" if etape["lecture"] else ""
        yield wrap(etape["texte"] + lecture, f"{rang:>3}. ")
    yield title("Les phrases du texte")
    yield citations(corpus, (c for etape in resultat["trace"] for c in etape["citations"]))


def _reading(nom: str, resultat: Mapping[str, Any]) -> Iterator[str]:
    valeurs = resultat["lectures"][nom]
    effectif, frais = valeurs["effectif"], valeurs["fonctionnement"]
    note = " (pour mémoire)" if nom == LECTURES[-1] else ""
    yield title(f"Lecture « {nom} »{note}")
    yield (
        f"  psycho-social    {_etp(effectif['psycho_social'])}"
        f" (dont direction ou master, au plus {_etp(effectif['direction_max'])})\n"
        f"  administratif    {_etp(effectif['administratif'])}\n"
        f"  total            {_etp(effectif['total'])}\n"
        f"  fonctionnement   {euros(Fraction(frais['exact']))} par an, "
        f"{euros(Fraction(frais['douzieme_euros']))} par mois\n"
    )


def _etp(exact: str) -> str:
    valeur = Fraction(exact)
    suite = "" if 100 % valeur.denominator == 0 else f" [{exact}]"
    return f"{nombre(valeur, 2)} ETP{suite}"


def _options(resultat: Mapping[str, Any]) -> Iterator[str]:
    if comparaison := resultat.get("comparaison"):
        yield title(f"De {resultat['mandats_agrees']} à {comparaison['mandats_agrees']} mandats")
        yield bullets(
            f"{nom} : {nombre(Fraction(ecart['total']), 2, signe=True)} ETP, "
            f"{euros(Fraction(ecart['exact']), signe=True)} par an"
            for nom, ecart in comparaison["ecarts"].items()
        )
    if indexation := resultat.get("indexation"):
        yield title(f"Avec {pluriel(indexation['pas'], 'saut')} d’index")
        yield bullets(_amounts(indexation["lectures"]))
        yield wrap(indexation["reserve"])
    if coordinateur := resultat.get("coordinateur"):
        yield title(coordinateur["titre"])
        yield wrap(coordinateur["texte"])
    if estimation := resultat.get("estimation"):
        yield title("Frais de personnel, avec vos chiffres")
        yield bullets(_amounts(estimation["lectures"]))
        if estimation["non_compris"]:
            yield wrap(f"Non compris, faute de salaire : {', '.join(estimation['non_compris'])}.")
        yield wrap(estimation["reserve"])


def _amounts(lectures: Mapping[str, Any]) -> Iterator[str]:
    for nom, valeurs in lectures.items():
        yield f"{nom} : {euros(Fraction(valeurs['euros']))} par an"
