"""« Familles et jeunes »: the pages in plain language, and « On me dit que… », one page an entry.

Knows: which pages there are and in what order they are read.
Ignores: how a paragraph, a quotation or a help line is set (scripts.content.family_parts).
Used by: scripts.content.all_pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from explorer.rendu.html import Liens, esc
from scripts.content.family_parts import DIT, Setting, leaving, link
from scripts.content.lexicon import sort_key
from scripts.content.page import Generated
from scripts.edition import Edition
from scripts.typography import spaced

PORTE = "Familles et jeunes"
MOTS = "familles/mots.html"
GROUPES = {
    "avant": "Mon accord, et le premier appel",
    "cpas": "Au CPAS",
    "saj": "Au SAJ",
    "spj": "Au SPJ",
    "suite": "Après l’appel ou la lettre",
    "protutelle": "Quand on parle d’un protuteur",
}
PARTIES = (
    ("veut_dire", "Ce que cela veut dire", False),
    ("demander", "Ce que je peux demander", True),
    ("ensuite", "Ce qui vient ensuite", False),
    ("silences", "Ce que le texte ne dit pas", True),
)
NOMS_COURTS = ("cpas", "saj", "spj")  # heard everywhere, so explained on every page that says them
LEAVING = "quitter"  # the section of « Effacer mes traces » about « Quitter vite cette page »
HUB = "essentiel"  # the page of the data that opens the door: it becomes familles/index.html


def pages(edition: Edition, addresses: Mapping[str, str]) -> Iterator[Generated]:
    """Each subject, the list of what one may have been told, each entry of it, the words."""
    familles = edition.data["familles"]
    entrees, sujets = familles["on-me-dit"], familles["pages"]
    cote = contents(sujets)
    for sujet in sujets:
        yield topic(edition, Setting(edition, Liens("../"), addresses), sujet, sujets, cote)
    yield listing(Setting(edition, Liens("../"), addresses), entrees, cote)
    for entree in entrees:
        yield entry(Setting(edition, Liens("../../"), addresses), entree, cote)
    yield words(edition, Setting(edition, Liens("../"), addresses), cote)


def contents(sujets: list[Mapping[str, Any]]) -> dict[str, Any]:
    """The column beside every page of this door."""
    liens = [("familles/index.html", PORTE), (DIT, "On me dit que…")]
    liens += [(address(sujet), sujet["court"]) for sujet in sujets if sujet["id"] != HUB]
    liens.insert(len(liens) - 1, (MOTS, "Les mots"))
    return {
        "titre": PORTE,
        "liens": [{"url": url, "titre": spaced(titre), "sous": False} for url, titre in liens],
    }


def address(sujet: Mapping[str, Any]) -> str:
    return "familles/index.html" if sujet["id"] == HUB else f"familles/{sujet['id']}.html"


def topic(
    edition: Edition,
    reglage: Setting,
    sujet: Mapping[str, Any],
    sujets: list[Mapping[str, Any]],
    cote: dict[str, Any],
) -> Generated:
    """One page on one subject."""
    ouverture = sujet["id"] == HUB
    corps = "".join(
        reglage.section(s["id"], s["titre"], contents_of(edition, s), s.get("liste", False))
        for s in sujet["sections"]
    )
    corps += reglage.words(shown_words(sujet))
    if ouverture:
        corps = first_choice(reglage.liens) + corps + doors(reglage.liens, sujets)
    fin = state_of_texts(reglage.liens) if sujet["id"] == "silences" else ""
    html = reglage.page(
        address(sujet), sujet["titre"], sujet["resume"], corps, fin, annonce=not ouverture
    )
    return Generated(address(sujet), sujet["titre"], html, sujet["resume"], meta(cote, ouverture))


def contents_of(edition: Edition, section: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The paragraphs of a section; under « Quitter vite », also what is not known of that address."""
    if section["id"] != LEAVING:
        return list(section["contenu"])
    return [*section["contenu"], *leaving(edition.data["familles"]["sortie"])]


def state_of_texts(liens: Liens) -> str:
    """Where the site says, for the services, what is missing from each text and what has changed."""
    lien = link(liens.page("textes/statut.html"), "L’état des deux textes")
    return f'<p class="sans-impression">{lien}</p>'


def first_choice(liens: Liens) -> str:
    """Before anything to read: what one was told."""
    return (
        '<p class="sans-impression">'
        f'<a class="bouton bouton-principal" href="{esc(liens.page(DIT))}">'
        "Choisir ce que l’on m’a dit</a></p>"
    )


