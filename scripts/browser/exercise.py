"""Runs inside Pyodide (under Node), never in CPython: everything a page can ask of `explorer`, once.

Knows: the service that the page calls, every state of every flow, every field right and wrong.
Ignores: who watches (scripts/browser/profile.mjs notes which functions of the engine it wakes).
Used by: scripts/browser/profile.mjs.
"""

import ast
import contextlib
import gc
import json
import random
import re
import sys
import zipimport
from fractions import Fraction
from importlib import import_module
from itertools import product

from explorer.chemins import enumerate_states
from explorer.rendu.reponses import canonical

BASE = "../"
NUMBERS = (*range(0, 90), 200, 999, 1000, 1001, -1)
ODD = (
    "",
    " 79 ",
    "79,5",
    "1e3",
    "x",
    "٧٩",
    "9" * 400,
    "%3Cb%3E",
    "%E9%F0",
    "é🙂",
    "%00",
    "oui",
    "non",
)
DAYS = (
    "2026-01-01",
    "31/12/2025",
    "1-2-2026",
    "2024-02-29",
    "2019-02-29",
    "0000",
    "12-2026",
    "hier",
)
STARTS = {"protutelle": "mandats=79&date=2026-01-01", "rapports": "mandat=2024-02-29"}
EXTRAS = (
    "flux=cpas-vers-saj&x=%3Cb%3E&v=0.9",
    "&" * 500,
    "=&=",
    "flux=inconnu",
    "é=🙂",
    "%E9%F0=%",
)
CALCULATIONS = [
    *(("protutelle", {"mandats": n, "date": "2026-01-01"}) for n in NUMBERS),
    ("protutelle", {"mandats": 79, "date": "2019-06-30", "bruts": {"psycho-social": "51234.56"}}),
    ("protutelle", {"mandats": 79, "date": "2026-01-01", "comparer": 300, "pas_index": 30}),
    ("protutelle", {"mandats": 79.5, "date": 3, "residentiel": True, "plus_de_28_etp": False}),
    ("protutelle", {"inconnu": 1}),
    ("protutelle-serie", {"de": 1, "a": 200, "date": "2026-01-01"}),
    ("inconnu", {}),
    ("rapports", {"mandat": "2026-12-31", "jusqu_au": "9999-12-31"}),
    ("rapports", {"mandat": "9999-05-31", "remise": "9999-12-31", "jusqu_au": "9999-12-31"}),
    *(
        ("rapports", {"mandat": mandat, "jusqu_au": "2031-12-31", **suite})
        for mandat, suite in product(
            ("2024-02-29", "2026-08-31", "2096-02-29"),
            (
                {},
                {"remise": "2026-10-31"},
                {"designation": "2027-03-31", "designation_type": "homologation"},
                {
                    "remise": "2026-09-01",
                    "designation": "2026-12-01",
                    "designation_type": "decision",
                },
            ),
        )
    ),
]
BROKEN = (
    "{",
    "[]",
    '{"mandats": 1e999}',
    '{"mandats": "' + "9" * 5000 + '"}',
    '"\\ud800"',
    "[" * 500,
)


# Compiled, never run: what PyScript hands over is compiled in the page, whatever its next edition writes.
SYNTAX = """
from __future__ import annotations
import a.b as c, d
from e import (f, g as h)
@d
class J(K, metaclass=L):
    x: int = 1
    def m(self, a, /, b=2, *c, d, **e) -> None:
        "text"
        nonlocal_ = lambda q, *r: (yield)
        return super().m(*c, **e)
async def n(o):
    async with o as p, q:
        async for r in p: await r
    return [s async for s in o if s]
try:
    assert a, "b"
    while a < b <= c and not d or e is not f: break
    else: pass
except (A, B) as error:
    raise X(1) from error
finally:
    del a[0], a.b, c
try: pass
except* C: pass
with a as (b, *c), d: e += 1; f = g = ~h ** -i // j @ k % l << m >> n & o | p ^ q
for a, (b, *c) in {**d, 'e': f}: continue
match a:
    case {'b': 1, **c} if d: pass
    case [d, *_]: pass
    case J(x=1) | None | -1.5 | 'e' as f: pass
if (a := b): a[1:2, ..., ::3] = {c for c in d}, {e: f for e, f in g}, (h for h in i)
elif not a: print(f"{a!r:>{b}} {c=}", b"d", 1_000, 0x1f, 2j, r"e", sep='')
else: x = y if z else [*w, 1]
type T[U] = list[U]
def v[W: int](w): yield from w
"""


def states(corpus):
    """Every state of every flow; alone, and against the first one as two tables would be."""
    for flux in corpus.flux_ids:
        first = canonical(corpus, flux, ())
        for etat in enumerate_states(corpus, flux):
            yield etat, canonical(corpus, etat.flux, etat.retenues), first


