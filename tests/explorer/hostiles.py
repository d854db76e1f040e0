"""Hostile state strings, always the same for one seed, and what may be seen of a fragment.

Knows: how a link to a simulator is written, and how one is abused.
Ignores: what a right answer is.
Used by: test_hostiles.py, tests/browser/test_liens_hostiles.py.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import cached_property
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import quote, quote_plus

from explorer.chemins import enumerate_paths
from explorer.corpus import Corpus
from explorer.vues import comparaison, exercices, protutelle, rappels, rapports

GRAINE = 20120512
CHAMPS: dict[str, Sequence[str]] = {
    "orientation": (),
    "protutelle": protutelle.CHAMPS,
    "rapports": rapports.CHAMPS,
    "exercices": exercices.CHAMPS,
    "rappels": rappels.CHAMPS,
    "comparaison": tuple(comparaison.CHAMPS),
}
# One simulator in three draws, and the three others in what is left.
POIDS = {
    "orientation": 3,
    "protutelle": 3,
    "rapports": 3,
    "exercices": 1,
    "rappels": 1,
    "comparaison": 1,
}
BALISES = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "'><svg/onload=alert(1)>",
    "</section></div></body><h1>pris</h1>",
    "<a href='javascript:alert(1)' class=reponse>Oui</a>",
    '" autofocus onfocus="alert(1)',
    "' data-etat='flux=depart",
    "<!-- <strong>oui</strong> -->",
    "<![CDATA[<i>x</i>]]>",
    "&lt;b&gt;gras&lt;/b&gt;",
    "&#60;script&#62;",
    "<style>*{display:none}</style>",
    "<iframe srcdoc='<script>x</script>'>",
    "<base href='//ailleurs.example/'>",
    "<form action='//ailleurs.example'><input name=nom>",
    "<strong>Accord donné</strong>",
    "<mark>cité</mark></p><p class='statut statut-clair'>Clair",
    "{{ 7*7 }}${7*7}<%= 7 %>",
    "]]><template><p>x</p></template>",
)
TEXTES = (
    "", " ", "oui", "non", "ne-sait-pas", "OUI", "oui ", "79", "80", "0", "-1", "79,5", "1e9", "NaN",
    "Infinity", "٧٩", "７９", "²", "½", "0x4f", "9" * 400, "31/12/2026", "2026-12-31", "2026-02-30",
    "0000-00-00", "9999-12-31", "2018-12-31", "2019-01-01", "null", "undefined", "None", "true",
    "[object Object]", "__proto__", "constructor", "__class__", "../../../etc/passwd", "%s%s%n",
    "{0.__class__}", "\\u003cb\\u003e", "%3Cb%3E", "%253Cb%253E", "javascript:alert(1)",
    "\x00", "\x1b[31m", "a\nb\rc", "\u202egnp.exe", "\ufeff", "\u200b", "e\u0301" * 30, "🧑‍🧒" * 20,
    "\ud800", "\udfff", "ﬀ", "İ", "ß", "cpas", "saj", "prorata", "decision", "homologation",
)  # fmt: skip
VERSIONS = ("0.1", "0.9.0", "2.0.0", "", "<b>1</b>", "1.0.0 ", "\u0661.0.0")
RATES = (
    b"\xff\xfe<\x00b\x00>\x00",
    b"\xc0\xbcscript\xc0\xbe",
    b"\xed\xa0\x80",
    b"caf\xe9",
    b"\x80" * 9,
)
CODAGES = ("utf-8", "utf-16", "latin-1", "cp1252", "utf-7", "double", "brut", "plus")
ENORME = 60_000
Paires = list[tuple[str, str]]


class Hostile(NamedTuple):
    """One state string for one view; `harmless` is the same one whose signs of markup are letters."""

    vue: str
    etat: str
    harmless: str


def hostile_states(corpus: Corpus, combien: int, graine: int = GRAINE) -> Iterator[Hostile]:
    """`combien` states, always the same for the same data and seed."""
    hasard = random.Random(graine)
    chemins = [
        (chemin.flux, chemin.reponses)
        for flux in corpus.flux_ids
        for chemin in enumerate_paths(corpus, flux)
    ]
    mots = _words(corpus)
    for _ in range(combien):
        vue = hasard.choices(list(POIDS), list(POIDS.values()))[0]
        paires = _pairs(hasard, vue, chemins, mots)
        yield _written(hasard, vue, paires)


def _words(corpus: Corpus) -> tuple[str, ...]:
    reponses = {r["id"] for q in corpus.questions.values() for r in q["reponses"]}
    return (*corpus.questions, *sorted(reponses), *corpus.suites, *corpus.flux_ids)


def _pairs(
    hasard: random.Random, vue: str, chemins: list[tuple[str, Paires]], mots: Sequence[str]
) -> Paires:
    """A true path or a few fields, damaged; sometimes nothing but rubbish."""
    if vue == "comparaison":
        liens = [_link(hasard, _pairs(hasard, "orientation", chemins, mots)) for _ in range(2)]
        return list(zip(CHAMPS[vue], liens, strict=True))
    if vue == "orientation" and hasard.random() < 0.8:
        flux, reponses = hasard.choice(chemins)
        paires = [("flux", flux), *reponses]
    else:
        champs = [nom for nom in CHAMPS[vue] if hasard.random() < 0.7] or ["flux"]
        juste = hasard.random() < 0.4
        paires = [(nom, _right(nom) if juste else hasard.choice(TEXTES)) for nom in champs]
    for _ in range(hasard.randrange(5)):
        _damage(hasard, paires, chemins, mots)
    if hasard.random() < 0.3:
        paires.append(("v", hasard.choice(VERSIONS)))
    return paires


def _right(champ: str) -> str:
    """A value that the field takes, so that results are drawn too, not only errors."""
    justes = {"mandats": "79", "comparer": "36", "pas": "3", "nombre": "5", "flux": "cpas-vers-saj",
              "type": "decision", "residentiel": "oui", "plus-de-28": "oui", "graine": "a1b2"}  # fmt: skip
    return justes.get(champ, "60000" if champ.startswith("brut") else "2026-12-31")


def _damage(
    hasard: random.Random, paires: Paires, chemins: list[tuple[str, Paires]], mots: Sequence[str]
) -> None:
    """One blow: a value replaced, a key invented, answers of another flow, order, repetition…"""
    rang = hasard.randrange(len(paires)) if paires else 0
    value = hasard.choice((*BALISES, *TEXTES, hasard.choice(mots)))
    match hasard.randrange(9):
        case 0 | 1 if paires:
            paires[rang] = (paires[rang][0], value)
        case 2:
            paires.insert(rang, (hasard.choice((*BALISES, *TEXTES, *mots)), value))
        case 3:
            paires.extend(hasard.choice(chemins)[1])
        case 4:
            hasard.shuffle(paires)
        case 5 if paires:
            paires.append((paires[rang][0], value))
        case 6 if paires:
            paires[rang] = (paires[rang][0] + "-d-avant", paires[rang][1])
        case 7 if hasard.random() < 0.02:
            paires.insert(rang, (hasard.choice(mots), value + "é<" * ENORME))
        case _ if paires:
            del paires[rang]


def _link(hasard: random.Random, paires: Paires) -> str:
    corps = "&".join(
        f"{quote(n, errors='replace')}={quote(v, errors='replace')}" for n, v in paires
    )
    return hasard.choice(("", "https://ailleurs.example/x#", "#", "##")) + corps


def _written(hasard: random.Random, vue: str, paires: Paires) -> Hostile:
    codage = hasard.choice(CODAGES)
    debut = hasard.choice(("", "", "#", "?", "#?", "&", "=&"))
    fin = hasard.choice(("", "", "", "&", "&&&", "=", "%", "%zz", "&" * 90))
    if hasard.random() < 0.1:
        fin += "&x=" + quote(hasard.choice(RATES))
    doux = [(_soften(nom), _soften(valeur)) for nom, valeur in paires]
    etats = [
        debut + "&".join(f"{_encode(n, codage)}={_encode(v, codage)}" for n, v in p) + fin
        for p in (paires, doux)
    ]
    return Hostile(vue, *etats)


# As many signs, none of them markup: what is cut by length is cut at the same place.
DOUX = str.maketrans({"<": "x", ">": "x", '"': "x", "'": "x"})


def _soften(texte: str) -> str:
    return texte.translate(DOUX)


def _encode(texte: str, codage: str) -> str:
    match codage:
        case "brut":
            return texte.replace("&", "%26").replace("=", "%3D").replace("%3C", "%3c")
        case "plus":
            return quote_plus(texte, errors="replace")
        case "double":
            return quote(quote(texte, errors="replace"))
        case _:
            return quote(texte.encode(codage, errors="replace"))


class Structure(HTMLParser):
    """The tags of a fragment in order, each with its attributes; what is out of order; its words."""

    VIDES = frozenset({"br", "input", "img", "hr", "meta", "link"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.valeurs: list[tuple[str, str]] = []
        self.desordres: list[str] = []
        self._pile: list[str] = []
        self._texte: list[str] = []
        self.feed(html)
        self.close()
        self.desordres += self._pile

    @cached_property
    def texte(self) -> str:
        return " ".join("".join(self._texte).split())

    @cached_property
    def vocabulaire(self) -> set[tuple[str, str]]:
        return {(tag, nom) for tag, noms in self.elements for nom in noms or ("",)}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in self.VIDES:
            self._pile.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(nom for nom, _ in attrs)))
        self.valeurs += [(nom, valeur or "") for nom, valeur in attrs]

    def handle_endtag(self, tag: str) -> None:
        if not self._pile or self._pile.pop() != tag:
            self.desordres.append(tag)

    def handle_data(self, data: str) -> None:
        self._texte.append(data)

    def handle_comment(self, data: str) -> None:
        self.desordres.append("commentaire")

    def handle_decl(self, decl: str) -> None:
        self.desordres.append("déclaration")

    def unknown_decl(self, data: str) -> None:
        self.desordres.append("déclaration inconnue")
