"""One address for each kind of page and each kind of state that a reader can meet.

Knows: where the site keeps its pages, what marks a state in its HTML.
Ignores: what is checked on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from urllib.parse import quote

from explorer.corpus import Corpus
from tests.accessibilite.gestes import ETATS, Etat

PAGES = {
    "accueil": "index.html",
    "page absente": "404.html",
    "recherche": "recherche.html",
    "porte orienter": "orienter/index.html",
    "parcours en entier": "orienter/parcours-cpas-vers-saj.html",
    "porte protutelle": "protutelle/index.html",
    "nombres en tableau": "protutelle/nombres.html",
    "porte textes": "textes/index.html",
    "sommaire d’un texte": "textes/protocole-2012/index.html",
    "texte": "textes/protocole-2012/cadre-juridique.html",
    "article": "textes/arrete-2018/art-5.html",
    "article large": "textes/arrete-2018/art-8.html",
    "métadonnées": "textes/arrete-2018/metadonnees.html",
    "texte d’un schéma": "textes/protocole-2012/schema-1.html",
    "dessin d’un schéma": "textes/schema-2.html",
    "acteurs": "textes/acteurs.html",
    "lexique": "textes/lexique.html",
    "registre": "textes/lectures.html",
    "état des textes": "textes/statut.html",
    "couverture": "textes/couverture.html",
    "cas": "cas/cpas-vers-saj.html",
    "cas chiffrés": "cas/protutelle.html",
    "porte se former": "former/index.html",
    "séance": "former/plan.html",
    "situation projetée": "former/cas/*.html",
    "exercices": "former/exercices.html",
    "groupes comparés": "former/comparer.html",
    "feuille d’évaluation": "former/evaluation.html",
    "affiche": "former/affiches/*.html",
    "première semaine": "semaine/index.html",
    "leçon": "semaine/secret.html",
    "quiz": "semaine/quiz.html",
    "rappels": "semaine/rappels.html",
    "questions du quiz": "semaine/quiz/schema-1.html",
    "puis-je dire": "semaine/puis-je.html",
    "fiche réflexe": "semaine/fiches/cpas.html",
    "porte familles": "familles/index.html",
    "page famille": "familles/on-me-dit.html",
    "réponse famille": "familles/on-me-dit/*.html",
    "accessibilité": "pages/accessibilite.html",
    "langage clair": "pages/langage-clair.html",
    "feuille de lecture": "former/lire-a-voix-haute.html",
    "hors ligne": "pages/hors-ligne.html",
}
TWIN = {
    "question": ("vue-question", 'class="reponses"'),
    "résultat clair": ("vue-suite", "statut-clair"),
    "condition manquante": ("vue-suite", "Manquante"),
    "résultat ambigu": ("vue-suite", "statut-ambigu"),
    "résultat muet": ("vue-suite", "statut-muet"),
    "résultat avec lectures": ("vue-suite", 'class="lecture"'),
}
REFUS = "flux=cpas-vers-saj&secret-personnes=oui&secret-mission=oui&secret-information=oui&secret-accord=non"
ACCORD = REFUS.replace("accord=non", "accord=oui")
VUES = {
    "effectif, erreur": ("protutelle", "mandats=douze"),
    "effectif, résultat": ("protutelle", "mandats=79&comparer=36"),
    "effectif, lectures": ("protutelle", "mandats=50&date=2026-01-31"),
    "calendrier, erreur": ("rapports", "mandat=31/02/2026"),
    "calendrier, résultat": ("rapports", "mandat=2026-12-31"),
    "réponses qui ne comptent plus": ("orientation", f"{REFUS}&disparue=oui&v=0123456789ab"),
    "réponses gardées": ("orientation", REFUS.replace("&secret-personnes=oui", "")),
    "lien illisible": ("orientation", "flux=%ff&x=<b>"),
    "exercices, erreur": ("exercices", "graine=table-3&nombre=mille"),
    "exercices, tirage": ("exercices", "graine=table-3&nombre=5"),
    "tables comparées, erreur": ("comparaison", "a=rien&b="),
    "tables comparées, résultat": ("comparaison", f"a={quote(REFUS)}&b={quote(ACCORD)}"),
    "rappels, erreur": ("rappels", "debut=31/02/2026"),
    "rappels, résultat": ("rappels", "debut=2026-12-31"),
}
HOSTS = {
    "protutelle": "protutelle/calcul.html",
    "rapports": "protutelle/rapports.html",
    "orientation": "orienter/index.html",
    "exercices": "former/exercices.html",
    "comparaison": "former/comparer.html",
    "rappels": "semaine/rappels.html",
}


MARQUES = re.compile(r'<([a-z]+[1-6]?)[ >]|(?:class|role|type)="([^"]*)"')


@dataclass(frozen=True)
class Subject:
    """A page to examine; `fragment` takes the place of the view it shows, `etat` says how to change it."""

    name: str
    path: str
    fragment: str | None = None
    etat: Etat | None = None


def subjects(site: Path, corpus: Corpus) -> list[Subject]:
    """Every kind of page and of state. Raises `LookupError` naming the kind that no page shows any more."""
    fixed = [Subject(name, first(site, pattern, name)) for name, pattern in PAGES.items()]
    forms = [Subject(f"formulaire {vue}", path) for vue, path in HOSTS.items()]
    views = [
        Subject(name, HOSTS[vue], fragment(corpus, vue, state))
        for name, (vue, state) in VUES.items()
    ]
    chosen = [*fixed, *states(site), *forms, *views, *by_gesture(site)]
    return [*chosen, *unseen(site, chosen)]


def by_gesture(site: Path) -> Iterator[Subject]:
    for name, etat in ETATS.items():
        pattern, _, state = etat.path.partition("#")
        path = first(site, pattern, name)
        yield Subject(name, f"{path}#{state}" if state else path, etat=etat)


def unseen(site: Path, chosen: list[Subject]) -> Iterator[Subject]:
    """Each page of the site that shows an element, a class or a role that no page before it shows."""
    seen: set[str] = set()
    for subject in chosen:
        seen |= marks((site / subject.path.partition("#")[0]).read_text("utf-8"))
        seen |= marks(subject.fragment or "")
    for path in sorted(site.rglob("*.html")):
        new = marks(path.read_text("utf-8")) - seen
        if new:
            seen |= new
            yield Subject(
                f"{path.stem} ({', '.join(sorted(new)[:3])})", str(path.relative_to(site))
            )


def marks(html: str) -> set[str]:
    """The elements, classes, roles and types of field of a page."""
    return {word for found in MARQUES.findall(html) for word in " ".join(found).split()}


def fragment(corpus: Corpus, vue: str, state: str) -> str:
    """What the browser would show for this state (the same function makes it)."""
    html: str = import_module(f"explorer.vues.{vue}").view(corpus, state, "../").html
    return html


def first(site: Path, pattern: str, name: str) -> str:
    for path in sorted(site.glob(pattern)):
        return path.relative_to(site).as_posix()
    raise LookupError(f"« {name} » : aucune page {pattern} ; corrigez la liste PAGES")


def states(site: Path) -> list[Subject]:
    """For each kind of state, the first page of the twin that shows it, and the longest suite of all."""
    wanted: dict[str, tuple[str, ...]] = dict(TWIN)
    found: list[Subject] = []
    longest: tuple[int, str] = (0, "")
    for path in sorted((site / "orienter/etat").rglob("*.html")):
        text = path.read_text("utf-8")
        where = path.relative_to(site).as_posix()
        longest = max(longest, (len(text), where))
        for name in [n for n, marks in wanted.items() if all(mark in text for mark in marks)]:
            found.append(Subject(name, where))
            del wanted[name]
    if wanted:
        raise LookupError(f"le jumeau ne montre plus : {', '.join(wanted)}")
    return [*found, Subject("résultat le plus long", longest[1])]
