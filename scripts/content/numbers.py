"""The numbers without a script: the table from 1 to 200 mandats and its curves, at the day of the edition.

Knows: which page shows them.
Ignores: the rules (explorer.protutelle) and the drawing (explorer.rendu.graphique).
Used by: scripts.content.all_pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from explorer.rendu.graphique import render_charts, render_table
from explorer.rendu.html import Liens, render_lecture
from scripts.content.notices import notices_for
from scripts.content.page import Generated, agir
from scripts.edition import Edition, today


def pages(edition: Edition) -> Iterator[Generated]:
    jour = today()
    yield Generated(
        "protutelle/nombres.html",
        "De 1 à 200 mandats",
        "<h1>De 1 à 200 mandats : effectif et subvention</h1>"
        f"{agir(('calcul.html', 'Calculer pour mon nombre'))}{render_charts(edition.corpus, jour)}<h2>Le tableau</h2>{render_table(edition.corpus, jour)}"
        f"<h2>Les deux lectures</h2>{render_lecture(edition.corpus, 'B02', Liens('../'), 3)}{notices_for(edition, 'protutelle')}",
        "Effectif subventionné et frais de fonctionnement de 1 à 200 mandats agréés, en courbe et en tableau.",
    )
