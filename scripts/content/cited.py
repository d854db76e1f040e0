"""« Cité par »: from a phrase to the questions, suites, calculations, readings and cases that rest on it.

Knows: where each kind of thing is shown on the site.
Ignores: how phrases are set.
Used by: scripts.content.texts, scripts.content.coverage.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from explorer.rendu.html import Liens, esc
from scripts.edition import Edition

GENRES = {
    "question": ("question", "questions"),
    "suite": ("suite", "suites"),
    "calcul": ("calcul", "calculs"),
    "calendrier": ("règle de calendrier", "règles de calendrier"),
    "lecture": ("lecture", "lectures"),
    "cas": ("cas", "cas"),
    "acteur": ("acteur", "acteurs"),
    "mot": ("mot du lexique", "mots du lexique"),
}


class Item(NamedTuple):
    """One thing that cites a phrase: its kind, its title, its address from the root of the site."""

    genre: str
    titre: str
    chemin: str

    def html(self, liens: Liens) -> str:
        mot = GENRES[self.genre][0]
        return f'<span class="repose-genre">{mot[:1].upper() + mot[1:]}</span> : <a href="{esc(liens.page(self.chemin))}">{esc(self.titre)}</a>'


def references(value: Any) -> Iterator[str]:
    """Every phrase cited anywhere inside a piece of data."""
    if isinstance(value, Mapping):
        phrase = value.get("phrase")
        if isinstance(phrase, str) and "#" in phrase:
            yield phrase
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


class Cited:
    """The reverse index of the edition. `addresses`: where each question and suite is first met."""

    def __init__(self, edition: Edition, addresses: Mapping[str, str]) -> None:
        self._index: dict[str, list[Item]] = defaultdict(list)
        for item, value in _things(edition.data, addresses):
            for ref in dict.fromkeys(references(value)):
                self._index[ref].append(item)

    def items(self, ref: str) -> list[Item]:
        return sorted(self._index.get(ref, ()), key=lambda item: list(GENRES).index(item.genre))

    def summary(self, ref: str) -> str:
        """« Cité par 2 questions, 1 suite »; empty when nothing rests on the phrase."""
        comptes: dict[str, int] = defaultdict(int)
        for item in self.items(ref):
            comptes[item.genre] += 1
        mots = [f"{n} {GENRES[genre][n > 1]}" for genre, n in comptes.items()]
        return f"Cité par {', '.join(mots)}" if mots else ""


def _things(data: Mapping[str, Any], addresses: Mapping[str, str]) -> Iterator[tuple[Item, Any]]:
    for flux in data["orientations"].values():
        for question in flux.get("questions", ()):
            yield Item("question", question["texte"], addresses.get(question["id"], "orienter/index.html")), question
        for suite in flux.get("suites", ()):
            yield Item("suite", suite["titre"], addresses.get(suite["id"], "orienter/index.html")), suite
    for bareme in data["baremes"].values():
        yield Item("calcul", bareme.get("titre", bareme["id"]), "protutelle/calcul.html"), bareme
    for nom, regles in data["echeances"].items():
        titre = regles.get("titre", nom) if isinstance(regles, Mapping) else nom
        yield Item("calendrier", titre, "protutelle/rapports.html"), regles
    for lecture in data["lectures"]:
        yield Item("lecture", f"{lecture['id']} · {lecture['titre']}", f"textes/lectures.html#{lecture['id'].lower()}"), lecture
    for fichier, cas in data["cas"].items():
        for un in cas or ():
            yield Item("cas", un.get("titre") or un.get("nom") or un["id"], f"cas/{fichier}.html#{un['id']}"), un
    for acteur in data["acteurs"]:
        yield Item("acteur", acteur["nom"], f"textes/acteurs.html#{acteur['id']}"), acteur
    for terme in data["lexique"]:
        yield Item("mot", terme["terme"], f"textes/lexique.html#{terme['id']}"), terme
