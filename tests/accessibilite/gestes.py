"""The states that only a script makes: what to press to reach each of them.

Knows: the gestures that lead there, the element that shows it is reached.
Ignores: what is checked then.
"""

from __future__ import annotations

from dataclasses import dataclass

from playwright.async_api import Page

QUIZ = "semaine/quiz/schema-1.html"
JOUER = ("presser", ".quiz-commandes .bouton-principal")
SUIVANTE = ("presser", ".quiz-jeu p > .bouton-principal")
REPONDRE = (
    ("presser", ".quiz-formulaire input >> nth=-1"),
    ("presser", ".quiz-formulaire button"),
)


@dataclass(frozen=True)
class Etat:
    """A page, the gestures on it, and what must then be visible; `python` lets the runtime start, and fail."""

    path: str
    gestes: tuple[tuple[str, ...], ...]
    montre: str
    python: bool = False


ETATS = {
    "menu ouvert": Etat("index.html", (("presser", ".bouton-menu"),), "#menu a"),
    "pages trouvées": Etat(
        "recherche.html", (("taper", "#recherche-page-champ", "secret"),), ".resultats a"
    ),
    "aucune page trouvée": Etat(
        "recherche.html",
        (("taper", "#recherche-page-champ", "xylophonique"),),
        "#recherche-resultats :is(p, li)",
    ),
    "note d’un mot": Etat("familles/accord.html", (("viser", "main a.mot"),), ".bulle"),
    "référence copiée": Etat(
        "textes/arrete-2018/art-5.html", (("presser", "a.renvoi[data-reference]"),), ".copie"
    ),
    "référence d’une correction": Etat(
        "pages/correction.html#ref=art.%205", (), "#correction-texte >> text=art. 5"
    ),
    "parties dépliées": Etat("orienter/parcours-cpas-vers-saj.html", (("déplier",),), "main"),
    "question du quiz": Etat(QUIZ, (JOUER,), ".quiz-formulaire"),
    "quiz sans réponse": Etat(
        QUIZ, (JOUER, ("presser", ".quiz-formulaire button")), ".quiz-jeu .erreur-champ"
    ),
    "correction du quiz": Etat(QUIZ, (JOUER, *REPONDRE), ".quiz-jeu .quiz-explications"),
    "fin du quiz": Etat(
        "semaine/quiz.html#melange=salle&nombre=5&theme=secret&role=cpas",
        (*(*REPONDRE, SUIVANTE) * 5,),
        ".quiz-garder button",
    ),
    "étapes gardées": Etat(
        "semaine/secret.html",
        (("presser", ".semaine-suivi button"),),
        ".semaine-suivi .bouton-principal",
    ),
    "projection": Etat(
        "former/cas/*.html",
        (
            ("presser", ".projection-entrer"),
            ("presser", "button.projection-pas:text-matches('Révéler|Suivant')"),
        ),
        ".ecran.ici",
    ),
    "hors ligne proposé": Etat("pages/hors-ligne.html", (), ".hors-ligne-etat"),
    "Python absent": Etat("protutelle/calcul.html", (), ".panne button", python=True),
}


async def reach(page: Page, etat: Etat) -> None:
    """Do the gestures, wait for what they show. Playwright's own error names the one that fails."""
    for geste in etat.gestes:
        await _do(page, *geste)
    await page.locator(etat.montre).first.wait_for()


async def _do(page: Page, verbe: str, cible: str = "", texte: str = "") -> None:
    if verbe == "déplier":
        await page.evaluate(
            "document.querySelectorAll('details').forEach((d) => { d.open = true; })"
        )
        return
    element = page.locator(cible).first
    if verbe == "presser":
        await element.click()
    elif verbe == "taper":
        await element.fill(texte)
    elif verbe == "viser":
        await element.focus()
