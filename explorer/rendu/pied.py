"""The foot of a result: what always holds, version of the data, text applied, date of the print.

Used by: explorer.vues.protutelle, explorer.vues.rapports, explorer.rendu.orientation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from explorer.corpus import Corpus
from explorer.rendu.correction import render_correction
from explorer.rendu.html import Liens, esc

STATUT_DES_TEXTES = "textes/statut.html"


def render_foot(
    corpus: Corpus,
    liens: Liens,
    texte_id: str,
    reference: str = "",
    avis: Iterable[Mapping[str, str]] = (),
) -> str:
    """What a printed page needs to be checked later; the date of today is written by the page
    itself. `reference`: what a proposal of correction would be about (`suite x`); `avis`: what the
    reader must know whatever the answer.
    """
    corriger = ""
    if reference:
        lien = render_correction(corpus, liens, reference)
        corriger = f' <span class="sans-impression">{lien}.</span>'
    statut = f'<a href="{esc(liens.page(STATUT_DES_TEXTES))}">Ce que vaut ce texte aujourd’hui</a>.'
    phrases = " ".join(_notice(un) for un in avis)
    pied = ""
    if phrases:
        sur_ecran = f'<span class="sans-impression">{statut}</span>'
        pied, statut = f'<p class="avis-pied sans-mots">{phrases} {sur_ecran}</p>', ""
    return (
        f'{pied}<p class="version">Le lien de cette page contient vos réponses et la version des '
        "données, rien "
        f"d’autre. Données : version {esc(corpus.version)} (empreinte "
        f"{esc(corpus.empreinte[:12])}). "
        f"Texte appliqué : {esc(corpus.texte(texte_id)['titre'])}. "
        f"Consulté le <span data-aujourdhui>(date de consultation)</span>."
        f"{statut and f' {statut}'}{corriger}</p>"
    )


def _notice(avis: Mapping[str, str]) -> str:
    """The sentence; the number to call, if there is one, is a link that a telephone dials."""
    texte, numero = esc(avis["texte"]), esc(avis.get("numero", ""))
    if not numero:
        return texte
    return texte.replace(numero, f'<a href="tel:{numero}">{numero}</a>')
