"""« Se former », the joint training: plan, cases three times, role cards, exercises on paper, posters.

Knows: where each page goes and what leads to it.
Ignores: what a page says (scripts.kit.*).
Used by: scripts.content.all_pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explorer.exercices import draw
from explorer.rendu.exercices import recap, render_key, render_sheet
from explorer.rendu.html import Liens, esc
from explorer.vues.exercices import DEFAUT
from scripts.content.page import Generated, imprimer
from scripts.edition import Edition
from scripts.kit import Kit, cas, list_of, roles
from scripts.kit.affiches import render_poster
from scripts.kit.impressions import printed
from scripts.kit.plan import render_evaluation, render_plan

PORTE = "Se former"
FEUILLES = {  # page → seed
    "former/exercices-feuille.html": DEFAUT["graine"],
    "former/exercices-feuille-2.html": "cantine",
    "former/exercices-feuille-3.html": "lanterne",
}
COTE = {
    "titre": "La formation commune",
    "liens": [
        {"url": "former/index.html", "titre": PORTE},
        {"url": "former/plan.html", "titre": "Le plan de trois heures"},
        {"url": "former/cas/index.html", "titre": "Les cas à jouer"},
        {"url": "former/cas/participants.html", "titre": "Feuilles des participants", "sous": True},
        {"url": "former/cas/animateur.html", "titre": "Pages d’animation", "sous": True},
        {"url": "former/comparer.html", "titre": "Comparer deux réponses"},
        {"url": "former/roles.html", "titre": "Cartes de rôle"},
        {"url": "former/exercices.html", "titre": "Exercices"},
        {"url": "former/exercices-feuille.html", "titre": "Feuilles et corrigés", "sous": True},
        {"url": "former/affiches.html", "titre": "Affiches et extraits"},
        {"url": "former/evaluation.html", "titre": "Évaluation"},
    ],
}
PARENT_CAS = {"url": "former/cas/index.html", "titre": "Les cas à jouer"}


def pages(edition: Edition) -> Iterator[Generated]:
    kit = Kit(edition)
    yield page(
        "former/plan.html",
        kit.plan["titre"],
        imprimer("Imprimer le plan") + render_plan(kit, Liens("../")),
        "Une formation de trois heures, prête à animer : horaire, cas, feuilles à imprimer.",
    )
    yield page(
        "former/evaluation.html",
        "Évaluation de la séance",
        imprimer("Imprimer la feuille") + render_evaluation(kit),
        "Le formulaire à imprimer, sans nom.",
    )
    yield from _cases(kit)
    cartes = f'<p class="sans-impression">Quatre cartes par feuille. Ce qui est entre crochets renvoie au texte.</p>{roles.render_cards(edition.corpus, kit.roles, kit.consignes, Liens("../"))}'
    yield page(
        "former/roles.html",
        "Cartes de rôle",
        imprimer("Imprimer les cartes, deux feuilles") + cartes,
        "Sept rôles : ce que chacun sait, peut dire, ne peut pas dire, décide.",
    )
    yield from _sheets(edition)
    yield from _posters(kit)


def page(chemin: str, titre: str, corps: str, description: str, **meta: Any) -> Generated:
    return Generated(
        chemin,
        titre,
        f"<h1>{esc(titre)}</h1>{corps}",
        description,
        {"porte": PORTE, "cote": COTE, **meta},
    )


def _cases(kit: Kit) -> Iterator[Generated]:
    liens = Liens("../../")
    yield page(
        "former/cas/index.html",
        "Les cas à jouer",
        "<p>Des situations inventées. La feuille ne contient pas la réponse ; la page d’animation répond à chaque question de la feuille, et montre la suite calculée. Cette liste dit le point délicat de chaque cas : ne la projetez pas.</p>"
        + list_of([_line(un) for un in kit.cas], "ul", "cas-liste"),
        "Les cas de la formation commune : à projeter, à imprimer, à animer.",
    )
    feuilles = "".join(cas.participant(kit, un) for un in kit.cas)
    yield page(
        "former/cas/participants.html",
        "Feuilles des participants",
        f'<p class="sans-impression">Une situation par feuille, sans réponse.</p>{imprimer("Imprimer les feuilles")}{feuilles}',
        "Les situations à distribuer, sans réponse.",
        parents=[PARENT_CAS],
        noindex=True,
    )
    toutes = "".join(
        f'<section class="page-animation"><h2 id="{esc(un["id"])}">{esc(un["titre"])}</h2>{cas.facilitator(kit, un, liens, 3, lire=False)}</section>'
        for un in kit.cas
    )
    yield page(
        "former/cas/animateur.html",
        "Pages d’animation",
        f'<p class="sans-impression">À garder pour vous : tout le corrigé.</p>{imprimer("Imprimer tout le corrigé")}{toutes}',
        "Tout le corrigé des cas, pour la personne qui anime.",
        parents=[PARENT_CAS],
        noindex=True,
    )
    for un in kit.cas:
        nom, titre = un["id"], un["titre"]
        animer = f'<p class="agir sans-impression sans-projection"><a href="animateur-{esc(nom)}.html">Page d’animation</a> · <a href="participants.html#feuille-{esc(nom)}" data-sans-swup>Feuille à distribuer</a></p>'
        yield page(
            f"former/cas/{nom}.html",
            titre,
            f"{animer}{cas.screens(kit, un, liens)}",
            f"Un cas à projeter : {titre}",
            parents=[PARENT_CAS],
        )
        projeter = f'<p class="agir sans-impression"><a class="bouton" href="{esc(nom)}.html">Projeter ce cas</a></p>'
        yield page(
            f"former/cas/animateur-{nom}.html",
            f"Animer : {titre}",
            projeter + cas.facilitator(kit, un, liens),
            f"{cas.sentence(un['point'])} La réponse à chaque question, le piège, les questions à poser.",
            parents=[PARENT_CAS],
        )


def _line(un: dict[str, Any]) -> str:
    nom = esc(un["id"])
    return (
        f'<strong>{esc(un["titre"])}</strong> <span class="etape">{esc(cas.label(un))}</span><br>{esc(cas.sentence(un["point"]))}<br>'
        f'<a href="{nom}.html">Projeter</a> · <a href="animateur-{nom}.html">Animer</a> · <a href="participants.html#feuille-{nom}" data-sans-swup>Distribuer</a>'
    )


def _sheets(edition: Edition) -> Iterator[Generated]:
    """Sheets drawn in advance, each with its answers apart: they need neither network nor Python."""
    for rang, (chemin, graine) in enumerate(FEUILLES.items(), 1):
        autres = " · ".join(
            f'<a href="{autre.removeprefix("former/")}">Feuille {n}</a>'
            for n, autre in enumerate(FEUILLES, 1)
            if n != rang
        )
        liens = f'{autres} · <a href="exercices.html#graine={graine}">En tirer d’autres</a>'
        yield page(
            chemin,
            f"Feuille d’exercices {rang}",
            f'<p class="agir sans-impression">Prête à imprimer, même sans réseau. {liens}</p>'
            + _sheet(edition, graine),
            "Dix exercices à imprimer, le corrigé à part.",
            noindex=True,
        )


def _sheet(edition: Edition, graine: str) -> str:
    """The sheet, then the answer sheet on a page of its own."""
    corpus = edition.corpus
    valeurs = {**DEFAUT, "graine": graine}
    exercices = draw(corpus, graine, int(valeurs["nombre"]), valeurs["flux"])
    reglage = f"<p>{esc(recap(valeurs, corpus))}</p>"
    return (
        f"{reglage}{render_sheet(corpus, exercices, 2)}"
        f'<section class="corrige"><h2 id="corrige">Corrigé</h2>{reglage}'
        f"{render_key(corpus, exercices, Liens('../'))}</section>"
    )


def _posters(kit: Kit) -> Iterator[Generated]:
    a3 = any("a3" in printed(kit, affiche) for affiche in kit.affiches)
    format_ = (
        "À imprimer en A4 ou en A3"
        if a3
        else "À imprimer en A4 ; pour l’A3, agrandissez à 141\u00a0%"
    )
    yield page(
        "former/affiches.html",
        "Affiches et extraits",
        f"<h2>Au mur</h2><p>{format_}. Lisibles en noir et blanc.</p>{_print_list(kit, kit.affiches)}"
        "<h2>Sur les tables</h2><p>Les mots exacts du texte, un extrait par schéma. Chaque phrase a un numéro : "
        f"une table dit « phrase 12 », tout le monde la trouve.</p>{_print_list(kit, kit.extraits)}",
        "Les cinq conditions, le premier appel, qui décide, les quatre schémas ; les mots du texte, à citer.",
    )
    for affiche in kit.imprimables:
        fichiers = _files(kit, affiche, "../")
        outils = (
            f'<p class="agir sans-impression">{fichiers.lstrip(" ·")}</p>'
            if fichiers
            else imprimer("Imprimer sur une feuille A4")
        )
        extrait = affiche["genre"] == "extrait"
        yield Generated(
            f"former/affiches/{affiche['id']}.html",
            affiche["titre"],
            outils + render_poster(kit, affiche, 1),
            f"{'Extrait' if extrait else 'Affiche'} : {affiche['titre']}",
            {
                "porte": PORTE,
                "cote": COTE,
                "parents": [{"url": "former/affiches.html", "titre": "Affiches et extraits"}],
                "noindex": extrait,  # the text itself is found, where it stands whole
            },
        )


def _print_list(kit: Kit, affiches: list[dict[str, Any]]) -> str:
    return list_of(
        [
            f'<a href="affiches/{esc(a["id"])}.html">{esc(a["titre"])}</a>{_files(kit, a, "")}'
            for a in affiches
        ],
        classe="affiches-liste",
    )


def _files(kit: Kit, affiche: dict[str, Any], base: str) -> str:
    """Links to the PDF files, only those that were made from these very words."""
    return "".join(
        f' · <a href="{base}pdf/{esc(nom)}" data-sans-swup>PDF {taille.upper()}</a>'
        for taille, nom in printed(kit, affiche).items()
    )
