"""How the pages for families are read: sentences, words, hard words and what explains them.

A sentence ends at « . », « ? » or « ! ». A word is what stands between two spaces and holds a
letter or a digit: « l’accord » is one word, « : » is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

END = re.compile(r"(?<=[.?!])\s+")
QUOTED = re.compile(r"«[^»]*»")
WORD = re.compile(r"[a-zàâäçéèêëîïôöùûüœ]+(?:-[a-zàâäçéèêëîïôöùûüœ]+)*", re.I)
PARTIES = ("veut_dire", "demander", "ensuite", "silences")

# Never said by us, not even once: between « » they are the words of the text.
JARGON = (
    r"usagers?|bénéficiaires?|mandatée?s?|agréée?s?|objectiv\w+|instances?|modalités?|préalables?"
    r"|dispositifs?|partenaires?|partenariat|acteurs?|supplétive|subsidiaire|complémentaire"
    r"|résiduelle|procédures?|investigations?|signalements?|mineurs?|intervenants?|concertation"
    r"|déontologi\w+|octr\w+|ratifi\w+|collégiale?s?|compétences?|prise en charge"
    r"|agents? traitants?|problématique|entité|orienter|orienté\w*|thématique"
    r"|adhésion|aide contrainte|aide consentie"
)
# Hard words that a family will hear: allowed where the same page says what they mean.
EXPLAINED = {
    r"référents?": r"qui répond|répond quand",
    r"délégués?": r"personne du SAJ|travaille au SAJ",
    r"(?-i:Conseiller)": r"responsable s’appelle le Conseiller|Conseiller dirige"
    r"|Le Conseiller décide|Conseiller (?:ou le Directeur )?décide",
    r"(?-i:Directeur)": r"s’appelle le Directeur|Directeur (?:du SPJ )?l.{1,3}applique|décide",
    r"clôturée?s?": r"veut dire (?:: )?fini",
    r"accusé de réception": r"bien reçu",
    r"mesures?": r"ce que le juge a décidé",
    r"réorientation": r"un autre service",
    r"collaboration": r"travailler ensemble",
    r"interpeller": r"c’est-à-dire",
    r"consulter|consultée?s?": r"demander votre avis|décisions|avant",
    r"partage": r"parl|donne une information|se dire|partager",
    r"rapports?": r"raconte des (?:faits|difficultés)|écrit",
    r"enquête sociale": r"questions",
    r"protuteurs?": r"adulte choisi",
    r"mandats?": r"c’est la demande",
    r"historique": r"liste des pages vues",
    r"navigateur": r"l’application pour aller sur internet",
    r"juridique": r"sur vos droits|vos droits",
    r"programme d’aide": r"plan d’aide",
    r"permanence": r"sans être déjà suivi",
    r"tribunal": r"un juge pour les jeunes",
    r"secret professionnel": r"ne répètent pas|ne peut pas répéter",
}


class Dit(NamedTuple):
    """Something a page says: the page, and the words."""

    page: str
    texte: str


def said(familles: Mapping[str, Any]) -> Iterator[Dit]:
    """Every sentence-bearing text of the pages, titles included."""
    for page in familles["pages"]:
        for texte in (page["titre"], page["court"], page["resume"]):
            yield Dit(page["id"], texte)
        for section in page["sections"]:
            yield Dit(page["id"], section["titre"])
            yield from (Dit(page["id"], p["texte"]) for p in section["contenu"])
    for entree in familles["on-me-dit"]:
        yield Dit(entree["id"], entree["titre"])
        for partie in PARTIES:
            yield from (Dit(entree["id"], p["texte"]) for p in entree[partie])


def sentences(texte: str) -> list[str]:
    return [phrase for phrase in END.split(texte) if WORD.search(phrase)]


def length(phrase: str) -> int:
    """Number of words of a sentence."""
    return sum(bool(re.search(r"\w", morceau)) for morceau in phrase.split())


def words(texte: str) -> Iterator[str]:
    """The words in lower case, elisions cut: « l’accord » gives « l », « accord »."""
    yield from (mot.lower() for mot in WORD.findall(texte.replace("’", " ")))


def paragraphs(familles: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every paragraph with the page it stands on."""
    for page in familles["pages"]:
        for section in page["sections"]:
            yield from ((page["id"], p) for p in section["contenu"])
    for entree in familles["on-me-dit"]:
        for partie in PARTIES:
            yield from ((entree["id"], p) for p in entree[partie])
