"""Pieces of real pages for « Composants »: the first element of a class, cut out of what makes it elsewhere.

Knows: which function makes the page that holds each component.
Ignores: the components that have a function of their own (scripts.showcase).
Used by: scripts.showcase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath

from explorer.rendu.html import Liens
from explorer.vues import exercices, protutelle, rapports
from scripts.edition import Edition
from scripts.formation import Formation, parcours, puis_je, quiz, reflexes
from scripts.places import STAGED

BASE = "../"
LOCAL = re.compile(r'href="(?!#|[a-z]+:)([^"]*)"')
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^>]*?(/?)>")
VOID = {"br", "img", "input", "hr", "wbr", "path", "line", "rect", "circle", "polygon", "polyline"}
FROM_PAGES = (  # title, the generated page that shows it, the class to cut
    ("Phrase d’un texte", "textes/arrete-2018/art-6.html", "texte"),
    ("Ce qui repose sur une phrase", "textes/arrete-2018/art-6.html", "repose"),
    ("Notes des mots d’une page", "textes/arrete-2018/art-10.html", "mots-page"),
    ("Entrée du lexique", "textes/lexique.html", "entree"),
    ("Schéma en liste", "textes/schema-2.html", "schema-liste"),
    ("Partie d’une page pour les familles", "familles/accord.html", "famille-partie"),
    ("Lignes d’aide", "familles/accord.html", "famille-aides"),
    ("Carte de rôle", "former/roles.html", "carte"),
    ("Liste d’une affiche", "former/affiches/cinq-conditions.html", "affiche-liste"),
    ("Horaire d’une séance", "former/plan.html", "horaire"),
    ("Séquence d’une séance", "former/plan.html", "sequence"),
)


def specimens(edition: Edition) -> Iterator[tuple[str, str]]:
    """Title and HTML of each. Raises `LookupError` naming the class that its page no longer has."""
    for titre, chemin, classe in FROM_PAGES:
        yield titre, bare(piece(generated(chemin), classe))
    for titre, html, classe in (*of_the_week(edition), *of_views(edition)):
        yield titre, bare(piece(html, classe))


def of_the_week(edition: Edition) -> Iterator[tuple[str, str, str]]:
    formation, liens = Formation(edition.corpus, edition.data), Liens(BASE)
    etape = formation.etapes[0]["id"]
    yield "Question de quiz", quiz.render_theme(formation, "secret", liens), "quiz-enonce"
    yield "Réponse de quiz", quiz.render_theme(formation, "secret", liens), "quiz-corrige"
    yield "Puis-je dire que… ?", puis_je.render_all(formation, liens), "puis-je"
    yield "Bloc de fiche réflexe", reflexes.render_sheet(formation, "cpas", liens), "fiche-bloc"
    yield "Mots des deux services", parcours.render_step(formation, etape, liens), "semaine-mots"


def of_views(edition: Edition) -> Iterator[tuple[str, str, str]]:
    corpus = edition.corpus
    yield "Exercice", exercices.view(corpus, "", BASE).html, "exercice"
    yield (
        "Résultat en tableau",
        protutelle.view(corpus, "mandats=79", BASE).html,
        "tableau",
    )
    yield "Calendrier", rapports.view(corpus, "mandat=2026-12-31", BASE).html, "tableau"


def generated(chemin: str) -> str:
    """A page as scripts.pages wrote it, with its links seen from one folder below the root."""
    html = (STAGED / chemin).with_suffix(".md").read_text("utf-8")
    return LOCAL.sub(lambda m: f'href="{BASE}{normpath(join(dirname(chemin), m[1]))}"', html)


def piece(html: str, classe: str) -> str:
    """The first element that carries the class, to its end."""
    start = re.search(rf'<[a-z]+[^>]*class="(?:[^"]*\s)?{re.escape(classe)}(?:\s[^"]*)?"', html)
    if not start:
        raise LookupError(f"« {classe} » : cette page ne la montre plus")
    depth = 0
    for tag in TAG.finditer(html, start.start()):
        closing, name, alone = tag.groups()
        if name in VOID or alone:
            continue
        depth += -1 if closing else 1
        if not depth:
            return html[start.start() : tag.end()]
    raise LookupError(f"« {classe} » : l’élément ne finit pas")


def bare(html: str) -> str:
    """Without the ids and the titles of a page: a specimen is neither a target nor a chapter.

    An item of a list is given the list that it needs.
    """
    if html.startswith("<li"):
        html = f"<ul>{html}</ul>"
    html = re.sub(r' (?:id|aria-labelledby|aria-describedby|for|headers)="[^"]*"', "", html)
    html = re.sub(r'href="(?:[^"/]*)?#[^"]*"', 'href="#exemple"', html)
    return re.sub(
        r"<(/?)h[1-6]\b([^>]*)>",
        lambda m: "</p>" if m[1] else f'<p{m[2]} role="presentation">',
        html,
    )
