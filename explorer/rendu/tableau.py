"""The frame of a wide table: it scrolls inside itself and is reached by keyboard.

Used by: explorer.rendu.graphique, .protutelle, .protutelle_options, .rapports.
"""

from __future__ import annotations

OUVRIR = '<div class="tableau" tabindex="0" role="group" aria-label="Tableau">'
FERMER = "</div>"
