"""« Cité par »: from a phrase to what rests on it, with the address where each thing is shown.

Knows: where each kind of thing stands on the site.
Ignores: how the index is made (scripts.ledger).
Used by: scripts.content.texts, scripts.content.all_pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from explorer.corpus import Corpus
from explorer.francais import pluriel
from explorer.rendu.html import Liens, esc
from scripts.content.addresses import attributes
from scripts.content.reach import paths_by_phrase
from scripts.edition import Edition
from scripts.ledger import Mention

GENRES = {
    "question": ("question", "questions"),
    "porte": ("étape", "étapes"),
    "suite": ("suite", "suites"),
    "flux": ("parcours", "parcours"),
    "bareme": ("calcul", "calculs"),
    "echeance": ("règle de calendrier", "règles de calendrier"),
    "lecture": ("point ouvert", "points ouverts"),
    "cas": ("cas", "cas"),
    "quiz": ("question de quiz", "questions de quiz"),
    "puis-je": ("« puis-je dire »", "« puis-je dire »"),
    "formation": ("exercice", "exercices"),
    "acteur": ("acteur", "acteurs"),
    "lexique": ("mot du lexique", "mots du lexique"),
    "statut": ("note sur l’état du texte", "notes sur l’état du texte"),
    "famille": ("page pour les familles", "pages pour les familles"),
}
FIXED = {
    "bareme": "protutelle/calcul.html",
    "echeance": "protutelle/rapports.html",
    "statut": "textes/statut.html",
    "formation": "former/index.html",
}

TRAINING = {
    "cas-formation": "former/cas/animateur-{}.html",
    "roles": "former/roles.html#{}",
    "parcours": "semaine/index.html",
    "reflexes": "semaine/fiches.html",
}
FAMILIES = {"pages": "familles/{}.html", "on-me-dit": "familles/on-me-dit/{}.html"}


class Item(NamedTuple):
    """One thing that cites a phrase: its kind, its title, its address from the root of the site."""

    genre: str
    titre: str
    chemin: str

    def html(self, corpus: Corpus, liens: Liens) -> str:
        mot = GENRES[self.genre][0]
        return (
            f'<span class="repose-genre">{mot[:1].upper() + mot[1:]} :</span> '
            f"<a {attributes(corpus, liens, self.chemin)}>{esc(self.titre)}</a>"
        )


class Cited:
    """The reverse index of the edition. `addresses`: where each question and suite is first met."""

    def __init__(self, edition: Edition, addresses: Mapping[str, str]) -> None:
        self._index = edition.mentions
        self._addresses = addresses
        self._paths = paths_by_phrase(edition.corpus)
        self._themes = {
            question["id"]: question["theme"]
            for nom, contenu in edition.data["formation"].items()
            if nom.startswith("quiz-")
            for question in contenu["questions"]
        }

    def items(self, ref: str) -> list[Item]:
        found = [Item(m["kind"], self._titre(m), self._chemin(m)) for m in self._index.get(ref, ())]
        return sorted(dict.fromkeys(found), key=lambda item: list(GENRES).index(item.genre))

    def summary(self, ref: str) -> str:
        """« Cité par 2 questions, 1 suite ; sert sur 40 chemins »; empty when nothing rests on it."""
        comptes = Counter(item.genre for item in self.items(ref))
        mots = [f"{n} {GENRES[genre][n > 1]}" for genre, n in comptes.items()]
        chemins = self._paths[ref]
        sert = f" ; sert sur {pluriel(chemins, 'chemin', 'chemins')}" if chemins else ""
        return f"Cité par {', '.join(mots)}{sert}" if mots else ""

    @staticmethod
    def _titre(mention: Mention) -> str:
        if mention["kind"] == "lecture":
            return f"{mention['id']} · {mention['titre']}"
        return str(mention["titre"])

    def _chemin(self, mention: Mention) -> str:
        kind, name = mention["kind"], mention["id"]
        if kind == "formation" and mention.get("fichier") in TRAINING:
            return TRAINING[mention["fichier"]].format(name)
        if kind == "famille":
            return FAMILIES[mention["fichier"]].format("index" if name == "essentiel" else name)
        if kind in FIXED:
            return FIXED[kind]
        pages = {
            "lecture": f"textes/lectures.html#{name.lower()}",
            "acteur": f"textes/acteurs.html#{name}",
            "lexique": f"textes/lexique.html#{name}",
            "quiz": f"semaine/quiz/{self._themes.get(name)}.html#q-{name}",
            "puis-je": f"semaine/puis-je.html#{name}",
            "cas": f"cas/{mention.get('fichier')}.html#{name}",
            "flux": f"orienter/etat/{name}/debut.html",
        }
        return pages.get(kind) or self._addresses.get(name, "orienter/index.html")
