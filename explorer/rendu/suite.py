"""HTML of one suite: what to do, who decides, what may be said, what is owed, what is not said.

Knows: how each part of a suite is laid out.
Ignores: the words that introduce a part (explorer.mots), how the reader got there.
Used by: explorer.rendu.orientation, the pages of the schemas.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from explorer.corpus import Corpus
from explorer.mots import (
    DE_NOUS,
    FORMES,
    PARTIES,
    PHRASES_APPLIQUEES,
    PREVU,
    SANS_DELAI,
)
from explorer.orientation import suite_citations
from explorer.rendu.html import Liens, esc, render_citations, render_source_links, render_statut

Mention = Mapping[str, Any]


def render_suite(
    corpus: Corpus,
    suite: Mention,
    liens: Liens,
    niveau: int = 3,
    conditions: str = "",
    *,
    parmi: bool = False,
) -> str:
    """The body of a suite; its sections have headings of level `niveau`.

    `conditions` is a ready fragment that stands right after the summary; `parmi`: this suite is
    one of those that the readings of a text give.
    """
    statut = render_statut(suite["statut"], parmi=parmi)
    sections = (
        (None, f'{statut}<p class="chapeau">{esc(suite["resume"])}</p>'),
        (None, conditions),
        ("que_faire", _steps(corpus, suite.get("que_faire", ()), liens)),
        ("decide", _mention(corpus, suite.get("decide"), liens)),
        (None, _sayings(corpus, suite, liens, niveau)),
        ("formes", _forms(corpus, suite.get("formes", ()), liens)),
        ("rapport", _report(corpus, suite.get("rapport"), liens)),
        ("accord", _mention(corpus, suite.get("accord"), liens)),
        ("suites_dues", _owed(corpus, suite, liens)),
        ("silences", _items(esc(s) for s in suite.get("silences", ()))),
    )
    return "".join(_block(partie, corps, niveau) for partie, corps in sections if corps)


def render_suite_citations(corpus: Corpus, suites: Iterable[Mention], liens: Liens) -> str:
    """Every phrase the suites apply, each once: of the suite first, then of its lines."""
    citations = [citation for suite in suites for citation in suite_citations(suite)]
    return render_citations(corpus, citations, liens, PHRASES_APPLIQUEES, plie=True)


def actor_name(corpus: Corpus, acteur: str) -> str:
    return str(corpus.acteur(acteur)["nom"])


def _block(partie: str | None, corps: str, niveau: int) -> str:
    entete = f"<h{niveau}>{esc(PARTIES[partie])}</h{niveau}>" if partie else ""
    return f'<div class="bloc">{entete}{corps}</div>' if entete else corps


def _items(lignes: Iterable[str], balise: str = "ul", classe: str = "") -> str:
    corps = "".join(f"<li>{ligne}</li>" for ligne in lignes)
    attribut = f' class="{classe}"' if classe else ""
    return f"<{balise}{attribut}>{corps}</{balise}>" if corps else ""


def _text(corpus: Corpus, mention: Mention, liens: Liens) -> str:
    """The sentence and what it rests on: words of the text, or nothing but us."""
    sources = render_source_links(corpus, mention.get("citations", ()), liens)
    if mention.get("de_nous"):
        sources = f' <span class="sources">[{DE_NOUS}]</span>'
    return esc(mention["texte"]) + sources


def _mention(corpus: Corpus, mention: Mention | None, liens: Liens) -> str:
    return f"<p>{_text(corpus, mention, liens)}</p>" if mention else ""


def _steps(corpus: Corpus, etapes: Sequence[Mention], liens: Liens) -> str:
    return _items((_text(corpus, etape, liens) for etape in etapes), "ol", "que-faire")


def _sayings(corpus: Corpus, suite: Mention, liens: Liens, niveau: int) -> str:
    """May say, may not say: two lists, side by side where the screen allows."""
    colonnes = "".join(
        f"<div><h{niveau}>{PARTIES[partie]}</h{niveau}>"
        f"{_speech(corpus, suite[partie], liens)}</div>"
        for partie in ("peut_dire", "ne_peut_pas_dire")
        if suite.get(partie)
    )
    return f'<div class="bloc dire">{colonnes}</div>' if colonnes else ""


def _speech(corpus: Corpus, paroles: Sequence[Mention], liens: Liens) -> str:
    return _items(
        f'<span class="role">{esc(actor_name(corpus, parole["par"]))} :</span> '
        + _text(corpus, parole, liens)
        for parole in paroles
    )


def _forms(corpus: Corpus, formes: Sequence[Mention], liens: Liens) -> str:
    return _items(
        f"<strong>{FORMES[forme['forme']]} : {PREVU[forme['statut']]}.</strong> "
        + _text(corpus, forme, liens)
        for forme in formes
    )


def _report(corpus: Corpus, rapport: Mention | None, liens: Liens) -> str:
    if not rapport:
        return ""
    contenu = _items(esc(ligne) for ligne in rapport.get("contenu", ()))
    intro = "<p>Il contient :</p>" if contenu else ""
    return _mention(corpus, rapport, liens) + intro + contenu


def _owed(corpus: Corpus, suite: Mention, liens: Liens) -> str:
    dues = suite.get("suites_dues", ())
    lignes = _items(_owed_line(corpus, due, liens) for due in dues)
    return f"{lignes}<p>{SANS_DELAI}</p>" if lignes else ""


def _owed_line(corpus: Corpus, due: Mention, liens: Liens) -> str:
    quand = f" Quand : {esc(due['quand'])}." if due.get("quand") else ""
    return (
        f"<strong>{esc(due['quoi'])}</strong> "
        f'<span class="role">(de : {esc(actor_name(corpus, due["qui"]))} ; '
        f"à : {esc(actor_name(corpus, due['a']))})</span>. "
        f"{_text(corpus, due, liens)}{quand}"
    )
