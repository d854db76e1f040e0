"""Links from a training page to a state of the simulator, and what the engine answers there.

Knows: the two addresses of a state (live, static twin).
Ignores: the pages.
Used by: scripts.formation.parcours, scripts.formation.puis_je.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explorer.corpus import Corpus
from explorer.flow import Etat, replay
from explorer.rendu.html import Liens, esc, render_statut, state_string
from explorer.rendu.reponses import path_attributes
from scripts.formation import state_answers


def read_state(corpus: Corpus, etat: Mapping[str, Any]) -> Etat:
    """The state of the engine. Raises `SystemExit` (in French) when an answer of the data does not
    apply.
    """
    resultat = replay(corpus, etat["flux"], state_answers(corpus, etat))
    if resultat.ecartees or resultat.en_attente:
        perdues = [
            *(f"{q}={r}" for q, r, *_ in resultat.ecartees),
            *(f"{q}={r}" for q, r in resultat.en_attente),
        ]
        raise SystemExit(
            f"✗ protocol_data/formation : réponses sans effet dans {etat['flux']} : "
            f"{', '.join(perdues)}."
        )
    # A start that has found its flow is left behind: the addresses are those of the flow.
    return replay(corpus, resultat.flux, dict(resultat.retenues))


def live_link(corpus: Corpus, etat: Etat, liens: Liens) -> str:
    """Address of the simulator with the state in the fragment."""
    state = state_string((("flux", etat.flux), *etat.retenues), corpus.version)
    return liens.page(f"orienter/index.html#{state}")


def render_links(corpus: Corpus, etat: Etat, liens: Liens, texte: str, precision: str = "") -> str:
    """The static page first (it works everywhere), then the live simulator."""
    cache = f'<span class="sr"> : {esc(precision)}</span>' if precision else ""
    return (
        '<p class="semaine-etat"><a '
        f"{path_attributes(corpus, liens, etat.flux, etat.retenues)}>{esc(texte)}{cache}</a> · "
        f'<a href="{esc(live_link(corpus, etat, liens))}">Ouvrir dans le simulateur{cache}</a></p>'
    )


def render_outcome(corpus: Corpus, etat: Etat) -> str:
    """What the engine answers: the suites with their status, or the question that it asks."""
    if etat.question:
        question = corpus.question(etat.question)["texte"]
        return f"<p>Le simulateur demande : <strong>{esc(question)}</strong></p>"
    lignes = []
    for suite_id, _ in etat.suites:
        suite = corpus.suite(suite_id)
        lignes.append(
            f"{render_statut(suite['statut'])}<p><strong>{esc(suite['titre'])}.</strong> "
            f"{esc(suite['resume'])}</p>"
        )
    return "".join(lignes)
