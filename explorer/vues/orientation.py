"""A state string of a referral in, one HTML fragment out; a bad string never fails.

Knows: how a state string is read, and what to say when it is old, foreign or hostile.
Ignores: where it comes from (address, link, static twin).
Used by: explorer.app, scripts (first screen and static twin), tests.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote_plus

from explorer.corpus import Corpus
from explorer.flow import Etat, replay
from explorer.mots import STATUTS
from explorer.rendu.html import Liens, esc
from explorer.rendu.orientation import progress, render_state, title
from explorer.rendu.reponses import DEPART, canonical, without_start
from explorer.vues import Vue

# A path has fewer than twenty answers; beyond this, nothing was written by this site.
PAIRES_MAX = 60
LONGUEUR_MAX = 8000
VALEUR_MAX = 80


class Demande(NamedTuple):
    """A state string, read: the flow asked for, the answers, the version of the data it names."""

    flux: str
    reponses: dict[str, str]
    version: str | None
    tronquee: bool


def view(corpus: Corpus, state: str, base: str) -> Vue:
    """The fragment of a state (`flux=…&question=réponse&v=…`), for a page at `base` of the root.

    Never raises for what a reader can type: what is unknown is listed, what is missing is asked.
    """
    demande = parse_state(state)
    flux = demande.flux if demande.flux in corpus.flux_ids else DEPART
    etat = replay(corpus, flux, demande.reponses)
    if etat.flux != flux:
        etat = without_start(corpus, etat, demande.reponses)
    messages = link_messages(corpus, demande, flux)
    html = render_state(corpus, etat, Liens(base), messages)
    chaine = canonical(corpus, etat.flux, etat.retenues + etat.en_attente)
    return Vue(html, title(corpus, etat), chaine, _announce(corpus, etat))


def parse_state(state: str) -> Demande:
    """Read a state string; the first value of a repeated key counts; a cut is reported."""
    morceaux = state.lstrip("#?")[:LONGUEUR_MAX].split("&", PAIRES_MAX)
    valeurs: dict[str, str] = {}
    for morceau in morceaux[:PAIRES_MAX]:
        cle, egal, valeur = morceau.partition("=")
        if cle and egal:
            valeurs.setdefault(_decode(cle), _decode(valeur))
    tronquee = len(state) > LONGUEUR_MAX or len(morceaux) > PAIRES_MAX
    flux, version = valeurs.pop("flux", DEPART), valeurs.pop("v", None)
    return Demande(flux, valeurs, version, tronquee)


def _decode(texte: str) -> str:
    """Decoded, shortened, without what cannot be shown (controls, direction marks, surrogates)."""
    return "".join(c for c in unquote_plus(texte)[:VALEUR_MAX] if c.isprintable())


def link_messages(corpus: Corpus, demande: Demande, flux: str) -> str:
    """One sentence for each thing of the link that could not be taken as it was."""
    phrases = []
    if demande.flux != flux:
        phrases.append(
            f"Ce lien demande un parcours « {esc(demande.flux)} » "
            "qui n’existe pas, ou n’existe plus. Voici le point de départ."
        )
    if demande.version is not None and demande.version != corpus.version:
        phrases.append(
            f"Ce lien a été fait avec la version {esc(demande.version)} des données ; "
            f"cette page applique la version {esc(corpus.version)}."
        )
    if demande.tronquee:
        phrases.append("Ce lien est trop long : seul son début a été lu.")
    return "".join(f'<p class="avertissement">{phrase}</p>' for phrase in phrases)


def _announce(corpus: Corpus, etat: Etat) -> str:
    """What a screen reader hears once: where one stands and what is shown."""
    if etat.question:
        return f"{progress(corpus, etat)}. {title(corpus, etat)}"
    mots = dict.fromkeys(STATUTS[corpus.suite(s)["statut"]][0] for s, _ in etat.suites)
    return f"{progress(corpus, etat)}. {title(corpus, etat)}. Statut : {', '.join(mots).lower()}."
