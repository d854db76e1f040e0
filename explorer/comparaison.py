"""Two groups, two sets of answers to one flow: where their ways part, and where each arrives.

Knows: the flow engine; the first question where two replays differ.
Ignores: who the groups are, HTML.
Used by: explorer.rendu.comparaison, explorer.vues.comparaison, the pages of the training cases.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from explorer.chemins import outcome
from explorer.corpus import Corpus
from explorer.flow import Etat, Paires, replay


class Comparaison(NamedTuple):
    """`communes`: the answers given by both before they part. `question`: where they part, or None
    when one way is the other; `reponses`: what each answered there (None: not answered)."""

    gauche: Etat
    droite: Etat
    communes: Paires
    question: str | None
    reponses: tuple[str | None, str | None]

    @property
    def meme_issue(self) -> bool:
        """Whether both have arrived, and at the same suites."""
        fini = self.gauche.question is None and self.droite.question is None
        return fini and outcome(self.gauche) == outcome(self.droite)


def compare(
    corpus: Corpus, flux: str, gauche: Mapping[str, str], droite: Mapping[str, str]
) -> Comparaison:
    """Replay both sets of answers. Raises `ReferenceInconnue` when the flow does not exist."""
    a, b = replay(corpus, flux, gauche), replay(corpus, flux, droite)
    rang = next(
        (n for n, (x, y) in enumerate(zip(a.retenues, b.retenues, strict=False)) if x != y),
        min(len(a.retenues), len(b.retenues)),
    )
    # The engine asks the same question after the same answers: the pair after them is one question.
    ici = [dict(etat.retenues[rang : rang + 1]) for etat in (a, b)]
    question = next((nom for reponse in ici for nom in reponse), None)
    reponses = (ici[0].get(question or ""), ici[1].get(question or ""))
    return Comparaison(a, b, a.retenues[:rang], question, reponses)
