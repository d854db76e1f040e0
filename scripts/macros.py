"""The macros that the prose of `docs/` calls: an id in, HTML out. No number or quotation is typed in prose.

Knows: the data and the views of `explorer`.
Ignores: the pages that call it.
Used by: mkdocs-macros-plugin (`define_env`).
"""

from __future__ import annotations

import json
from datetime import date
from importlib import import_module
from typing import Any

from explorer.francais import date_longue
from explorer.rendu.correction import PAGE, SANS_REFERENCE, correction_address, proposal
from explorer.rendu.html import Liens, esc, render_citation
from scripts import macros_familles, macros_formation
from scripts.content import contents
from scripts.content.notices import notices_for
from scripts.edition import Edition, today
from scripts.places import DOCS, ROOT


def define_env(env: Any) -> None:
    """Entry point of the plugin."""
    edition = Edition.load()
    env.conf["extra"]["version_donnees"] = edition.corpus.version
    env.conf["extra"]["date_edition"] = date_longue(today())
    for macro in (
        liens_flux,
        liste_textes,
        explorateur,
        citation,
        avis,
        licences,
        version_npm,
        composants,
        decisions,
        sans_script,
        citations_rapports,
        correction,
        ou_ecrire,
        sortie_rapide,
        exemple_frise,
    ):
        env.macro(bind(macro, edition), macro.__name__)
    macros_formation.define(env, edition)
    macros_familles.define(env, edition)


def bind(macro: Any, edition: Edition) -> Any:
    def bound(*arguments: Any, **named: Any) -> str:
        return macro(edition, *arguments, **named)

    return bound


def version_npm(edition: Edition, nom: str) -> str:
    """The version of an npm package that this edition is tested or made with (package.json)."""
    declared = json.loads((ROOT / "package.json").read_text("utf-8"))
    return {**declared["dependencies"], **declared["devDependencies"]}[nom]


def liens_flux(edition: Edition, base: str) -> str:
    """The four ways to join the other service, as links to their first question."""
    liens = Liens(base)
    lignes = "".join(
        f'<li><a href="{esc(liens.etat(flux_id, ()))}">{esc(flux["titre"])}</a></li>'
        for flux_id, flux in sorted(
            edition.flux.items(), key=lambda pair: pair[1].get("schema") or 9
        )
    )
    return f'<ul class="liste-liens">{lignes}</ul>'


def explorateur(edition: Edition, nom: str, etat: str, base: str) -> str:
    """The container of a simulator with its first screen, made by the same view as in the browser."""
    vue = import_module(f"explorer.vues.{nom}").view(edition.corpus, etat, base)
    return f'<div class="explorateur" data-vue="{nom}" data-etat="{esc(vue.etat)}" data-base="{base}">{one_line(vue.html)}</div>'


def avis(edition: Edition, lieu: str) -> str:
    """The notices on the state of the texts that concern a place of the site."""
    return notices_for(edition, lieu)


def liste_textes(edition: Edition) -> str:
    """Each text with its pages."""
    return "".join(
        f'<section><h2><a href="{esc(texte["id"])}/index.html">{esc(texte["titre"])}</a></h2>'
        f"{contents.page_list(edition, texte, texte['id'] + '/')}</section>"
        for texte in edition.data["textes"].values()
    )


def licences(edition: Edition) -> str:
    """The packages the site is made with, their versions and licences."""
    from scripts.licences import rows

    lignes = "".join(
        f"<tr><td>{esc(nom)}</td><td>{esc(version)}</td><td>{esc(licence)}</td><td>{esc(usage)}{'' if servi else ' (à la construction seulement)'}</td></tr>"
        for nom, version, licence, usage, servi in rows()
    )
    return (
        '<div class="tableau" role="region" aria-label="Logiciels et licences" tabindex="0"><table><thead><tr><th scope="col">Nom</th>'
        f'<th scope="col">Version</th><th scope="col">Licence</th><th scope="col">Usage</th></tr></thead><tbody>{lignes}</tbody></table></div>'
    )


def decisions(edition: Edition) -> str:
    """The decision records, newest last, by their titles."""
    fichiers = sorted((DOCS / "decisions").glob("*.md"))
    titres = [
        (f.stem, f.read_text("utf-8").partition("# ")[2].partition("\n")[0]) for f in fichiers
    ]
    return (
        "<ul>"
        + "".join(
            f'<li><a href="../decisions/{esc(nom)}.html">{esc(titre)}</a></li>'
            for nom, titre in titres
        )
        + "</ul>"
    )


