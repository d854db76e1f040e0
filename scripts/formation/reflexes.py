"""HTML of the reflex sheets: one A4 page a role, what to say and do with the telephone at the ear.

Knows: the order of a sheet, which parts of the data it repeats.
Ignores: how it is printed (style sheet).
Used by: scripts.macros_formation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from explorer.bareme import last_version, version_at
from explorer.francais import ESPACE, date_longue, nombre
from explorer.quiz.calcul import JOUR
from explorer.rendu.html import Liens, esc, render_source_links
from explorer.rendu.suite import actor_name
from scripts.content.page import imprimer
from scripts.formation import Formation

Sheet = Mapping[str, Any]
URGENCE = "urgence-112"


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
    protutelle = ident == "protutelle"
    parties = [
        _notes(fiche),
        _said(formation, fiche, liens),
        _conditions(formation) if fiche["flux"] else "",
        _lines(formation, "Je peux dire", fiche["repondre"], liens),
        _lines(
            formation, "Je n’annonce pas" if protutelle else "Je ne dis pas", fiche["jamais"], liens
        ),
        *(_flow(formation, quand, liens) for quand in fiche["quand"]),
        _owed(formation, fiche),
        *((_reports(formation, liens), _norms(formation)) if protutelle else ()),
        _lines(formation, "À savoir", fiche.get("savoir", ()), liens),
    ]
    return (
        f"{imprimer('Imprimer cette fiche, une feuille A4')}"
        f'<div class="fiche fiche-{ident}">{_danger(formation, fiche)}{"".join(parties)}'
        f'<p class="fiche-pied">Version {esc(formation.corpus.version)}. '
        "Seuls les textes officiels font foi.</p></div>"
    )


def _danger(formation: Formation, fiche: Sheet) -> str:
    """First on the sheet: it may be the only page at hand that day."""
    aide = next(aide for aide in formation.data["familles"]["aides"] if aide["id"] == URGENCE)
    return (
        f'<p class="fiche-danger"><strong>Danger immédiat{ESPACE}: {esc(aide["numero"])}.</strong> '
        f"{esc(fiche['urgence'])}</p>"
    )


def _notes(fiche: Sheet) -> str:
    """Lines to fill by hand: the site publishes no name."""
    lignes = "".join(
        f'<p class="fiche-noter"><span>{esc(mots)}{ESPACE}:</span> <span class="fiche-vide"></span> '
        'tél. <span class="fiche-vide"></span></p>'
        for mots in fiche["noter"]
    )
    return _block("À compléter à la main", lignes, "fiche-noms")


def _said(formation: Formation, fiche: Sheet, liens: Liens) -> str:
    return "".join(
        _block(
            phrase["titre"],
            f'<p class="fiche-phrase">{esc(phrase["texte"])}'
            f"{render_source_links(formation.corpus, phrase['citations'], liens)}</p>",
            "fiche-dire",
        )
        for phrase in fiche["dire"]
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
    """The five conditions by their names, each with the question that one asks oneself."""
    corpus = formation.corpus
    lignes = (
        f"<strong>{esc(formation.conditions[ident])}</strong> "
        f"{esc(corpus.question(ident)['condition']['nom'])}"
        for ident in corpus.porte("secret")["questions"]
    )
    return _block("Avant de parler : cinq oui", _items(lignes, "ol"), "fiche-conditions")


def _lines(formation: Formation, titre: str, lignes: Iterable[Sheet], liens: Liens) -> str:
    return _block(
        titre,
        _items(
            esc(ligne["texte"]) + render_source_links(formation.corpus, ligne["citations"], liens)
            for ligne in lignes
        ),
    )


def _flow(formation: Formation, quand: Sheet, liens: Liens) -> str:
    """What to do in each situation, then in which form."""
    contenu = formation.data["orientations"][quand["flux"]]
    lignes = (
        f"<em>{esc(ligne['si'])}</em> → <strong>{esc(ligne['faire'])}</strong>"
        + render_source_links(formation.corpus, ligne["citations"], liens)
        for ligne in quand["lignes"]
    )
    forme = f"<p><strong>Forme{ESPACE}:</strong> {_small(quand['forme'])}</p>"
    titre = f"{contenu['titre']} (schéma{ESPACE}{contenu['schema']})"
    return _block(titre, _items(lignes) + forme, "fiche-quand")


def _owed(formation: Formation, fiche: Sheet) -> str:
    """What is owed to this role, and what this role owes: one sentence for those who owe the same."""
    dues = list(dict.fromkeys(_dues(formation, [*fiche["flux"], *fiche["recoit"]])))
    miens = set(fiche["acteurs"])
    recu = _owed_lines(formation, "On me doit, du", [(d[0], d[2:]) for d in dues if d[1] in miens])
    donne = _owed_lines(formation, "Je dois, au", [(d[1], d[2:]) for d in dues if d[0] in miens])
    if not (recu or donne):
        return ""
    return _block(
        "Ce qui est dû en retour", _items([*recu, *donne, "Le texte ne fixe aucun délai en jours."])
    )


def _dues(formation: Formation, flux: Iterable[str]) -> Iterator[tuple[str, str, str, str]]:
    for nom in flux:
        for suite in formation.data["orientations"][nom]["suites"]:
            for due in suite.get("suites_dues", ()):
                yield due["qui"], due["a"], due["quoi"], due.get("quand", "")


def _owed_lines(
    formation: Formation, debut: str, dues: Sequence[tuple[str, tuple[str, str]]]
) -> list[str]:
    """`debut` ends with the preposition, said again before each name."""
    choses: dict[str, list[tuple[str, str]]] = {}
    for autre, chose in dues:
        choses.setdefault(autre, []).append(chose)
    groupes: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for autre, liste in choses.items():
        groupes.setdefault(tuple(liste), []).append(actor_name(formation.corpus, autre))
    mot = debut.rpartition(" ")[2]
    return [
        f"<strong>{debut} {esc(f' ou {mot} '.join(noms))}{ESPACE}:</strong> "
        + ", puis ".join(
            esc(quoi[:1].lower() + quoi[1:]) + (f", {esc(quand)}" if quand else "")
            for quoi, quand in liste
        )
        + "."
        for liste, noms in groupes.items()
    ]


def _reports(formation: Formation, liens: Liens) -> str:
    versions = formation.corpus.echeances["rapports"]["versions"]
    derniere = versions[max(versions)]
    lignes = (
        f"<strong>{esc(r['titre'])}</strong>{ESPACE}: {_small(r['regle'])} {esc(r['contenu'])}"
        + render_source_links(formation.corpus, r["citations"][:1], liens)
        for r in derniere["rapports"]
    )
    adresse = liens.page("protutelle/rapports.html")
    lien = f'<p><a href="{adresse}">Calculer les dates d’un mandat</a></p>'
    return _block("Les rapports au conseiller", _items(lignes) + lien)


def _small(texte: str) -> str:
    return esc(texte[:1].lower() + texte[1:])


def _norms(formation: Formation) -> str:
    """The numbers of articles 5 and 6, as the parameters give them."""
    bareme = formation.corpus.bareme("effectif")
    effectif, derniere = version_at(bareme, JOUR), last_version(bareme)
    valeurs = {nom: parametre.valeur for nom, parametre in effectif.parametres.items()}
    fonctionnement = version_at(formation.corpus.bareme("fonctionnement"), JOUR).contenu["resume"]
    lignes = [
        f"{_etp(valeurs['psycho-social'])} psycho-social par tranche de "
        f"{valeurs['tranche-sous-seuil']} mandats agréés, ou de {valeurs['tranche-des-seuil']} dès "
        f"{valeurs['seuil']} mandats{ESPACE}; {_etp(valeurs['administratif'])} administratif.",
        f"{esc(fonctionnement)} Montant provisionnel, non indexé.",
        "Le texte ne dit pas si une tranche incomplète compte : "
        "les lectures se calculent côte à côte.",
    ]
    if (
        derniere.debut != effectif.debut
    ):  # the same numbers are said to be the same only when they are
        memes = {nom: p.valeur for nom, p in derniere.parametres.items()} == valeurs
        lignes.append(
            f"L’article 5 a été remplacé le {date_longue(date.fromisoformat(derniere.debut))}, "
            f"avec {'les mêmes' if memes else 'd’autres'} nombres."
        )
    return _block("Effectif et fonctionnement", _items(lignes))


def _etp(valeur: Fraction) -> str:
    return f"{nombre(valeur, 1)}{ESPACE}ETP"
