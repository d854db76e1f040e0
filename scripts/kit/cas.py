"""A case of the training three times: the participants' sheet, the facilitator's page, the screens.

Knows: the order of a case in a room (read, answer, compare, reveal, read the words).
Ignores: what the engine answers (scripts.kit.resultats), where pages go.
Used by: scripts.content.training.
"""

from __future__ import annotations

from explorer.corpus import Corpus
from explorer.flow import find_answer
from explorer.rendu.html import Liens, esc, render_citations
from scripts.kit import Cas, list_of
from scripts.kit.resultats import render_answer, render_tables, state

COTES = {
    "cpas": "Ce que le CPAS croit souvent",
    "aide-jeunesse": "Ce que l’aide à la jeunesse croit souvent",
}

LIGNES = f'<span class="lignes" aria-hidden="true">{"<i></i>" * 3}</span>'


def label(cas: Cas) -> str:
    """« Schéma 1 · 15 minutes »: no answer in it."""
    schema = f"Schéma {cas['schema']}" if cas["schema"] else "Protutelles"
    return f"{schema} · {cas['minutes']} minutes"


def participant(cas: Cas, niveau: int = 2) -> str:
    """The sheet handed out: the situation, the questions, room to write; nothing else."""
    demandes = "".join(f"<li>{esc(d)}{LIGNES}</li>" for d in cas["demande"])
    return (
        f'<section class="feuille" id="feuille-{esc(cas["id"])}"><p class="etape">{esc(label(cas))}</p>'
        f"<h{niveau}>{esc(cas['titre'])}</h{niveau}>{paragraphs(cas)}"
        f'<p><strong>À décider, à votre table :</strong></p><ol class="a-ecrire">{demandes}</ol>'
        '<p class="rappel">Écrivez aussi : ce que le texte dit, et ce qu’il ne dit pas. Aucun nom, aucun vrai dossier.</p></section>'
    )


def paragraphs(cas: Cas) -> str:
    return "".join(f"<p>{esc(texte)}</p>" for texte in cas["situation"])


def facilitator(corpus: Corpus, cas: Cas, liens: Liens, niveau: int = 2) -> str:
    """Everything the facilitator needs, in the order of use."""
    h = f"h{niveau}"
    ouvert = list_of([esc(ligne) for ligne in cas["ouvert"]])
    registre = ", ".join(
        f'<a href="{esc(liens.lecture(nom))}">{nom} : {esc(corpus.lecture(nom)["titre"])}</a>'
        for nom in cas["lectures"]
    )
    croyances = "".join(_belief(nom, texte) for nom, texte in cas["croyances"].items())
    tables = render_tables(corpus, cas, liens)
    return (
        f'<div class="animation"><p class="etape">{esc(label(cas))}</p><p class="chapeau">{esc(cas["point"])}.</p>'
        f"<{h}>La situation</{h}>{paragraphs(cas)}{list_of([esc(d) for d in cas['demande']], 'ol')}"
        f"{_facts(corpus, cas, h)}"
        f"<{h}>Ce que répond le site</{h}>{render_answer(corpus, cas, liens)}"
        + (f"<{h}>Ce que répondent souvent les deux tables</{h}>{tables}" if tables else "")
        + f"<{h}>Le piège</{h}><p>{esc(cas['piege'])}</p>"
        f"<{h}>Ce que chaque côté croit de l’autre</{h}>{croyances}"
        f"<{h}>Questions à poser</{h}>{list_of([esc(q) for q in cas['questions']])}"
        f"<{h}>Ce que le texte laisse ouvert</{h}>{ouvert}<p>Au registre : {registre}.</p>"
        f"<{h}>Les mots du texte</{h}>{render_citations(corpus, cas['citations'], liens)}</div>"
    )


def _belief(nom: str, texte: str) -> str:
    """The first sentence is what is believed; the rest answers it."""
    croyance, _, reponse = texte.partition(". ")
    return f"<p><strong>{COTES[nom]} :</strong> « {esc(croyance)}. » {esc(reponse)}</p>"


def _facts(corpus: Corpus, cas: Cas, h: str) -> str:
    """The facts as the simulator takes them."""
    if "reponses" not in cas:
        return ""
    lignes = []
    for nom, reponse in state(corpus, cas).retenues:
        choix = find_answer(corpus.question(nom), reponse) or {}
        lignes.append(
            f"{esc(corpus.question(nom)['texte'])} <strong>{esc(choix.get('texte', reponse))}</strong>"
        )
    return f"<{h}>Les faits, question par question</{h}>{list_of(lignes, 'ol', 'faits')}"


def screens(corpus: Corpus, cas: Cas, liens: Liens) -> str:
    """One block a screen; what is marked `a-reveler` waits for the facilitator. All in order on paper."""
    tables = render_tables(corpus, cas, liens)
    blocs = [
        screen(cas["titre"], f'<p class="etape">{esc(label(cas))}</p>{paragraphs(cas)}'),
        screen("À votre table", list_of([esc(d) for d in cas["demande"]], "ol")),
        screen("Deux tables, deux réponses", hide("Montrer ce qu’elles répondent souvent", tables))
        if tables
        else "",
        screen(
            "Ce que répond le site", hide("Montrer la réponse", render_answer(corpus, cas, liens))
        ),
        screen("Les mots du texte", render_citations(corpus, cas["citations"], liens)),
        screen("Ce que le texte laisse ouvert", list_of([esc(ligne) for ligne in cas["ouvert"]])),
        screen("À discuter", list_of([esc(q) for q in cas["questions"]])),
    ]
    return f'<div class="projetable" data-titre="{esc(cas["titre"])}">{"".join(blocs)}</div>'


def screen(titre: str, corps: str) -> str:
    return f'<section class="ecran"><h2>{esc(titre)}</h2>{corps}</section>'


def hide(invite: str, corps: str) -> str:
    """Folded until it is asked for: a room that sees the page open has not seen the answer."""
    return f'<details class="a-reveler"><summary>{esc(invite)}</summary>{corps}</details>'
