"""HTML of two sets of answers side by side: what is common, where they part, where each arrives.

Knows: the words for each case (same way, one stops earlier, two answers).
Ignores: who the groups are, how the state strings are read.
Used by: explorer.vues.comparaison, the pages of the training cases.
"""

from __future__ import annotations

from explorer.comparaison import Comparaison
from explorer.corpus import Corpus
from explorer.flow import Etat, find_answer
from explorer.francais import pluriel
from explorer.rendu.html import Liens, esc, render_source_links
from explorer.rendu.reponses import path_attributes

ARRET = "S’arrête ici, sans répondre."
MEMES_FAITS = (
    "Les deux tables partent des mêmes faits et ne lisent pas la même chose. "
    "Le parcours ne les départage pas : voyez les réponses et les mots du texte."
)


def render_comparison(
    corpus: Corpus,
    comparaison: Comparaison,
    noms: tuple[str, str],
    liens: Liens,
    niveau: int = 3,
    dits: tuple[str, str] = ("", ""),
    *,
    lire: bool = True,
) -> str:
    """Two columns; `noms` are the groups, `dits` what each said (may be empty); `lire`: with a link
    to each whole answer.

    The same answers with different words: the flow does not tell the groups apart, and says so."""
    memes_faits = comparaison.question is None and any(dits)
    colonnes = "".join(
        f'<div class="table-reponse"><h{niveau}>{esc(nom)}</h{niveau}>'
        + (f'<p class="table-dit">« {esc(dit)} »</p>' if dit else "")
        + _answer(corpus, comparaison.question, reponse)
        + ("" if memes_faits else _end(corpus, etat, liens, lire=lire))
        + "</div>"
        for nom, dit, reponse, etat in zip(
            noms,
            dits,
            comparaison.reponses,
            (comparaison.gauche, comparaison.droite),
            strict=True,
        )
    )
    separation = (
        f'<p class="separation">{MEMES_FAITS}</p>'
        if memes_faits
        else _parting(corpus, comparaison, liens)
    )
    return f'{separation}<div class="tables-reponses">{colonnes}</div>'


def _parting(corpus: Corpus, comparaison: Comparaison, liens: Liens) -> str:
    if comparaison.question is None:
        return '<p class="separation">Les deux tables donnent les mêmes réponses.</p>'
    question = corpus.question(comparaison.question)
    rang = len(comparaison.communes) + 1
    apres = f"après {pluriel(rang - 1, 'réponse commune', 'réponses communes')}, à cette question"
    combien = "dès la première question" if rang == 1 else apres
    fin = " Elles arrivent pourtant au même endroit." if comparaison.meme_issue else ""
    return (
        f'<p class="separation">Les deux tables se séparent {combien} : '
        f"<strong>{esc(question['texte'])}</strong>"
        f"{render_source_links(corpus, question['citations'], liens)}{fin}</p>"
    )


def _answer(corpus: Corpus, question: str | None, reponse: str | None) -> str:
    if question is None:
        return ""
    choix = find_answer(corpus.question(question), reponse) if reponse else None
    return f'<p class="table-choix">{esc(choix["texte"]) if choix else ARRET}</p>'


def _end(corpus: Corpus, etat: Etat, liens: Liens, *, lire: bool) -> str:
    """Where the answers lead; `lire`: with a link to the whole state."""
    attributs = path_attributes(corpus, liens, etat.flux, etat.retenues)
    if etat.question is not None:
        texte = esc(corpus.question(etat.question)["texte"])
        return f"<p>Question suivante : <a {attributs}>{texte}</a></p>"
    titres = [
        f"<strong>{esc(corpus.suite(nom)['titre'])}</strong>"
        for nom in dict.fromkeys(suite for suite, _ in etat.suites)
    ]
    suites = " ; ou, selon une autre lecture, ".join(titres)
    lien = f'<p class="sans-projection"><a {attributs}>Lire cette réponse en entier</a></p>'
    return f"<p>Avec ces réponses : {suites}.</p>{lien if lire else ''}"
