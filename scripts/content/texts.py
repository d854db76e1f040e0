"""The texts, page by page and phrase by phrase: exact words, anchors, references, what rests on each.

Knows: how a unit of a text is set on a page.
Ignores: where the pages are written.
Used by: scripts.content.all_pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from explorer.corpus import Corpus
from explorer.rendu.correction import correction_address
from explorer.rendu.html import Liens, esc
from scripts.content.cited import Cited
from scripts.content.notices import notices_here, state_of_text
from scripts.content.page import Generated, agir, neighbours
from scripts.edition import Edition, Page, walk

ROLES = {
    "regle": ("Règle", "une réponse de ce site s’appuie sur cette phrase"),
    "definition": ("Définition", "cette phrase dit ce qu’un mot désigne"),
    "contexte": ("Contexte", "cette phrase explique, sans rien imposer"),
    "sans-effet": ("Sans effet ici", "cette phrase ne change aucune réponse"),
}
USES = {  # by page, else by text
    "protocole-2012": ("orienter/index.html", "Que faire dans une situation"),
    "arrete-2018": ("protutelle/index.html", "Ce que fait le service"),
    "art-4": ("protutelle/rapports.html", "Calculer les dates des rapports"),
    "art-5": ("protutelle/calcul.html", "Calculer l’effectif"),
    "art-6": ("protutelle/calcul.html", "Calculer la subvention"),
}


def pages(edition: Edition, cited: Cited) -> list[Generated]:
    """One page a chapter and one an article, in reading order, for each text."""
    found: list[Generated] = []
    for texte in edition.data["textes"].values():
        mine = [page for page in edition.pages if page.texte["id"] == texte["id"]]
        found += neighbours([text_page(edition, cited, page) for page in mine])
    return found


def text_page(edition: Edition, cited: Cited, page: Page) -> Generated:
    setting = Setting(page, cited, Liens("../../"), edition.corpus)
    corps = "".join(setting.unit(page.unite, 1))
    titre = short_title(page)
    poids = 2.5 if setting.spoken else 0.5
    return Generated(
        page.chemin,
        titre,
        f"<h1>{esc(titre)}</h1>{setting.head()}{use(edition, page)}{notices_here(edition, page)}"
        f'<div class="texte" data-poids="{poids}" data-mots="{esc(headings(page))}">{corps}</div>'
        f"{setting.rests()}{state_of_text(edition, page)}",
        f"{page.texte['titre']} : {page.unite['reference']}, mot à mot.",
        {"porte": "Les textes", "parents": parents(page), "cote": contents(edition, page.texte)},
    )


def use(edition: Edition, page: Page) -> str:
    """Where the page is put to use: the one thing that a reader in a hurry came for."""
    flux = next(
        (f for f in edition.flux.values() if page.unite["id"] == f"schema-{f['schema']}"), None
    )
    if flux:
        return agir((f"../../orienter/etat/{flux['id']}/debut.html", "Suivre ce schéma pas à pas"))
    usage = USES.get(page.unite["id"]) or USES.get(page.texte["id"])
    return agir((f"../../{usage[0]}", usage[1])) if usage else ""


def headings(page: Page) -> str:
    """The titles of the page's units: the words by which it should be found."""
    return " ".join(u.get("titre") or u.get("intitule", "") for u in walk(page.unite))


def contents(edition: Edition, texte: Mapping[str, Any]) -> dict[str, Any]:
    """The pages of one text, for the column beside it."""
    liens = [
        {"url": page.chemin, "titre": short_title(page), "sous": bool(page.parents)}
        for page in edition.pages
        if page.texte["id"] == texte["id"]
    ]
    debut = {
        "url": f"textes/{texte['id']}/index.html",
        "titre": "Sommaire et état du texte",
        "sous": False,
    }
    return {"titre": texte["abrege"], "liens": [debut, *liens]}


def short_title(page: Page) -> str:
    """With its number for an article or a lettered part: « Art. 5. Normes d’effectif »."""
    numero = page.unite.get("numero", "").strip(" |.-:")
    return f"{numero}. {page.titre}" if numero and not page.titre.startswith(numero) else page.titre


def parents(page: Page) -> list[dict[str, str]]:
    chemin = f"textes/{page.texte['id']}"
    hauts = [(f"{chemin}/index.html", page.texte["abrege"])]
    hauts += [
        (f"{chemin}/{parent['id']}.html", parent["reference"][:1].upper() + parent["reference"][1:])
        for parent in page.parents
        if parent.get("page") or parent in page.texte["unites"]
    ]
    return [{"url": url, "titre": titre} for url, titre in hauts]


