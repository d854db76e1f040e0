"""HTML of the reflex sheets: one A4 page a role, made from the flows, the report rules and the
norms.

Knows: the order of a sheet, which parts of a flow it repeats.
Ignores: how it is printed (style sheet).
Used by: scripts.macros_formation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from explorer.bareme import version_at
from explorer.francais import ESPACE
from explorer.mots import STATUTS
from explorer.quiz.calcul import JOUR
from explorer.rendu.html import Liens, esc, render_source_links
from explorer.rendu.suite import actor_name
from scripts.content.page import imprimer
from scripts.formation import Formation

Sheet = Mapping[str, Any]
SANS_DELAI = "Le texte ne fixe aucun délai en jours."


def render_list(formation: Formation, liens: Liens) -> str:
    """Links to the four sheets."""
    lignes = "".join(
        f'<li><a href="{liens.page(address(fiche))}">{esc(fiche["titre"])}</a></li>'
        for fiche in formation.fiches
    )
    return f'<ul class="liste-liens">{lignes}</ul>'


def address(fiche: Sheet) -> str:
    return f"semaine/fiches/{fiche['id']}.html"


def render_sheet(formation: Formation, ident: str, liens: Liens) -> str:
    """One sheet."""
    fiche = next(fiche for fiche in formation.fiches if fiche["id"] == ident)
    demander, jamais = (
        ("Je demande, je note", "Ce que je n’annonce pas")
        if ident == "protutelle"
        else ("Je peux demander", "Je ne dis pas")
    )
    parties = [
        _conditions(formation) if fiche["flux"] else "",
        _lines(formation, demander, fiche["demander"], liens),
        _lines(formation, "Je peux dire", fiche["repondre"], liens),
        _lines(formation, jamais, fiche["jamais"], liens),
        *(_flow(formation, flux) for flux in fiche["flux"]),
        _report(formation, fiche["flux"]),
        _owed(formation, fiche),
        *((_reports(formation, liens), _norms(formation)) if ident == "protutelle" else ()),
        _lines(formation, "À savoir", fiche["savoir"], liens),
    ]
    return (
        f"{imprimer('Imprimer cette fiche, une feuille A4')}"
        f'<div class="fiche fiche-{ident}">{"".join(parties)}'
        f'<p class="fiche-pied">Données version {esc(formation.corpus.version)}. '
        "Ce texte aide à préparer ; seuls les textes officiels font foi. Aucun nom sur cette "
        "fiche.</p></div>"
    )


def _block(titre: str, corps: str, classe: str = "") -> str:
    return (
        f'<section class="fiche-bloc {classe}"><h2>{esc(titre)}</h2>{corps}</section>'
        if corps
        else ""
    )


def _items(lignes: Iterable[str], balise: str = "ul") -> str:
    corps = "".join(f"<li>{ligne}</li>" for ligne in lignes)
    return f"<{balise}>{corps}</{balise}>" if corps else ""


def _conditions(formation: Formation) -> str:
    corpus = formation.corpus
    porte = corpus.porte("secret")
    noms = [corpus.question(nom)["condition"]["nom"] for nom in porte["questions"]]
    lignes = [esc(nom[:1].upper() + nom[1:]) for nom in noms]
    return _block("Avant de parler : cinq conditions, toutes", _items(lignes, "ol"))


def _lines(formation: Formation, titre: str, lignes: Iterable[Sheet], liens: Liens) -> str:
    return _block(
        titre,
        _items(
            esc(ligne["texte"]) + render_source_links(formation.corpus, ligne["citations"], liens)
            for ligne in lignes
        ),
    )


def _flow(formation: Formation, flux: str) -> str:
    """The suites of a flow after which the other service owes something: what one may end up
    doing.
    """
    contenu = formation.data["orientations"][flux]
    suites = [
        s for s in contenu["suites"] if s.get("suites_dues") and "forme-a-choisir" not in s["id"]
    ]
    lignes = (
        esc(suite["titre"])
        + ("" if suite["statut"] == "clair" else f" ({STATUTS[suite['statut']][0].lower()})")
        for suite in suites
    )
    return _block(f"{contenu['titre']} (schéma{ESPACE}{contenu['schema']})", _items(lignes))


def _report(formation: Formation, flux: Iterable[str]) -> str:
    """What the report of each flow contains; flows that ask for the same content are told
    together.
    """
    contenus: dict[tuple[str, ...], list[str]] = {}
    for nom in flux:
        contenu = formation.data["orientations"][nom]
        rapport = next(s["rapport"] for s in contenu["suites"] if s.get("rapport"))
        schema = f"schéma{ESPACE}{contenu['schema']}"
        contenus.setdefault(tuple(rapport["contenu"]), []).append(schema)
    corps = "".join(
        f"<p>{esc(' et '.join(schemas)).capitalize()}{ESPACE}:</p>" + _items(map(esc, lignes))
        for lignes, schemas in contenus.items()
    )
    return _block("Mon rapport, avec l’accord des personnes", corps)


def _owed(formation: Formation, fiche: Sheet) -> str:
    """What is owed to this role, and what this role owes, each once."""
    dues = list(dict.fromkeys(_dues(formation, [*fiche["flux"], *fiche["recoit"]])))
    miens = set(fiche["acteurs"])
    recu = [_owed_line(formation, due) for due in dues if due[1] in miens]
    donne = [_owed_line(formation, due) for due in dues if due[0] in miens]
    corps = ""
    if recu:
        corps += f"<p><strong>On me doit{ESPACE}:</strong></p>{_items(recu)}"
    if donne:
        corps += f"<p><strong>Je dois (mon service){ESPACE}:</strong></p>{_items(donne)}"
    return _block("Ce qui est dû en retour", corps and f"{corps}<p>{SANS_DELAI}</p>")


def _dues(formation: Formation, flux: Iterable[str]) -> Iterator[tuple[str, str, str, str]]:
    for nom in flux:
        for suite in formation.data["orientations"][nom]["suites"]:
            for due in suite.get("suites_dues", ()):
                yield due["qui"], due["a"], due["quoi"], due.get("quand", "")


def _owed_line(formation: Formation, due: tuple[str, str, str, str]) -> str:
    qui, a, quoi, quand = due
    noms = f"{actor_name(formation.corpus, qui)} → {actor_name(formation.corpus, a)}"
    return f"{esc(quoi)} ({esc(noms)})" + (f", {esc(quand)}" if quand else "")


def _reports(formation: Formation, liens: Liens) -> str:
    versions = formation.corpus.echeances["rapports"]["versions"]
    derniere = versions[max(versions)]
    lignes = (
        f"<strong>{esc(r['titre'])}</strong>{ESPACE}: {esc(r['regle'])} {esc(r['contenu'])}"
        + render_source_links(formation.corpus, r["citations"][:1], liens)
        for r in derniere["rapports"]
    )
    adresse = liens.page("protutelle/rapports.html")
    lien = f'<p><a href="{adresse}">Calculer les dates d’un mandat</a></p>'
    return _block("Les rapports au conseiller", _items(lignes) + lien)


def _norms(formation: Formation) -> str:
    lignes = []
    for nom in ("effectif", "fonctionnement"):
        version = version_at(formation.corpus.bareme(nom), JOUR)
        lignes.append(esc(version.contenu["resume"]))
    ouvert = (
        "Le texte ne dit pas si une tranche incomplète compte : "
        "les lectures se calculent côte à côte."
    )
    return _block("Effectif et fonctionnement", _items([*lignes, esc(ouvert)]))