def doors(liens: Liens, sujets: list[Mapping[str, Any]]) -> str:
    """The opening page leads to each subject (its id is its anchor)."""
    lignes = "".join(
        f'<li id="{esc(s["id"])}">{link(liens.page(address(s)), s["court"])}</li>'
        for s in sujets
        if s["id"] not in (HUB, "traces")
    )
    return (
        '<div class="famille-partie sans-impression">'
        f'<h2 id="questions">Aller plus loin</h2><ul class="liste-liens">{lignes}'
        f'<li id="mots">{link(liens.page(MOTS), "Les mots")}</li></ul></div>'
    )


def listing(reglage: Setting, entrees: list[Mapping[str, Any]], cote: dict[str, Any]) -> Generated:
    """What one may have been told, by moment; every choice is a plain link."""
    blocs = []
    for groupe, titre in GROUPES.items():
        choix = "".join(
            f'<li><a class="reponse" href="on-me-dit/{e["id"]}.html">{esc(e["titre"])}</a></li>'
            for e in entrees
            if e["groupe"] == groupe
        )
        blocs.append(
            f'<section id="{groupe}"><h2>{titre}</h2><ul class="reponses">{choix}</ul></section>'
        )
    resume = "Choisissez ce que l’on vous a dit. Vous lirez ce que cela veut dire."
    html = reglage.page(
        DIT, "On me dit que…", resume, f'{moments()}<div class="choix-dits">{"".join(blocs)}</div>'
    )
    return Generated(DIT, "On me dit que…", html, resume, meta(cote))


def moments() -> str:
    """A way straight to one group of the list: it is long on a phone."""
    liens = "".join(f"<li>{link('#' + groupe, titre)}</li>" for groupe, titre in GROUPES.items())
    return (
        '<nav class="famille-moments sans-impression" aria-label="Parties de la liste">'
        f"<ul>{liens}</ul></nav>"
    )


def entry(reglage: Setting, entree: Mapping[str, Any], cote: dict[str, Any]) -> Generated:
    """One thing that was said: its meaning, what to ask, what comes next, the silences."""
    chemin = f"familles/on-me-dit/{entree['id']}.html"
    corps = "".join(
        reglage.section(cle.replace("_", "-"), titre, entree[cle], liste)
        for cle, titre, liste in PARTIES
    )
    corps += reglage.words(shown_words(entree)) + reglage.professionals(entree)
    html = reglage.page(chemin, entree["titre"], "", corps, sur_titre="On me dit que…")
    resume = " ".join(paragraphe["texte"] for paragraphe in entree["veut_dire"][:1])
    parents = [{"url": DIT, "titre": "On me dit que…"}]
    return Generated(chemin, entree["titre"], html, resume, {**meta(cote), "parents": parents})


def shown_words(page: Mapping[str, Any]) -> list[str]:
    """The words explained at the foot of a page: the short names it uses, then those it asks for."""
    dits, presentes = " ".join(texts(page)), {s["titre"] for s in page.get("sections", ())}
    noms = [
        nom
        for nom in NOMS_COURTS
        if f"Le {nom.upper()}" not in presentes and re.search(rf"\b{nom}\b", dits, re.I)
    ]
    return list(dict.fromkeys((*noms, *page.get("mots", ()))))


def texts(page: Any) -> Iterator[str]:
    """Every title and paragraph of a page of the data."""
    if isinstance(page, Mapping):
        yield from (page[cle] for cle in ("titre", "resume", "texte") if cle in page)
        page = list(page.values())
    for dedans in page if isinstance(page, list) else ():
        yield from texts(dedans)


def words(edition: Edition, reglage: Setting, cote: dict[str, Any]) -> Generated:
    """Every word that these pages explain, with the plain words of the lexique."""
    familles = edition.data["familles"]
    voulus = {
        mot for page in (*familles["pages"], *familles["on-me-dit"]) for mot in shown_words(page)
    }
    voulus |= {
        "conseiller",
        "directeur",
        "delegue",
        "travailleur-social",
        "usager",
        "protuteur",
        "aide-consentie",
        "mandat",
        "autorite-parentale",
    }
    termes = sorted(
        (t for t in edition.data["lexique"] if t["id"] in voulus),
        key=lambda t: sort_key(t["terme"]),
    )
    lignes = "".join(
        f'<div id="{t["id"]}"><dt>{esc(t["terme"])}</dt><dd>{esc(t["mots_simples"])}</dd></div>'
        for t in termes
    )
    resume = "Les mots que vous pouvez entendre, expliqués simplement."
    tous = link(reglage.liens.page("textes/lexique.html"), "Tous les mots des deux textes")
    suite = f'<p class="sans-impression">{tous}</p>'
    html = reglage.page(MOTS, "Les mots", resume, f'<dl class="mots-famille">{lignes}</dl>{suite}')
    return Generated(MOTS, "Les mots", html, resume, meta(cote))


def meta(cote: dict[str, Any], ouverture: bool = False) -> dict[str, Any]:
    """What the templates read; the opening page stands in the navigation by itself."""
    return {"cote": cote} if ouverture else {"cote": cote, "porte": PORTE}
