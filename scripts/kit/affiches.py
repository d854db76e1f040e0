"""The posters as HTML: the five conditions, the first call, who decides, the four schemas, the extracts.

Knows: what each kind of poster gathers, and the words that stand on its foot.
Ignores: paper sizes and printing (scripts.posters), pages of the site.
Used by: scripts.content.training, scripts.posters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from explorer.corpus import Corpus
from explorer.rendu.html import esc
from scripts.edition import titre_unite
from scripts.kit import Kit, list_of
from scripts.kit.extraits import raise_notes, render_lines

FORKS = ("colonne", "branche")
REFERENT = "referent"
Affiche = Mapping[str, Any]
Unite = Mapping[str, Any]


def render_poster(kit: Kit, affiche: Affiche, niveau: int = 2) -> str:
    """The whole poster; its heading has level `niveau`."""
    rendus = {
        "conditions": _conditions,
        "appel": _call,
        "decisions": _decisions,
        "schema": _schema,
        "extrait": render_lines,
    }
    sous_titre = (
        f'<p class="affiche-sous-titre">{esc(affiche["sous_titre"])}</p>'
        if "sous_titre" in affiche
        else ""
    )
    pied = f'<p class="affiche-pied">{esc(affiche["pied"])}</p>' if "pied" in affiche else ""
    return (
        f'<section class="affiche affiche-{affiche["genre"]}" id="affiche-{esc(affiche["id"])}">'
        f'<h{niveau} class="affiche-titre">{esc(affiche["titre"])}</h{niveau}>{sous_titre}'
        f"{rendus[affiche['genre']](kit, affiche)}{pied}{_origin(kit, affiche['genre'])}</section>"
    )


def _origin(kit: Kit, genre: str) -> str:
    texte = kit.corpus.texte("protocole-2012")
    retabli = " Flèches et colonnes rétablies par nous (A33)." if genre == "schema" else ""
    return (
        f'<p class="affiche-source">{esc(texte["titre"])}. Entre « » : les mots du texte.{retabli} Extrait d’un texte de 2012 : '
        f"une partie du droit qu’il cite a changé. Données {esc(kit.corpus.version)}.</p>"
    )


def _conditions(kit: Kit, affiche: Affiche) -> str:
    corpus = kit.corpus
    lignes = []
    for nom in corpus.porte("secret")["questions"]:
        question = corpus.question(nom)
        mots = corpus.phrase(question["citations"][0]["phrase"]).texte.rstrip(" ;.")
        lignes.append(
            f'<span class="affiche-oui" aria-hidden="true"></span><strong>{esc(_capital(question["condition"]["nom"]))}</strong>'
            f'<span class="affiche-question">{esc(question["texte"])}</span><span class="affiche-mots">« {esc(mots)} »</span>'
        )
    return list_of(lignes, "ol", "affiche-liste")


def _call(kit: Kit, affiche: Affiche) -> str:
    appels = [(kit.corpus.suite(appel["suite"]), appel["chez"]) for appel in affiche["appels"]]
    etapes = [([etape["texte"] for etape in suite["que_faire"]], chez) for suite, chez in appels]
    colonnes = (
        ("Avant d’appeler", [ligne["texte"] for ligne in affiche["avant"]]),
        ("Qui appeler", list(dict.fromkeys(textes[0] for textes, _ in etapes))),
        ("Quoi demander", _shared([(textes[1:-1], chez) for textes, chez in etapes], "au")),
        ("Je peux dire", _said(appels, "peut_dire")),
        ("On peut me dire", _answered(appels, "peut_dire")),
        ("On ne peut pas me dire", _answered(appels, "ne_peut_pas_dire")),
        ("Ne pas dire, ne pas promettre", _said(appels, "ne_peut_pas_dire")),
    )
    corps = "".join(
        f'<div class="affiche-bloc{" affiche-non" if "pas " in titre else ""}"><h2>{titre}</h2>{list_of([esc(t) for t in textes])}</div>'
        for titre, textes in colonnes
    )
    return f'<div class="affiche-colonnes">{corps}</div>'


def _said(appels: list[tuple[dict[str, Any], str]], cle: str) -> list[str]:
    """What the caller may, or may not, say."""
    return list(
        dict.fromkeys(
            parole["texte"]
            for suite, _ in appels
            for parole in suite[cle]
            if parole["par"] != REFERENT
        )
    )


def _answered(appels: list[tuple[dict[str, Any], str]], cle: str) -> list[str]:
    """What the référent may, or may not, say."""
    dites = [
        ([parole["texte"] for parole in suite[cle] if parole["par"] == REFERENT], chez)
        for suite, chez in appels
    ]
    return _shared(dites, "du", "référent ")


def _shared(listes: list[tuple[list[str], str]], article: str, devant: str = "") -> list[str]:
    """Each line once, those of the same rank side by side; a line of some services only names them."""
    tous = {service for _, service in listes}
    chez: dict[str, list[str]] = {}
    for rang in range(max(len(textes) for textes, _ in listes)):
        for textes, service in listes:
            for texte in textes[rang : rang + 1]:
                if service not in chez.setdefault(texte, []):
                    chez[texte].append(service)
    return [
        texte
        if set(services) == tous
        else f"{texte.rstrip('.')} ({devant}{' ou '.join(f'{article} {nom}' for nom in services)})."
        for texte, services in chez.items()
    ]


def _decisions(kit: Kit, affiche: Affiche) -> str:
    return (
        f'<h2>Décident</h2><div class="affiche-colonnes">{_actors(kit.corpus, affiche["decident"], "decide")}</div>'
        f'<h2>Ne décident pas</h2><div class="affiche-colonnes">{_actors(kit.corpus, affiche["ne_decident_pas"], "ne_decide_pas")}</div>'
    )


def _actors(corpus: Corpus, noms: list[str], cle: str) -> str:
    non = " affiche-non" if cle == "ne_decide_pas" else ""
    return "".join(
        f'<div class="affiche-bloc{non}"><h3>{esc(corpus.acteur(nom)["nom"])}</h3><p>{esc(corpus.acteur(nom)[cle])}</p></div>'
        for nom in noms
    )


def _schema(kit: Kit, affiche: Affiche) -> str:
    """The units of the schema, one under the other, forks side by side: the printed words."""
    texte = kit.edition.data["textes"]["protocole-2012"]
    unite = next(u for u in texte["unites"] if u["id"] == affiche["id"])
    return f'<div class="affiche-schema">{raise_notes(unite, _chain(unite["unites"]))}</div>'


def _chain(unites: Iterable[Unite]) -> str:
    """Units in order; neighbours that fork stand side by side."""
    morceaux, fourche = [], list[str]()
    for unite in unites:
        if unite["type"] in FORKS:
            fourche.append(_unit(unite))
            continue
        morceaux += [_fork(fourche), _unit(unite)]
        fourche = []
    return "".join([*morceaux, _fork(fourche)])


def _fork(fourche: list[str]) -> str:
    return f'<div class="affiche-fourche">{"".join(fourche)}</div>' if fourche else ""


def _unit(unite: Unite) -> str:
    numero = f"{unite['numero'].strip(' :/')} " if unite.get("numero") else ""
    phrases = "".join(f"<p>« {esc(p['texte'].strip())} »</p>" for p in unite.get("phrases", ()))
    return (
        f'<div class="affiche-unite affiche-{esc(unite["type"])}"><p class="affiche-nom">{esc(numero)}{esc(titre_unite(unite))}</p>'
        f"{phrases}{_chain(unite.get('unites', ()))}</div>"
    )


def _capital(texte: str) -> str:
    return texte[:1].upper() + texte[1:]
