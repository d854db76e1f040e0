"""The foot of a result: version of the data, text applied, date of the print.

Used by: explorer.vues.protutelle, explorer.vues.rapports.
"""

from __future__ import annotations

from explorer.corpus import Corpus
from explorer.rendu.correction import render_correction
from explorer.rendu.html import Liens, esc

STATUT_DES_TEXTES = "textes/statut.html"


def render_foot(corpus: Corpus, liens: Liens, texte_id: str, reference: str = "") -> str:
    """What a printed page needs to be checked later; the date of today is written by the page
    itself. `reference`: what a proposal of correction would be about (`suite x`).
    """
    corriger = ""
    if reference:
        lien = render_correction(corpus, liens, reference)
        corriger = f' <span class="sans-impression">{lien}.</span>'
    return (
        '<p class="version">Le lien de cette page contient vos réponses et la version des '
        "données, rien "
        f"d’autre. Données : version {esc(corpus.version)} (empreinte "
        f"{esc(corpus.empreinte[:12])}). "
        f"Texte appliqué : {esc(corpus.texte(texte_id)['titre'])}. "
        f"Consulté le <span data-aujourdhui>(date de consultation)</span>. "
        f'<a href="{esc(liens.page(STATUT_DES_TEXTES))}">Ce que vaut ce texte aujourd’hui</a>.{corriger}</p>'
    )
