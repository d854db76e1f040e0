"""The list of the files to download, with what each is for.

Knows: the names that scripts.exports gives to the files.
Ignores: their content.
Used by: scripts.macros_formation, scripts.exports, tests.
"""

from __future__ import annotations

from explorer.rendu.html import Liens, esc

DOSSIER = "semaine/fichiers"
FICHIERS = {
    "quiz-moodle.xml": (
        "Moodle XML",
        "Pour Moodle : une catégorie par thème, une explication par réponse.",
    ),
    "quiz.gift": ("GIFT", "Pour Moodle et d’autres plateformes ; se lit comme un texte."),
    "quiz-scorm12.zip": (
        "SCORM 1.2",
        "Pour toute plateforme : vingt questions tirées à chaque essai, un score rendu.",
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
