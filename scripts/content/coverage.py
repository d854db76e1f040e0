"""« Couverture »: the account of every phrase, as the build computes it; no number on it is typed.

Knows: the ledger.
Ignores: how it is made (scripts.ledger).
Used by: scripts.content.all_pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from explorer.rendu.html import Liens, esc
from scripts.content.page import Generated
from scripts.content.readings import STATUTS
from scripts.content.texts import ROLES
from scripts.edition import Edition
from scripts.ledger import ledger


def pages(edition: Edition) -> Iterator[Generated]:
    comptes = ledger(edition.data)
    yield Generated(
        "textes/couverture.html",
        "Couverture",
        "<h1>Couverture : le compte de chaque phrase</h1>"
        "<p>Chaque phrase des deux textes a un rôle. Une phrase qui est une règle doit servir à une réponse de ce site. "
        "Ce tableau est calculé à chaque édition.</p>"
        + "".join(table(compte) for compte in comptes)
        + readings(edition)
        + outdated(edition),
        "Combien de phrases de chaque rôle, par texte et par chapitre ; lectures ouvertes ; références dépassées.",
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


def readings(edition: Edition) -> str:
    comptes = Counter(lecture["statut"] for lecture in edition.data["lectures"])
    lignes = "".join(f"<li>{STATUTS[nom]} : {n}</li>" for nom, n in sorted(comptes.items()))
    return f'<h2>Points que les textes laissent ouverts</h2><p><a href="{Liens("").page("lectures.html")}">Le registre</a> en compte {sum(comptes.values())}.</p><ul>{lignes}</ul>'


def outdated(edition: Edition) -> str:
    cites = [
        cite
        for texte in (edition.data.get("statut") or {}).get("textes", ())
        for cite in texte.get("cite", ())
    ]
    remplaces = [cite for cite in cites if cite.get("remplace_par")]
    return (
        f"<h2>Références des textes</h2><p>Références suivies : {len(cites)}, dont {len(remplaces)} ont un équivalent actuel différent. "
        '<a href="statut.html">Le détail</a>.</p>'
    )
