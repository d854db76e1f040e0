"""« Couverture »: the account of every phrase, as the build computes it; no number on it is typed.

Knows: the ledger, the register, the status of the texts, the certificate of the flows.
Ignores: how they are made (scripts.ledger, explorer.certificat).
Used by: scripts.content.all_pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from explorer.certificat import certificat
from explorer.rendu.html import Liens, esc
from explorer.rendu.reponses import DEPART
from scripts.content.page import Generated, agir
from scripts.content.readings import STATUTS
from scripts.content.texts import ROLES
from scripts.edition import Edition, walk
from scripts.ledger import cited_refs, ledger


def pages(edition: Edition) -> Iterator[Generated]:
    comptes = ledger(edition.data, edition.mentions)
    yield Generated(
        "textes/couverture.html",
        "Couverture",
        "<h1>Couverture : le compte de chaque phrase</h1>"
        f"{agir(('index.html', 'Lire les deux textes'))}"
        "<p>Chaque phrase des deux textes a un rôle. Une phrase qui est une règle doit servir à une réponse de ce site. "
        "Ce tableau est calculé à chaque édition.</p>"
        + "".join(table(compte) + left_open(edition, compte) for compte in comptes)
        + readings(edition)
        + outdated(edition)
        + flows(certificat(edition.corpus)),
        "Combien de phrases de chaque rôle, par texte et par chapitre ; points ouverts ; références dépassées ; parcours vérifiés.",
    )


def table(compte: Mapping[str, Any]) -> str:
    tetes = "".join(f'<th scope="col">{mot}</th>' for mot, _ in ROLES.values())
    lignes = "".join(
        row(compte, chapitre, f"{compte['id']}/{chapitre['id']}.html")
        for chapitre in compte["chapitres"]
    )
    sans = compte["sans_compte"] + compte["regles_sans_usage"]
    phrase = (
        "Toutes les règles servent à une réponse."
        if not sans
        else f"Règles dont rien ne se sert encore : {len(sans)}."
    )
    return (
        f"<h2>{esc(compte['titre'])}</h2><p>{phrase}</p>"
        f'<div class="tableau" role="region" aria-label="{esc(compte["titre"])}" tabindex="0"><table class="table-nombres">'
        f'<thead><tr><th scope="col">Chapitre</th><th scope="col">Phrases</th>{tetes}<th scope="col">Citées</th></tr></thead>'
        f"<tbody>{lignes}{row(compte, {**compte, 'titre': 'Ensemble'}, '')}</tbody></table></div>"
    )


def row(_: Mapping[str, Any], compte: Mapping[str, Any], lien: str) -> str:
    titre = f'<a href="{esc(lien)}">{esc(compte["titre"])}</a>' if lien else esc(compte["titre"])
    roles = "".join(f"<td>{compte['roles'][role]}</td>" for role in ROLES)
    return f'<tr><th scope="row">{titre}</th><td>{compte["total"]}</td>{roles}<td>{compte["citees"]}</td></tr>'


def left_open(edition: Edition, compte: Mapping[str, Any]) -> str:
    """Chapter by chapter: which points of the register, which references replaced since."""
    chapitres = {
        f"{compte['id']}#{ancre}": unite["id"]
        for unite in edition.data["textes"][compte["id"]]["unites"]
        for sous_unite in walk(unite)
        for ancre in anchors(sous_unite)
    }
    points = by_chapter(chapitres, ((un["id"], un) for un in edition.data["lectures"]))
    remplacees = by_chapter(chapitres, ((un["reference"], un) for un in replaced(edition)))
    lignes = "".join(
        f'<li><a href="{esc(compte["id"])}/{esc(un["id"])}.html">{esc(un["titre"])}</a>'
        f"<ul>{_points(points.get(un['id'], ()))}{_replaced(remplacees.get(un['id'], ()))}</ul></li>"
        for un in compte["chapitres"]
        if un["id"] in points or un["id"] in remplacees
    )
    return f"<h3>Points ouverts et références dépassées, par chapitre</h3><ul>{lignes}</ul>"


def anchors(unite: Mapping[str, Any]) -> list[str]:
    """What can be quoted of one unit: its heading and its phrases."""
    return [f"{unite['id']}-intitule", *(phrase["id"] for phrase in unite.get("phrases", ()))]


def by_chapter(
    chapitres: Mapping[str, str], things: Iterable[tuple[str, Any]]
) -> dict[str, list[str]]:
    """Chapter → names of the things that cite one of its phrases, each once, in their order."""
    found: dict[str, list[str]] = {}
    for name, content in things:
        for chapitre in dict.fromkeys(chapitres.get(ref, "") for ref in cited_refs(content)):
            if chapitre:
                found.setdefault(chapitre, []).append(name)
    return found


def _points(noms: Iterable[str]) -> str:
    liens = [f'<a href="lectures.html#{esc(nom.lower())}">{esc(nom)}</a>' for nom in sorted(noms)]
    return f"<li>Points ouverts ({len(liens)}) : {', '.join(liens)}</li>" if liens else ""


def _replaced(noms: Iterable[str]) -> str:
    mots = [esc(nom) for nom in noms]
    debut = f"Références qui ont un équivalent actuel ({len(mots)})"
    return f"<li>{debut} : {' ; '.join(mots)}</li>" if mots else ""


def replaced(edition: Edition) -> list[Mapping[str, Any]]:
    """What the texts cite and something has replaced."""
    return [cite for cite in references(edition) if cite.get("remplace_par")]


def references(edition: Edition) -> list[Mapping[str, Any]]:
    textes = (edition.data.get("statut") or {}).get("textes", ())
    return [cite for texte in textes for cite in texte.get("cite", ())]


def flows(faits: Mapping[str, Any]) -> str:
    """The certificate: how much was walked, and each promise with what the walk found."""
    tetes = (
        "Parcours",
        "États",
        "Chemins",
        "Questions",
        "Suites",
        "Chemins qui changent de schéma",
    )
    lignes = "".join(
        f'<tr><th scope="row">{esc(un["titre"])}</th><td>{un["etats"]}</td><td>{un["chemins"]}</td>'
        f"<td>{un['questions']}</td><td>{len(un['suites'])}</td><td>{'' if nom == DEPART else un['croisements']}</td></tr>"
        for nom, un in faits["flux"].items()
    )
    promesses = "".join(
        f"<li>{'Tenu' if un['tenue'] else 'Non tenu'} : {esc(un['promesse'])}</li>"
        for un in faits["controles"]
    )
    return (
        '<h2 id="parcours">Parcours : tous les chemins, un par un</h2>'
        "<p>À chaque édition, un programme donne toutes les réponses possibles à toutes les questions, "
        "« je ne sais pas » compris, et vérifie où mène chaque chemin.</p>"
        '<div class="tableau" role="region" aria-label="Parcours vérifiés" tabindex="0"><table class="table-nombres"><thead><tr>'
        + "".join(f'<th scope="col">{tete}</th>' for tete in tetes)
        + f"</tr></thead><tbody>{lignes}</tbody></table></div><h3>Ce qui est vérifié</h3><ul>{promesses}</ul>"
    )


def readings(edition: Edition) -> str:
    comptes = Counter(lecture["statut"] for lecture in edition.data["lectures"])
    lignes = "".join(f"<li>{STATUTS[nom]} : {n}</li>" for nom, n in sorted(comptes.items()))
    return f'<h2>Points que les textes laissent ouverts</h2><p><a href="{Liens("").page("lectures.html")}">Le registre</a> en compte {sum(comptes.values())}.</p><ul>{lignes}</ul>'


def outdated(edition: Edition) -> str:
    return (
        f"<h2>Références des textes</h2><p>Références suivies : {len(references(edition))}, dont {len(replaced(edition))} ont un équivalent actuel différent. "
        '<a href="statut.html">Le détail</a>.</p>'
    )
