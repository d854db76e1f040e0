"""Reading back a fragment of HTML: well-formedness, headings, links, text."""

from __future__ import annotations

from html.parser import HTMLParser

VIDES = {"br", "hr", "img", "input", "meta", "link"}


class Page(HTMLParser):
    """A strict enough reader: every opened element is closed, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pile: list[str] = []
        self.balises: list[tuple[str, dict[str, str]]] = []
        self.titres: list[tuple[int, str]] = []
        self.textes: list[str] = []
        self._titre: list[str] | None = None
        self.feed(html)
        self.close()
        assert not self.pile, f"éléments jamais fermés : {self.pile}"

    def handle_starttag(self, tag, attrs):
        self.balises.append((tag, {nom: valeur or "" for nom, valeur in attrs}))
        if tag not in VIDES:
            self.pile.append(tag)
        if tag in ("h1", "h2", "h3", "h4", "h5"):
            self._titre = []

    def handle_endtag(self, tag):
        assert self.pile and self.pile[-1] == tag, f"</{tag}> ferme {self.pile[-1:]}"
        self.pile.pop()
        if self._titre is not None and tag in ("h1", "h2", "h3", "h4", "h5"):
            self.titres.append((int(tag[1]), " ".join("".join(self._titre).split())))
            self._titre = None

    def handle_data(self, data):
        self.textes.append(data)
        if self._titre is not None:
            self._titre.append(data)

    @property
    def texte(self) -> str:
        return " ".join("".join(self.textes).split())

    def liens(self, classe: str | None = None) -> list[dict[str, str]]:
        return [
            attributs
            for balise, attributs in self.balises
            if balise == "a" and (classe is None or classe in attributs.get("class", "").split())
        ]
