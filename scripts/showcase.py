"""The page « Composants »: every component with real content, made by the functions that make it everywhere.

Knows: one example of each component.
Ignores: the style sheet, the components cut out of pages (scripts.specimens).
Used by: scripts.macros.
"""

from __future__ import annotations

import re
from typing import Any

from explorer.echeances import compute
from explorer.mots import STATUTS
from explorer.rendu.correction import render_correction
from explorer.rendu.frise import render_timeline
from explorer.rendu.graphique import render_charts
from explorer.rendu.html import (
    Liens,
    esc,
    render_citation,
    render_fold,
    render_lecture,
    render_lectures,
    render_statut,
)
from explorer.rendu.suite import render_suite
from explorer.vues import orientation
from scripts.content import relations
from scripts.content.lexicon import sort_key
from scripts.content.page import agir
from scripts.edition import Edition, today
from scripts.specimens import specimens

BASE = "../"


def render(edition: Edition) -> str:
    """Sections, one a component."""
    corpus, liens = edition.corpus, Liens(BASE)
    lecture = next(
        (un for un in edition.data["lectures"] if un.get("prudente")), edition.data["lectures"][0]
    )
    citation = lecture["citations"][0]
    question = orientation.view(corpus, "flux=depart", BASE).html.replace(
        'class="vue-titre"', 'class="vue-titre" id="exemple"'
    )
    etapes = "".join(
        f"<li>{texte}</li>"
        for texte in (
            "Vérifier les conditions.",
            "Appeler le référent.",
            "Écrire, si l’accord est là.",
        )
    )
    parts = [
        ("Statut", "".join(render_statut(nom) for nom in STATUTS)),
        ("Citation", render_citation(corpus, citation, liens)),
        ("Lecture", render_lecture(corpus, lecture["id"], liens, 3)),
        (
            "Avertissement",
            '<div class="avertissement"><p>L’urgence n’est pas dans notre extrait.</p></div>',
        ),
        ("Étapes", f'<ol class="etapes">{etapes}</ol>'),
        ("Acteur et rôle", actor(edition)),
        (
            "Trace",
            '<ol class="trace"><li>Une étape de calcul, en une phrase. <span class="operation">opération</span> <span class="valeur">valeur</span></li></ol>',
        ),
        (
            "Réponse prise",
            '<ul class="reponses"><li><a class="reponse choisie" href="#reponse-prise">Une réponse<span class="attente">Réponse prise, la suite arrive…</span></a></li></ul>',
        ),
        (
            "Vos réponses",
            '<dl class="vos-reponses"><div><dt>Une question ?</dt><dd>Une réponse</dd><dd class="action"><a class="modifier" href="#vos-reponses">Modifier<span class="sr"> : une question</span></a></dd></div></dl>',
        ),
        (
            "Outils",
            '<div class="outils"><button type="button">Imprimer</button><button type="button">Copier le lien</button></div>',
        ),
        ("Formulaire et erreur", form()),
        ("Suite", suite(edition, liens)),
        (
            "Partie pliée",
            render_fold(
                "Un titre qui dit combien (1)", "<p>Pliée à l’écran, entière sur le papier.</p>"
            ),
        ),
        ("Ce que le texte laisse ouvert", render_lectures(corpus, [lecture["id"]], liens)),
        (
            "Mot du lexique",
            f'<p>Un mot expliqué là où il se trouve : <a class="mot" href="{BASE}textes/lexique.html#usager" data-mot="usager">usager</a>.</p>',
        ),
        ("Dessin et phrases", relations.render(edition, liens)),
        ("Frise", render_timeline(example(edition))),
        ("Graphique", render_charts(corpus, today())),
        (
            "Boutons et listes de liens",
            '<p><a class="bouton bouton-principal" href="#boutons-et-listes-de-liens">Faire</a> '
            '<a class="bouton" href="#boutons-et-listes-de-liens">Voir</a></p>'
            '<ul class="liste-liens"><li><a href="#boutons-et-listes-de-liens">Une page</a></li></ul>',
        ),
        ("Texte à copier", '<div class="a-copier"><p>Une ligne.</p><p>Une autre.</p></div>'),
        ("Agir", agir(("#agir", "Ce que l’on vient faire"), ("#agir", "Autre chose"))),
        ("Proposer une correction", f"<p>{render_correction(corpus, liens, 'suite exemple')}</p>"),
        ("Question et réponses", f'<div class="exemple">{question}</div>'),
    ]
    parts += specimens(edition)
    sommaire = "".join(f'<li><a href="#{slug(titre)}">{titre}</a></li>' for titre, _ in parts)
    corps = "".join(f'<h2 id="{slug(titre)}">{titre}</h2>{html}' for titre, html in parts)
    return f'<ul class="sommaire">{sommaire}</ul>{corps}'


def suite(edition: Edition, liens: Liens) -> str:
    """The shortest suite of the data."""
    suites = [s for flux in edition.flux.values() for s in flux.get("suites", ())]
    courte = min(suites, key=lambda un: (len(str(un)), un["id"]))
    return f'<div class="suite"><h3>{esc(courte["titre"])}</h3>{render_suite(edition.corpus, courte, liens, 4)}</div>'


def example(edition: Edition) -> dict[str, Any]:
    """The calendar of the first worked case that knows the day of designation."""
    cas = next(c for c in edition.data["cas"]["rapports"] if "designation" in c["situation"])
    dates = {cle.replace("-", "_"): valeur for cle, valeur in cas["situation"].items()}
    return compute(
        edition.corpus,
        dates.pop("mandat"),
        designation=dates.get("designation"),
        jusqu_au=dates.get("jusqu_au"),
    )


def actor(edition: Edition) -> str:
    acteur = edition.data["acteurs"][0]
    return (
        f'<section class="acteur"><h3>{esc(acteur["nom"])}</h3><dl><dt>Rôle</dt><dd>{esc(acteur["role"])}</dd>'
        f"<dt>Décide</dt><dd>{esc(acteur['decide'])}</dd></dl></section>"
    )


def form() -> str:
    return (
        '<form class="formulaire"><div class="erreurs"><p>Un champ est à corriger.</p><ul><li><a href="#champ-exemple">'
        "Indiquez un nombre entier de mandats.</a></li></ul></div>"
        '<div class="champ"><label for="champ-exemple">Nombre de mandats agréés</label><span class="champ-aide" id="aide-exemple">'
        'Un nombre entier.</span><span class="erreur-champ" id="erreur-exemple">Indiquez un nombre entier de mandats.</span>'
        '<input id="champ-exemple" type="text" inputmode="numeric" aria-invalid="true" aria-describedby="aide-exemple erreur-exemple"></div>'
        '<button type="submit" disabled>Calculer</button></form>'
    )


def slug(titre: str) -> str:
    return "-".join(re.findall(r"\w+", sort_key(titre)))
