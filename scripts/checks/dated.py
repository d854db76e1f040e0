"""Dated values: real dates in order, no gap, no overlap, and only figures that the text says.

Knows: `versions` (first day → what holds from that day until the next one) of scales and calendars.
Ignores: calculations.
Used by: scripts.check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from scripts.checks.index import Index, as_list, as_map, nearest, walk
from scripts.read import Document, Problem, Route

DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIRST_DAY = "2019-01-01"  # art. 9 of the arrêté: nothing holds before
READINGS = {"B08": "comptages"}


def check(index: Index) -> Iterator[Problem]:
    for document in index.documents.values():
        yield from _calendar(document)
    for document in index.of_kind("bareme", "echeances"):
        versions = as_map(as_map(document.content).get("versions"))
        yield from _order(document, versions)
        yield from _same_parameters(document, versions)
        yield from _carried(document, versions)
        yield from _figures(index, document, versions)
    yield from _counts(index)


def _calendar(document: Document) -> Iterator[Problem]:
    """A date that looks like one exists in the calendar (30 February does not)."""
    for route, value in walk(document.content):
        if isinstance(value, str) and DATE.fullmatch(value) and not is_date(value):
            yield document.problem(
                route,
                f"« {value} » n’est pas un jour du calendrier",
                expected="une date AAAA-MM-JJ qui existe",
            )
        for key in value if isinstance(value, dict) else ():
            if DATE.fullmatch(key) and not is_date(key):
                yield document.problem(
                    (*route, key),
                    f"« {key} » n’est pas un jour du calendrier",
                    key=True,
                    expected="une date AAAA-MM-JJ qui existe",
                )


def is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _order(document: Document, versions: dict[str, Any]) -> Iterator[Problem]:
    days = list(versions)
    for before, after in pairwise(days):
        if after <= before:
            yield document.problem(
                ("versions", after),
                f"la période du {after} commence avant celle du {before}",
                key=True,
                expected="les périodes dans l’ordre, sans chevauchement",
                action="remettez-les dans l’ordre",
            )
    if days and min(days) < FIRST_DAY:
        yield document.problem(
            ("versions", min(days)),
            f"la période du {min(days)} commence avant l’entrée en vigueur",
            key=True,
            expected=f"le {FIRST_DAY} au plus tôt (art. 9)",
            action="corrigez la date",
        )
    if (
        days
        and document.stem in ("effectif", "fonctionnement", "rapports")
        and FIRST_DAY not in days
    ):
        yield document.problem(
            ("versions",),
            f"rien n’est dit du {FIRST_DAY} au {min(days)}",
            expected=f"une période qui commence le {FIRST_DAY} (art. 9)",
            action="comblez le trou",
        )


def _same_parameters(document: Document, versions: dict[str, Any]) -> Iterator[Problem]:
    """A parameter that a later period forgets would be a gap; an end is written `null`."""
    known: dict[str, str] = {}
    for day, version in versions.items():
        named = as_map(as_map(version).get("parametres"))
        if version is not None:
            for name in [name for name in known if name not in named]:
                yield document.problem(
                    ("versions", day, "parametres"),
                    f"le paramètre « {name} » n’a plus de valeur le {day}",
                    expected=f"une valeur, comme le {known[name]}, ou null",
                    action="comblez le trou",
                )
        known |= dict.fromkeys(named, day)


def _carried(document: Document, versions: dict[str, Any]) -> Iterator[Problem]:
    """`comme: <day>` says that the number did not change: it is the same, from an earlier day."""
    for day, version in versions.items():
        for name, parameter in as_map(as_map(version).get("parametres")).items():
            source = as_map(parameter).get("comme")
            if source is None:
                continue
            route: Route = ("versions", day, "parametres", name)
            earlier = [other for other in versions if other < day]
            if source not in earlier:
                yield document.problem(
                    (*route, "comme"),
                    f"« comme: {source} » ne désigne aucune période antérieure",
                    expected=", ".join(earlier) or "une période antérieure",
                    nearest=nearest(source, earlier),
                )
                continue
            former = as_map(as_map(as_map(versions[source]).get("parametres")).get(name))
            for key in ("valeur", "unite"):
                if former.get(key) != as_map(parameter).get(key):
                    yield document.problem(
                        (*route, key),
                        f"« {name} » dit {as_map(parameter).get(key)} « comme » le {source}, "
                        f"qui dit {former.get(key)}",
                        expected="la même valeur, ou ses propres citations",
                        action="corrigez l’une des deux",
                    )


def _figures(index: Index, document: Document, versions: dict[str, Any]) -> Iterator[Problem]:
    """A number that rests on a phrase is a number that this phrase says."""
    for day, version in versions.items():
        for name, parameter in as_map(as_map(version).get("parametres")).items():
            yield from _figure(
                index, document, ("versions", day, "parametres", name), as_map(parameter), "valeur"
            )
        for rank, report in enumerate(as_list(as_map(version).get("rapports"))):
            yield from _figure(
                index, document, ("versions", day, "rapports", rank), as_map(report), "mois"
            )


def _figure(
    index: Index, document: Document, route: Route, holder: dict[str, Any], key: str
) -> Iterator[Problem]:
    value, citations = holder.get(key), as_list(holder.get("citations"))
    if not isinstance(value, str) or not citations or "source" in holder:
        return
    said = " ".join(_words(index, as_map(citation)) for citation in citations)
    if any(
        re.search(rf"(?<![\d.,]){re.escape(form)}(?![\d]|[.,]\d)", said)
        for form in _spellings(value, key)
    ):
        return
    yield document.problem(
        (*route, key),
        f"le nombre « {value} » n’est dans aucune des phrases citées",
        expected="un nombre que le texte dit",
        action="corrigez le nombre ou la citation",
    )


def _words(index: Index, citation: dict[str, Any]) -> str:
    """The quoted fragment when it holds a figure, else the whole phrase."""
    quoted = str(citation.get("extrait", ""))
    return (
        quoted
        if re.search(r"\d|une fois par an", quoted)
        else index.words.get(str(citation.get("phrase")), "")
    )


def _spellings(value: str, key: str) -> list[str]:
    whole, _, decimals = value.partition(".")
    forms = [f"{whole},{decimals}"] if decimals else [whole]
    if not decimals and len(whole) > 3:
        forms += [f"{whole[:-3]}.{whole[-3:]}", f"{whole[:-3]} {whole[-3:]}"]
    return [*forms, "une fois par an"] if key == "mois" and value == "12" else forms


def _counts(index: Index) -> Iterator[Problem]:
    """The ways to count a month are the readings of the register, one for one."""
    for document in index.of_kind("echeances"):
        for reading, key in READINGS.items():
            entry = index.readings.get(reading)
            given = [as_map(item).get("id") for item in as_list(as_map(document.content).get(key))]
            known = (
                [as_map(item).get("id") for item in as_list(entry.content.get("lectures"))]
                if entry
                else given
            )
            if sorted(map(str, given)) != sorted(map(str, known)):
                yield document.problem(
                    (key,),
                    f"« {key} » ne suit pas les lectures de {reading}",
                    expected=", ".join(map(str, known)),
                    action="alignez les deux listes",
                )
