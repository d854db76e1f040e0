"""The pieces of HTML that every view shares: escaping, links, citations, status, readings, tools.

Knows: the components of the style sheet and the addresses of the site.
Ignores: which rule is shown, files, browsers.
Used by: explorer.rendu.*, scripts.macros.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from explorer.corpus import Corpus, Phrase
from explorer.mots import POINTS_OUVERTS, reading_mark, status_words

ACTIONS = {
    "imprimer": "Imprimer",
    "copier": "Copier le lien",
    "recommencer": "Recommencer",
    "ics": "Télécharger le calendrier (.ics)",
    "csv": "Télécharger le tableau (.csv)",
}
BLANCS = re.compile(r"\s+")


def esc(texte: object) -> str:
    """Text made safe for HTML content and for double-quoted attributes."""
    sur = str(texte).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return sur.replace('"', "&quot;").replace("'", "&#39;")


class Liens:
    """Addresses inside the site, relative to a page whose way back to the root is `base` (`"../"`)."""

    def __init__(self, base: str = "") -> None:
        self.base = base

    def page(self, chemin: str) -> str:
        return self.base + chemin

    def phrase(self, phrase: Phrase) -> str:
        return f"{self.base}textes/{phrase.texte_id}/{phrase.page}.html#{phrase.ancre}"

    def lecture(self, lecture_id: str) -> str:
        return f"{self.base}textes/lectures.html#{lecture_id.lower()}"

    def etat(self, flux: str, reponses: Sequence[tuple[str, str]]) -> str:
        """The static page of a state of a flow: its answers, in the order they were asked."""
        nom = "_".join(reponse for _, reponse in reponses) or "debut"
        return f"{self.base}orienter/etat/{flux}/{nom}.html"


_percent = lru_cache(maxsize=1024)(quote)  # a state writes the same few ids over and over


def state_string(paires: Iterable[tuple[str, str]], version: str) -> str:
    """The shareable state: `flux=…&question=réponse&v=…`, kept in the URL fragment."""
    return "&".join(
        f"{_percent(cle)}={_percent(valeur)}" for cle, valeur in (*paires, ("v", version))
    )


def normalise(texte: str) -> str:
    """White space folded, as citations are compared."""
    return BLANCS.sub(" ", texte).strip()


def mark(texte: str, *extraits: str) -> str:
    """The phrase with the quoted fragments marked (overlaps merged); everything is escaped here."""
    entier = normalise(texte)
    morceaux, fin = [], 0
    for debut, arret in _spans(entier, extraits):
        morceaux.append(f"{esc(entier[fin:debut])}<mark>{esc(entier[debut:arret])}</mark>")
        fin = arret
    return "".join(morceaux) + esc(entier[fin:])


def _spans(entier: str, extraits: Iterable[str]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    trouves = ((entier.find(cite), len(cite)) for cite in map(normalise, extraits))
    for debut, longueur in sorted((debut, n) for debut, n in trouves if debut >= 0 and n):
        if spans and debut <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], debut + longueur))
        else:
            spans.append((debut, debut + longueur))
    return spans


def render_citation(corpus: Corpus, citation: Mapping[str, str], liens: Liens) -> str:
    """One sentence of the law with its quoted fragment, its reference and its link."""
    return _quote(corpus, citation["phrase"], (citation["extrait"],), liens)


def _quote(corpus: Corpus, ref: str, extraits: Iterable[str], liens: Liens) -> str:
    phrase = corpus.phrase(ref)
    abrege = corpus.texte(phrase.texte_id)["abrege"]
    return (
        f'<blockquote class="citation"><p>{mark(phrase.texte, *extraits)}</p>'
        f'<footer><a href="{esc(liens.phrase(phrase))}">{esc(abrege)}, {esc(phrase.reference)}</a>'
        "</footer></blockquote>"
    )


def render_fold(titre: str, corps: str, classe: str = "", balise: str = "h3") -> str:
    """A part that a screen folds under its heading and that paper always prints in full."""
    return (
        f'<details class="{f"pli {classe}".strip()}"><summary><{balise}>{esc(titre)}</{balise}>'
        f"</summary>{corps}</details>"
    )


def render_citations(
    corpus: Corpus,
    citations: Iterable[Mapping[str, str]],
    liens: Liens,
    titre: str | None = None,
    *,
    plie: bool = False,
) -> str:
    """The sentences of a rule, each once, in order; empty text when there are none.

    `plie`: folded under its title, which then says how many there are.
    """
    phrases: dict[str, list[str]] = {}
    for citation in citations:
        phrases.setdefault(citation["phrase"], []).append(citation["extrait"])
    corps = "".join(_quote(corpus, *phrase, liens) for phrase in phrases.items())
    if not corps:
        return ""
    if plie and titre:
        return render_fold(f"{titre} ({len(phrases)})", f'<div class="citations">{corps}</div>')
    entete = f"<h3>{esc(titre)}</h3>" if titre else ""
    return f'<div class="citations">{entete}{corps}</div>'


def render_source_links(
    corpus: Corpus, citations: Iterable[Mapping[str, str]], liens: Liens
) -> str:
    """The same citations as short links, to stand at the end of a line of a list."""
    morceaux = {}
    for citation in citations:
        phrase = corpus.phrase(citation["phrase"])
        morceaux[phrase.ref] = (
            f'<a class="source" href="{esc(liens.phrase(phrase))}" '
            f'title="{esc(citation["extrait"])}">{esc(phrase.reference)}</a>'
        )
    return f' <span class="sources">[{" ; ".join(morceaux.values())}]</span>' if morceaux else ""


def render_statut(statut: str, *, parmi: bool = False) -> str:
    """The status of an answer, always in words; `parmi`: other readings stand beside it."""
    mot, explication = status_words(statut, parmi=parmi)
    return (
        f'<p class="statut statut-{statut}"><strong class="statut-mot">{mot}</strong> '
        f"<span>{explication}</span></p>"
    )


def render_reading_mark(lecture: Mapping[str, Any], sens: str) -> str:
    """What sets a reading apart: it exposes least, or the site works with it; often nothing."""
    marque = reading_mark(lecture, sens)
    return f" <em>({marque})</em>" if marque else ""


def render_lecture(corpus: Corpus, lecture_id: str, liens: Liens, niveau: int = 4) -> str:
    """One entry of the register: the words, the readings, what the explorer does with them."""
    lecture: dict[str, Any] = corpus.lecture(lecture_id)
    lectures = "".join(
        f"<li>{esc(sens['texte'])}{render_reading_mark(lecture, sens['id'])}</li>"
        for sens in lecture.get("lectures", ())
    )
    liste = f"<ol>{lectures}</ol>" if lectures else ""
    return (
        f'<div class="lecture"><h{niveau}><a href="{esc(liens.lecture(lecture_id))}">'
        f"{esc(lecture_id)}</a> · {esc(lecture['titre'])}</h{niveau}>"
        f"{liste}<p>{esc(lecture['explorateur'])}</p></div>"
    )


def render_lectures(corpus: Corpus, ids: Iterable[str], liens: Liens) -> str:
    """The register entries that touch an answer, each once: their titles in sight, the rest folded."""
    entrees = list(dict.fromkeys(ids))
    if not entrees:
        return ""
    corps = "".join(render_lecture(corpus, ident, liens) for ident in entrees)
    titres = "".join(
        f'<li><a href="{esc(liens.lecture(ident))}">{esc(corpus.lecture(ident)["titre"])}</a></li>'
        for ident in entrees
    )
    points = f"{len(entrees)} point{'s' if len(entrees) > 1 else ''}"
    return (
        '<section class="lectures">'
        + render_fold(f"{POINTS_OUVERTS} ({points})", corps)
        + f'<ul class="pli-titres">{titres}</ul></section>'
    )


def render_tools(*actions: str) -> str:
    """Buttons that need a script; hidden until one shows them."""
    boutons = "".join(
        f'<button type="button" data-action="fichier" data-genre="{action}">{ACTIONS[action]}</button>'
        if action in ("ics", "csv")
        else f'<button type="button" data-action="{action}">{ACTIONS[action]}</button>'
        for action in actions
    )
    return f'<div class="outils" hidden>{boutons}<p class="outils-message" role="status"></p></div>'