def composants(edition: Edition) -> str:
    """Every component of the style sheet, with real content."""
    from scripts.showcase import render

    return f'<div class="vitrine">{one_line(render(edition))}</div>'


def sans_script(edition: Edition, phrase: str) -> str:
    """What free input needs, said only where it is missing."""
    return f'<noscript><p class="avertissement">{esc(phrase)}</p></noscript>'


def citations_rapports(edition: Edition) -> str:
    """The other sentences of art. 4, § 3, that fix when a report is due."""
    refs = ("arrete-2018#art-4-par-3-al-3-p1", "arrete-2018#art-4-par-3-al-4-p1")
    phrases = ((ref, edition.corpus.phrase(ref).texte) for ref in refs)
    return "".join(citation(edition, ref, texte) for ref, texte in phrases)


def correction(edition: Edition) -> str:
    """Where to propose a correction; without an address, its text to complete, to copy and to hand over."""
    corpus = edition.corpus
    ou = (
        f'<p class="chapeau">Écrivez à {_contact(edition)}. Le message est commencé : il porte la '
        "référence et la version des données, rien d’autre.</p>"
        if corpus.contact
        else (
            '<p class="chapeau">Copiez ce texte, complétez-le chez vous, puis donnez-le à la personne '
            "de qui vous tenez ce site, ou à qui anime votre formation. Cette édition n’a pas encore "
            "d’adresse où écrire.</p>"
        )
    )
    return one_line(
        f'{ou}<div class="correction"><div id="correction-texte" class="a-copier" role="group" '
        'aria-label="Le texte à copier">'
        f"{lines_to_copy(proposal(corpus))}</div>"
        '<p><button type="button" class="bouton bouton-principal" data-copier="correction-texte">'
        "Copier ce texte</button></p></div>"
    )


def lines_to_copy(text: str) -> str:
    """One paragraph a line; the reference apart, so that the page's script puts the right one."""
    lignes = "".join(f"<p>{esc(ligne)}</p>" for ligne in text.splitlines() if ligne)
    reference = esc(SANS_REFERENCE)
    return lignes.replace(reference, f"<strong data-reference>{reference}</strong>")


def ou_ecrire(edition: Edition) -> str:
    """Where to write: the one address of the configuration, or what to do without one."""
    if edition.corpus.contact:
        return f"Écrivez à {_contact(edition)}."
    page = esc(Liens("../").page(PAGE))
    return (
        f'Cette édition n’a pas encore d’adresse. <a href="{page}">Copiez ce texte</a>, complétez-le '
        "et donnez-le à la personne de qui vous tenez ce site."
    )


def _contact(edition: Edition) -> str:
    corpus = edition.corpus
    adresse = correction_address(corpus, Liens("../"), SANS_REFERENCE)
    nom = corpus.contact.removeprefix("mailto:").removeprefix("https://").partition("?")[0]
    return f'<a href="{esc(adresse)}" rel="external noopener">{esc(nom)}</a>'


def sortie_rapide(edition: Edition) -> str:
    """Where « Quitter vite » leads, and whether someone has opened that address."""
    sortie = edition.data["familles"]["sortie"]
    vu = sortie["verifie_le"]
    statut = (
        f"adresse ouverte par un éditeur le {date_longue(date.fromisoformat(vu))}"
        if vu
        else "cette adresse n’a encore été ouverte par aucun éditeur de ce site"
    )
    return f"{esc(sortie['nom'])} ({statut})"


def exemple_frise(edition: Edition) -> str:
    """A worked case as a timeline, for the page of the calendar as it arrives."""
    from explorer.rendu.frise import render_timeline
    from scripts.showcase import example

    return one_line(render_timeline(example(edition), "exemple"))


def one_line(html: str) -> str:
    """Without line breaks, so that Markdown leaves the block alone."""
    return " ".join(html.split("\n"))


def citation(edition: Edition, phrase: str, extrait: str, base: str = "../") -> str:
    return render_citation(edition.corpus, {"phrase": phrase, "extrait": extrait}, Liens(base))
