"""The page « Composants »: every component with real content, made by the functions that make it everywhere.

Knows: one example of each component.
Ignores: the style sheet.
Used by: scripts.macros.
"""

from __future__ import annotations

from explorer.rendu.graphique import render_charts
from explorer.rendu.html import STATUTS, Liens, esc, render_citation, render_lecture, render_statut
from explorer.vues import orientation
from scripts.content.lexicon import sort_key
from scripts.edition import Edition, today

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
            "Vos réponses",
            '<dl class="vos-reponses"><div><dt>Une question ?</dt><dd>Une réponse</dd><dd class="action"><a class="modifier" href="#vos-reponses">Modifier<span class="sr"> : une question</span></a></dd></div></dl>',
        ),
        (
            "Outils",
            '<div class="outils"><button type="button">Imprimer</button><button type="button">Copier le lien</button></div>',
        ),
        ("Formulaire et erreur", form()),
        ("Graphique", render_charts(corpus, today())),
        ("Question et réponses", f'<div class="exemple">{question}</div>'),
    ]
    return "".join(f'<h2 id="{slug(titre)}">{titre}</h2>{html}' for titre, html in parts)


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
        '<input id="champ-exemple" inputmode="numeric" aria-invalid="true" aria-describedby="aide-exemple erreur-exemple"></div>'
        '<button type="submit" disabled>Calculer</button></form>'
    )


def slug(titre: str) -> str:
    return sort_key(titre).replace(" ", "-")
