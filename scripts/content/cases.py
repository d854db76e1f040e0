"""The worked cases: a situation, the answers given, what the engine answers (computed here), the phrases.

Knows: the case files of the four paths and of the start; the numbers and the calendars have their own shape.
Ignores: whether the answer is the expected one (a test does).
Used by: scripts.content.all_pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from explorer.flow import Etat, replay
from explorer.orientation import expand_gates
from explorer.rendu.html import Liens, esc
from scripts.content import cases_numbers
from scripts.content.addresses import attributes
from scripts.content.cases_parts import comment, sources
from scripts.content.page import Generated, agir
from scripts.content.readings import STATUTS
from scripts.edition import Edition

MOTS = {"clair": "Clair", **STATUTS}
TITRES = {
    "depart": "Par où commencer",
    "protutelle": "Effectif et subvention",
    "rapports": "Calendrier des rapports",
}
PORTES = {"protutelle": "Protutelle", "rapports": "Protutelle"}


def pages(edition: Edition) -> Iterator[Generated]:
    files = {name: cas for name, cas in edition.data["cas"].items() if cas}
    titres = {name: title(edition, name) for name in files}
    cote = {
        "titre": "Les cas",
        "liens": [{"url": "cas/index.html", "titre": "Tous les cas"}]
        + [
            {"url": f"cas/{name}.html", "titre": titre, "sous": True}
            for name, titre in titres.items()
        ],
    }
    liens = "".join(
        f'<li><a href="{esc(name)}.html">{esc(titre)} ({len(files[name])})</a></li>'
        for name, titre in titres.items()
    )
    yield Generated(
        "cas/index.html",
        "Les cas",
        f'<h1>Les cas</h1><p>Des situations inventées, et ce que le site répond. Chaque réponse est calculée à la construction du site et vérifiée.</p><ul class="liste-liens">{liens}</ul>',
        "Des situations inventées, avec la réponse calculée et les phrases des textes.",
        {"porte": "Se former", "cote": cote},
    )
    for name, cas in files.items():
        show = cases_numbers.render if name in PORTES else render
        noms = "".join(
            f'<li><a href="#{esc(un["id"])}">{esc(un.get("nom") or un["id"])}</a></li>'
            for un in cas
        )
        corps = "".join(show(edition, name, un) for un in cas)
        yield Generated(
            f"cas/{name}.html",
            f"Cas : {titres[name]}",
            f"<h1>Cas : {esc(titres[name])}</h1>{start(edition, name)}"
            f'<details class="sans-impression"><summary>Choisir parmi {len(cas)} cas</summary>'
            f'<ul class="liste-liens sans-mots">{noms}</ul></details>{corps}',
            f"{titres[name]}, avec la réponse calculée.",
            {
                "porte": "Se former",
                "parents": [{"url": "cas/index.html", "titre": "Les cas"}],
                "cote": cote,
            },
        )


def start(edition: Edition, name: str) -> str:
    """Where one plays such a case oneself."""
    liens = Liens("../")
    lieu = (
        liens.page(cases_numbers.PAGES[name])
        if name in PORTES
        else liens.etat(name, ())
        if name in edition.flux
        else liens.page("orienter/index.html")
    )
    return agir((lieu, "Répondre soi-même"))


def title(edition: Edition, name: str) -> str:
    if name in edition.flux:
        return str(edition.flux[name]["titre"])
    return TITRES.get(name, name)


def render(edition: Edition, name: str, cas: Mapping[str, Any]) -> str:
    """One case, whole: nothing is folded, so that it prints."""
    corpus, liens = edition.corpus, Liens("../")
    donnees = expand_gates(corpus, cas["reponses"])
    etat = replay(corpus, cas["flux"], donnees)
    return (
        f'<section class="entree" id="{esc(cas["id"])}" data-recherche="{esc(cas["nom"])}" data-poids="0.4">'
        f"<h2>{esc(cas['nom'])}</h2><p>{esc(cas['situation'])}</p>"
        f"<h3>Ce qui est répondu</h3>{answers(edition, etat)}"
        f"<h3>Ce que le site répond</h3>{outcome(edition, etat, liens)}"
        f"{comment(cas)}{sources(edition, cas, liens)}</section>"
    )


def answers(edition: Edition, etat: Etat) -> str:
    lignes = []
    for question_id, reponse_id in etat.retenues:
        question = edition.corpus.question(question_id)
        texte = next(r["texte"] for r in question["reponses"] if r["id"] == reponse_id)
        lignes.append(f"<li>{esc(question['texte'])} <strong>{esc(texte)}</strong></li>")
    return f"<ol>{''.join(lignes)}</ol>"


def outcome(edition: Edition, etat: Etat, liens: Liens) -> str:
    corpus = edition.corpus
    adresse = Liens().etat(
        etat.flux, [pair for pair in etat.retenues if pair[0] not in _start_questions(edition)]
    )
    lien = f"<a {attributes(corpus, liens, adresse)}>"
    if etat.question:
        return (
            f"<p>Question suivante : {lien}{esc(corpus.question(etat.question)['texte'])}</a></p>"
        )
    lignes = "".join(
        f'<li><span class="statut statut-{corpus.suite(suite)["statut"]}">{MOTS[corpus.suite(suite)["statut"]]}</span> '
        f"<strong>{esc(corpus.suite(suite)['titre'])}</strong>{f' (lecture {esc(lecture[0])})' if lecture else ''}. {esc(corpus.suite(suite).get('resume', ''))}</li>"
        for suite, lecture in etat.suites
    )
    return f"<ul>{lignes}</ul><p>{lien}Voir la réponse entière</a></p>"


def _start_questions(edition: Edition) -> set[str]:
    return (
        {question["id"] for question in edition.data["orientations"]["depart"]["questions"]}
        if _has_start(edition)
        else set()
    )


def _has_start(edition: Edition) -> bool:
    return "depart" in edition.data["orientations"]