def forms(nom):
    """Each field of a view with every kind of value, the others as they should be."""
    fields = getattr(import_module(f"explorer.vues.{nom}"), "CHAMPS", ())
    start = STARTS.get(nom, "")
    yield from ("", start, *EXTRAS)
    for field, value in product(
        fields, (*NUMBERS, *ODD, *DAYS, "decision", "homologation", "x" * 3000)
    ):
        yield f"{start}&{field}={value}"
        yield f"{field}={value}"


def ask_views(service):
    for nom in VUES:  # noqa: F821 - put there by profile.mjs, as is SERVICE
        for etat in forms(nom):
            service.vue(nom, etat, BASE)
            for genre in ("ics", "csv", "inconnu"):
                with contextlib.suppress(AttributeError):
                    service.fichier(nom, genre, etat)
    service.vue("inconnue", "", BASE)


def ask_calculations(service):
    for nom, parameters in CALCULATIONS:
        with contextlib.suppress(Exception):
            service.calcul(nom, json.dumps(parameters))
    for broken in BROKEN:
        with contextlib.suppress(Exception):
            service.calcul("protutelle", broken)


def import_everything():
    """Every module that is served: one may be imported late, on a way that nothing here takes."""
    for place in [place for place in sys.path if place.endswith(".zip")]:
        for member in zipimport.zipimporter(place)._get_files():
            name = member.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")
            with contextlib.suppress(ImportError):
                import_module(name)


def collect_often(service):
    """Objects that hold each other, thrown away while answers are made: every kind of collection."""
    gc.set_threshold(20, 2, 2)
    for number in range(300):
        ring = [{}, set(), (number,), iter([]), Exception(number)]
        ring += [ring, (each for each in ring)]
        service.vue("protutelle", f"mandats={number}&date=2026-01-01", BASE)
        service.calcul("protutelle", json.dumps({"mandats": number, "date": "2026-01-01"}))
    gc.set_threshold(2000, 10, 0)


def deep(level):
    return deep(level - 1) + 1 if level else 0


def stretch():
    """What a long visit meets by chance: deep calls, large numbers, tables that grow and shrink."""
    for level in (10, 100, 400, 10**6):
        with contextlib.suppress(RecursionError):
            deep(level)
    draw = random.Random(2018)
    for bits in (10, 30, 31, 60, 300, 3000):
        a, b = draw.getrandbits(bits) + 1, draw.getrandbits(bits // 2) + 1
        results = [
            a + b,
            a - b,
            -a,
            a * b,
            a // b,
            -a % b,
            divmod(a, -b),
            a << 3,
            a >> 7,
            a & b,
            a | b,
        ]
        results += [
            a**3,
            Fraction(a, b) + Fraction(b, a + 1),
            a == b,
            a < b,
            hash(a),
            f"{a:x}",
            (a % 10**300) / (b % 10**300 + 1),
        ]
        results += [round(Fraction(a, b)), float(a % 10**9), int(str(a % 10**400)), a.bit_length()]
    table = {}
    for number in range(5000):
        table[str(number)] = table.get(str(number // 2), 0) + 1
    for number in range(4990):
        del table[str(number)]
    words = sorted((str(draw.random()) for _ in range(3000)), key=len, reverse=True)
    text = "Été – « 79 » 🙂 ".join(words)
    for pattern in (r"(?i)été|\d+\.", r"[^\W\d_]+", r"(?P<a>é)(?=\s)", r"^\s*$|x{2,3}?", "🙂"):
        re.findall(pattern, text)
        re.sub(pattern, lambda found: found.group().upper(), text)
    results += [
        text.casefold(),
        text.translate({233: "e"}),
        text.encode(),
        text.partition("🙂"),
        text[::-1],
    ]
    results += [
        text.split(),
        text.title(),
        text.rfind("é"),
        text.encode("ascii", "replace"),
        ascii(text),
    ]
    results += [
        set(words) & set(table),
        set(words) ^ {1},
        frozenset(words) - set(words),
        words[::2] * 3,
    ]
    results.clear()


def exercise():
    service = SERVICE  # noqa: F821
    for etat, chain, first in states(service._corpus):
        service.vue("orientation", chain, BASE)
        service.calcul(
            "orientation", json.dumps({"flux": etat.flux, "reponses": dict(etat.retenues)})
        )
        if etat.question is None:
            service.vue(
                "comparaison", f"a={first.replace('&', '%26')}&b={chain.replace('&', '%26')}", BASE
            )
    ask_views(service)
    ask_calculations(service)
    import_everything()
    compile(ast.parse(SYNTAX), "syntax", "exec", dont_inherit=True)  # as Pyodide does
    compile(SYNTAX, "syntax", "exec", dont_inherit=True)
    stretch()
    collect_often(service)
    service.presence()
    gc.collect()


exercise()
