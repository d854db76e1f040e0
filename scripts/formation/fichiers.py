"""The list of the files to download, with what each is for.

Knows: the names that scripts.exports gives to the files, which text each package is about.
Ignores: their content.
Used by: scripts.macros_formation, scripts.exports, tests.
"""

from __future__ import annotations

from typing import NamedTuple

from explorer.exports.scorm import NOMBRE
from explorer.rendu.html import Liens, esc

DOSSIER = "semaine/fichiers"


class Paquet(NamedTuple):
    """A SCORM package: who works in a CPAS is not marked on the subsidies of another service."""

    ident: str
    titre: str
    texte: str


PAQUETS = {
    "quiz-scorm12.zip": Paquet(
        "protocole-aj-cpas-quiz", "Quiz : protocole AJ/CPAS", "protocole-2012"
    ),
    "quiz-protutelles-scorm12.zip": Paquet(
        "protutelles-quiz", "Quiz : services de protutelle", "arrete-2018"
    ),
}
FICHIERS = {
    "quiz-moodle.xml": (
        "Moodle XML",
        "Pour Moodle : une catégorie par thème, une explication par réponse.",
    ),
    "quiz.gift": ("GIFT", "Pour Moodle et d’autres plateformes ; se lit comme un texte."),
    "quiz-scorm12.zip": (
        "SCORM 1.2, protocole",
        f"Pour toute plateforme : {NOMBRE} questions sur le protocole, tirées à chaque essai. Le "
        "meilleur score est rendu ; revoir ses fautes ne le change pas.",
    ),
    "quiz-protutelles-scorm12.zip": (
        "SCORM 1.2, protutelles",
        "Le même, avec les questions sur l’arrêté, pour les services de protutelle.",
    ),
    "quiz.apkg": (
        "Anki",
        "Un paquet de cartes pour réviser un peu chaque jour. Une mise à jour garde votre "
        "historique.",
    ),
    "quiz-anki.tsv": (
        "Cartes en texte (TSV)",
        "Les mêmes cartes, à importer dans Anki ou ailleurs.",
    ),
    "quiz.csv": ("Tableur (CSV)", "Une ligne par réponse, pour relire ou préparer une feuille."),
    "puis-je.csv": (
        "« Puis-je dire que… » (CSV)",
        "Les questions, la réponse, le statut et la phrase citée.",
    ),
}


def render_files(liens: Liens) -> str:
    lignes = "".join(
        f'<li><a href="{liens.page(f"{DOSSIER}/{nom}")}" download data-sans-swup>{esc(titre)}</a> '
        f"(<code>{nom}</code>). {esc(texte)}</li>"
        for nom, (titre, texte) in FICHIERS.items()
    )
    return f'<ul class="semaine-fichiers">{lignes}</ul>'
