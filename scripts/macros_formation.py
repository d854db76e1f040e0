"""The macros of the first week, the quiz, the sheets, « puis-je dire » and the files to download.

Knows: the names that the prose calls.
Ignores: what they show (scripts.formation).
Used by: scripts.macros, which calls `define`.
"""

from __future__ import annotations

from typing import Any

from explorer.francais import pluriel
from explorer.rendu.html import Liens
from scripts.edition import Edition
from scripts.formation import Formation, fichiers, parcours, puis_je, quiz, reflexes


def define(env: Any, edition: Edition) -> None:
    """Declare the macros; every one takes `base`, the way back from its page to the root
    (`"../"`).
    """
    formation = Formation(edition.corpus, edition.data)

    @env.macro
    def semaine_etapes(base: str = "../") -> str:
        return parcours.render_steps(formation, Liens(base))

    @env.macro
    def semaine_suivi() -> str:
        return parcours.render_progress(formation)

    @env.macro
    def semaine_etape(ident: str, base: str = "../") -> str:
        return parcours.render_step(formation, ident, Liens(base))

    @env.macro
    def quiz_accueil(base: str = "../") -> str:
        return quiz.render_start(formation, Liens(base))

    @env.macro
    def quiz_theme(ident: str, base: str = "../../") -> str:
        return quiz.render_theme(formation, ident, Liens(base))

    @env.macro
    def quiz_nombre() -> str:
        return pluriel(len(formation.questions), "question")

    @env.macro
    def fiches_liste(base: str = "../") -> str:
        return reflexes.render_list(formation, Liens(base))

    @env.macro
    def fiche_reflexe(ident: str, base: str = "../../") -> str:
        return reflexes.render_sheet(formation, ident, Liens(base))

    @env.macro
    def puis_je_dire(base: str = "../") -> str:
        return puis_je.render_all(formation, Liens(base))

    @env.macro
    def formation_fichiers(base: str = "../") -> str:
        return fichiers.render_files(Liens(base))