class Setting:
    """Sets the units of one page; keeps the phrases met, for the list of what rests on them."""

    def __init__(self, page: Page, cited: Cited, liens: Liens, corpus: Corpus) -> None:
        self.page, self.cited, self.liens, self.corpus = page, cited, liens, corpus
        self.met: list[tuple[str, str]] = []
        self.numbers: list[str] = []
        self.spoken = False  # a page of headings only is not what one searches

    def head(self) -> str:
        texte, unite = self.page.texte, self.page.unite
        schema = unite["type"] == "schema"
        vue = (
            f' <a href="{self.liens.page("textes/" + unite["id"] + ".html")}">Voir ce schéma en une page et en dessin</a>.'
            if schema
            else ""
        )
        return (
            f'<p class="reference-page">{esc(texte["abrege"])}, {esc(unite["reference"])}. '
            f"Mots exacts du texte ; les titres entre crochets sont de cette édition.{vue}</p>"
        )

    def unit(self, unite: Mapping[str, Any], level: int, rank: int = 2) -> Iterator[str]:
        """One unit and its children; `rank` is that of the next heading, so that none is skipped."""
        if level > 1 and unite.get("page"):
            yield self.link_to_page(unite)
            return
        yield f'<div class="unite unite-{esc(unite["type"])}" id="{esc(unite["id"])}">'
        heading = self.heading(unite, level, rank)
        yield heading
        if unite.get("note"):
            yield f'<p class="note-edition">{esc(unite["note"])}</p>'
        if unite.get("numero") and not unite.get("intitule"):
            self.numbers.append(unite["numero"])  # printed before the first words that follow
        for phrase in unite.get("phrases", ()):
            yield self.phrase(unite, phrase)
        for enfant in unite.get("unites", ()):
            yield from self.unit(enfant, level + 1, rank + heading.startswith("<h"))
        yield "</div>"

    def link_to_page(self, unite: Mapping[str, Any]) -> str:
        numero = unite.get("numero", "").strip(" |.-")
        titre = unite.get("intitule") or unite.get("titre") or unite["reference"]
        return (
            f'<p class="vers-page"><a href="{esc(unite["id"])}.html">'
            f"{esc(numero + ' · ' if numero else '')}{esc(titre)}</a></p>"
        )

    def heading(self, unite: Mapping[str, Any], level: int, rank: int) -> str:
        intitule, titre = unite.get("intitule"), unite.get("titre")
        balise = f"h{min(rank, 4)}" if level > 1 else "p"
        numero = (
            f'<span class="phrase-numero">{esc(unite["numero"])}</span> '
            if unite.get("numero")
            else ""
        )
        if intitule:
            ancre = f"{unite['id']}-intitule"
            ref = f"{self.page.texte['id']}#{ancre}"
            self.met.append((ref, unite["reference"] + ", intitulé"))
            return (
                f'<{balise} class="intitule" id="{esc(ancre)}">{numero}{esc(intitule)} '
                f"{self.copy(ancre, unite['reference'] + ', intitulé')}</{balise}>"
            )
        if titre and level > 1:
            return f'<{balise} class="titre-edition">[{esc(titre)}]</{balise}>'
        return ""

    def phrase(self, unite: Mapping[str, Any], phrase: Mapping[str, Any]) -> str:
        ancre, reference = phrase["id"], unite["reference"]
        self.spoken = True
        self.met.append((f"{self.page.texte['id']}#{ancre}", reference))
        devant = "".join(f'<span class="phrase-numero">{esc(n)}</span> ' for n in self.numbers)
        self.numbers.clear()
        return (
            f'<p class="phrase role-{esc(phrase["role"])}" id="{esc(ancre)}">{devant}{esc(phrase["texte"])} '
            f"{self.copy(ancre, reference)}{self.notes(ancre, phrase)}</p>"
        )

    def copy(self, ancre: str, reference: str) -> str:
        entiere = f"{self.page.texte['abrege']}, {reference}"
        return (
            f'<a class="renvoi" href="#{esc(ancre)}" data-reference="{esc(entiere)}">'
            f'<span aria-hidden="true">§</span><span class="sr">Copier la référence et le lien : {esc(entiere)}</span></a>'
        )

    def notes(self, ancre: str, phrase: Mapping[str, Any]) -> str:
        mot, raison = ROLES[phrase["role"]]
        precision = f" : {phrase['raison']}" if phrase.get("raison") else ""
        morceaux = [f'<span class="role" title="{esc(raison)}">{mot}{esc(precision)}</span>']
        adresse = correction_address(self.corpus, self.liens, f"{self.page.texte['id']}#{ancre}")
        morceaux.append(
            f'<a class="corriger" href="{esc(adresse)}">Corriger'
            '<span class="sr"> : proposer une correction de cette phrase</span></a>'
        )
        compte = self.cited.summary(f"{self.page.texte['id']}#{ancre}")
        if compte:
            morceaux.append(f'<a href="#cite-{esc(ancre)}">{esc(compte)}</a>')
        return f'<span class="phrase-notes">{"".join(morceaux)}</span>'

    def rests(self) -> str:
        """« Ce qui repose sur cette page »: from each phrase to the answers."""
        blocs = []
        for ref, reference in self.met:
            items = self.cited.items(ref)
            if not items:
                continue
            ancre = ref.partition("#")[2]
            liste = "".join(f"<li>{item.html(self.corpus, self.liens)}</li>" for item in items)
            blocs.append(
                f'<details class="repose"><summary>{esc(reference[:1].upper() + reference[1:])} '
                f"({len(items)})</summary>"
                f'<p><a href="#{esc(ancre)}">Revenir à la phrase</a></p>'
                f'<ul id="cite-{esc(ancre)}">{liste}</ul></details>'
            )
        if not blocs:
            return ""
        return f'<h2 id="repose">Ce qui repose sur ces phrases</h2>{"".join(blocs)}'
