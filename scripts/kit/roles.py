"""The role cards: what each knows, may say, may not say, decides. Four to a page.

Knows: how a card is gathered from the actors, the suites and the few lines of roles.yaml.
Ignores: where the page goes.
Used by: scripts.content.training.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from explorer.corpus import Corpus
from explorer.rendu.html import Liens, esc, render_source_links
from scripts.kit import list_of, once

Mention = Mapping[str, Any]
PROMESSE = "Promettre "  # « Ne décide pas » says it on every card


def gather(corpus: Corpus, role: Mention, cle: str) -> list[Mention]:
    """What the card says under `peut_dire` or `ne_peut_pas_dire`: from the suites, then its own lines.

    What holds at one moment only says so: « Au premier appel : le récit… »."""
    trouvees = [
        {**parole, "texte": _then(source.get("quand"), parole["texte"])}
        for source in role["paroles"]
        for parole in corpus.suite(source["suite"]).get(cle, ())
        if parole["par"] == role["acteur"] and not parole["texte"].startswith(PROMESSE)
    ]
    uniques = {parole["texte"]: parole for parole in [*trouvees, *role.get(cle, ())]}
    return [uniques[texte] for texte in once(uniques)]


def _then(quand: str | None, texte: str) -> str:
    return f"{quand} : {texte[:1].lower()}{texte[1:]}" if quand else texte


def render_card(corpus: Corpus, role: Mention, liens: Liens, niveau: int = 2) -> str:
    acteur = corpus.acteur(role["acteur"])
    parties = [
        ("Sait", _lines(corpus, role["sait"], liens)),
        ("Peut dire", _lines(corpus, gather(corpus, role, "peut_dire"), liens)),
        ("Ne peut pas dire", _lines(corpus, gather(corpus, role, "ne_peut_pas_dire"), liens)),
        ("Peut faire", _lines(corpus, role.get("peut_faire", ()), liens)),
        ("Décide", _decision(corpus, acteur["decide"], role["decide"], liens)),
        (
            "Ne décide pas",
            _decision(corpus, acteur["ne_decide_pas"], role["ne_decide_pas"], liens),
        ),
    ]
    corps = "".join(
        f"<div><dt>{titre}</dt><dd>{texte}</dd></div>" for titre, texte in parties if texte
    )
    muet = (
        f'<p class="carte-muet"><strong>Muet :</strong> {esc(role["muet"])}</p>'
        if role.get("muet")
        else ""
    )
    return (
        f'<section class="carte" id="{esc(role["id"])}"><h{niveau}>{esc(role["titre"])}</h{niveau}>'
        f'<p class="carte-role">{esc(role.get("role", acteur["role"]))}</p><dl>{corps}</dl>{muet}'
        f'<p class="carte-jouer"><strong>Pour jouer :</strong> {esc(role["jouer"])}</p></section>'
    )


def render_cards(
    corpus: Corpus, roles: Iterable[Mention], consignes: list[str], liens: Liens
) -> str:
    """The seven cards, and how to play in the eighth place of the two sheets."""
    cartes = "".join(render_card(corpus, role, liens) for role in roles)
    jouer = list_of([esc(ligne) for ligne in consignes])
    return (
        f'<div class="cartes">{cartes}<section class="carte carte-consignes" id="jouer">'
        f"<h2>La règle du jeu</h2>{jouer}</section></div>"
    )


def _decision(corpus: Corpus, texte: str, citations: list[Mapping[str, str]], liens: Liens) -> str:
    return f"<p>{esc(texte)}{render_source_links(corpus, citations, liens)}</p>"


def _lines(corpus: Corpus, mentions: Iterable[Mention], liens: Liens) -> str:
    """One line each, with the first sentence it rests on: a card is small, the site has the others."""
    return list_of(
        [esc(m["texte"]) + render_source_links(corpus, m["citations"][:1], liens) for m in mentions]
    )
