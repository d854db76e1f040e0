"""How a page for families is set: paragraphs with their source, help lines, the way to leave quickly.

Knows: the keys of a paragraph (citations, comme, silence, hors_texte, de_nous).
Ignores: which pages there are (scripts.content.families).
Used by: scripts.content.families.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from explorer.francais import date_longue
from explorer.rendu.html import Liens, esc
from scripts.edition import Edition
from scripts.ledger import cited_refs

QUITTER = "https://www.meteo.be/fr/"  # a public weather site: nothing there tells what was read before
Paragraphe = Mapping[str, Any]


class Setting:
    """Sets one page; remembers which text its quotations come from, to name « le texte » at the top."""

    def __init__(self, edition: Edition, liens: Liens, addresses: Mapping[str, str]) -> None:
        self.edition, self.corpus, self.liens, self.addresses = edition, edition.corpus, liens, addresses
        self.textes: Counter[str] = Counter()

    def page(self, chemin: str, titre: str, resume: str, corps: str, fin: str = "", sur_titre: str = "") -> str:
        """The whole article; `corps` has been set before, so that the text it rests on is known."""
        haut = f'<p class="sur-titre">{esc(sur_titre)}</p>' if sur_titre else ""
        chapeau = f'<p class="chapeau">{esc(resume)}</p>' if resume else ""
        return (
            f'<div class="famille" data-poids="1.3" data-mots="famille familles parent parents jeune enfant">'
            f"{self.exit()}{haut}<h1>{esc(titre)}</h1>{chapeau}{corps}{self.helps()}{fin}{self.foot(chemin)}</div>"
        )

    def exit(self) -> str:
        return (
            '<p class="quitter-place"><a class="quitter" data-quitter data-sans-swup rel="noreferrer noopener external" '
            f'href="{QUITTER}">Quitter vite cette page</a></p>'
        )

    def section(self, ident: str, titre: str, paragraphes: list[Paragraphe], liste: bool = False) -> str:
        balise = "li" if liste else "p"
        lignes = "".join(self.paragraph(balise, paragraphe) for paragraphe in paragraphes)
        corps = f"<ul>{lignes}</ul>" if liste else lignes
        return f'<section class="famille-partie" id="{esc(ident)}"><h2>{esc(titre)}</h2>{corps}{self.sources(paragraphes)}</section>'

    def paragraph(self, balise: str, paragraphe: Paragraphe) -> str:
        classe = ' class="silence"' if "silence" in paragraphe else ""
        return f"<{balise}{classe}>{esc(paragraphe['texte'])}</{balise}>"

    def sources(self, paragraphes: list[Paragraphe]) -> str:
        """« La phrase du texte »: folded on screen, printed in small under the part."""
        lignes = list(dict.fromkeys(ligne for paragraphe in paragraphes for ligne in self.source_lines(paragraphe)))
        if not lignes:
            return ""
        cite = any(key in p for p in paragraphes for key in ("citations", "comme"))
        titre = ("Les phrases du texte" if len(lignes) > 1 else "La phrase du texte") if cite else "D’où cela vient"
        return f'<details class="phrase-texte"><summary>{titre}</summary><ul><li>{"</li><li>".join(lignes)}</li></ul></details>'

    def source_lines(self, paragraphe: Paragraphe) -> Iterator[str]:
        for citation in citations(self.edition, paragraphe):
            yield self.quotation(citation)
        for name in paragraphe.get("silence", ()):
            yield self.silence(name)
        for kind, name in paragraphe.get("hors_texte", {}).items():
            yield from self.outside(kind, name)

    def quotation(self, citation: Mapping[str, str]) -> str:
        phrase = self.corpus.phrase(citation["phrase"])
        self.textes[phrase.texte_id] += 1
        reference = f"{self.corpus.texte(phrase.texte_id)['abrege']}, {phrase.reference}"
        return f'« {esc(citation["extrait"])} » <a href="{esc(self.liens.phrase(phrase))}">{esc(reference)}</a>'

    def silence(self, name: str) -> str:
        if name in self.corpus.suites:
            titre = self.corpus.suite(name)["titre"]
            return f'Le texte n’en dit rien : <a href="{esc(self.suite_address(name))}">{esc(titre)}</a>'
        lecture = self.corpus.lecture(name)
        dit = "Le texte n’en dit rien" if lecture["statut"] == "muet" else "Le texte n’est pas clair"
        return f'{dit} : <a href="{esc(self.liens.lecture(name))}">{esc(lecture["titre"])} ({esc(name)})</a>'

    def outside(self, kind: str, name: str) -> Iterator[str]:
        """A fact that is not in the two texts, with where it was read and when."""
        fiche = self.corpus.lecture(name)["sources"][:1] if kind == "lecture" else [self.corpus.acteur(name)["actuel"]]
        for source in fiche:
            titre = source.get("source") or source["texte"]
            lien = f'<a href="{esc(source["url"])}" rel="external noopener noreferrer">{esc(titre)}</a>'
            yield f"Hors du texte : {lien} (vu le {day(source['date'])})"

    def suite_address(self, name: str) -> str:
        return self.liens.page(self.addresses.get(name, "orienter/index.html"))

    def words(self, ids: Iterable[str]) -> str:
        termes = {terme["id"]: terme for terme in self.edition.data["lexique"]}
        lignes = "".join(
            f"<div><dt>{esc(termes[i]['terme'])}</dt><dd>{esc(termes[i]['mots_simples'])}</dd></div>" for i in ids
        )
        return f'<section class="famille-partie famille-mots"><h2>Les mots de cette page</h2><dl>{lignes}</dl></section>' if lignes else ""

    def professionals(self, entree: Mapping[str, Any]) -> str:
        """The same moment as the services read it: their suites and questions, by link."""
        noms = [(n, self.corpus.suite(n)["titre"]) for n in entree["suites"]]
        noms += [(n, self.corpus.question(n)["texte"]) for n in entree["questions"]]
        lignes = "".join(f'<li><a href="{esc(self.suite_address(n))}">{esc(titre)}</a></li>' for n, titre in noms)
        return (
            '<details class="phrase-texte sans-impression"><summary>Ce que lisent les professionnels</summary>'
            f"<ul>{lignes}</ul></details>"
        )

    def helps(self) -> str:
        lignes = "".join(help_line(aide) for aide in self.edition.data["familles"]["aides"])
        traces = self.liens.page("familles/traces.html")
        return (
            f'<section class="famille-partie famille-aides" id="aides"><h2>Où demander de l’aide</h2><ul>{lignes}</ul>'
            f'<p class="sans-impression"><a href="{esc(traces)}">Effacer mes traces sur cet appareil</a></p></section>'
        )

    def foot(self, chemin: str) -> str:
        """What « le texte » is; in print, also where this page stands on the site."""
        nom = (self.textes.most_common(1) or [("protocole-2012", 0)])[0][0]
        quoi = (
            "« Le texte », sur cette page, c’est l’arrêté de 2018 sur les protutelles. Un arrêté est une règle officielle."
            if nom == "arrete-2018"
            else "« Le texte », sur cette page, c’est le protocole de 2012. Il dit comment les services travaillent ensemble."
        )
        return (
            f'<p class="famille-pied">{quoi} <span class="a-imprimer">Site Protocole AJ / CPAS, page {esc(chemin)}, '
            f"données {esc(self.corpus.version)}. Seuls les textes publiés font foi.</span></p>"
        )


def citations(edition: Edition, paragraphe: Paragraphe) -> Iterator[Mapping[str, str]]:
    """The quotations of a paragraph: its own, then those it borrows from a suite or a question."""
    yield from paragraphe.get("citations", ())
    for name in paragraphe.get("comme", ()):
        yield from quoted(borrowed(edition, name))


def borrowed(edition: Edition, name: str) -> Any:
    """`suite/champ` or `suite/champ.rang`, as the data of the professionals' flows."""
    part, _, field = name.partition("/")
    key, _, rank = field.partition(".")
    corpus = edition.corpus
    value = (corpus.suites.get(part) or corpus.question(part))[key]
    return value[int(rank)] if rank else value


def quoted(value: Any) -> Iterator[Mapping[str, str]]:
    """Every `{phrase, extrait}` under a value, in order."""
    if isinstance(value, list):
        for inner in value:
            yield from quoted(inner)
    elif isinstance(value, Mapping) and "extrait" in value:
        yield value
    elif isinstance(value, Mapping) and any(cited_refs(value)):
        for inner in value.values():
            yield from quoted(inner)


def help_line(aide: Mapping[str, Any]) -> str:
    """One help: when, what, how to reach it, and who says so, checked on which day."""
    nom = f"<strong>{esc(aide['nom'])}</strong>"
    if aide["numero"]:
        nom = f'<a class="appel" href="tel:{esc(aide["numero"])}">{nom}</a>'
    site = f' <a href="{esc(aide["site"])}" rel="external noopener noreferrer">{esc(bare(aide["site"]))}</a>.' if aide["site"] else ""
    return (
        f'<li>{nom} : {esc(lower(aide["quand"]))} {esc(aide["quoi"])}{site} '
        f'<span class="aide-source">Source : <a href="{esc(aide["url"])}" rel="external noopener noreferrer">{esc(aide["source"])}</a>, '
        f"vérifiée le {day(aide['verifie_le'])}.</span></li>"
    )


def bare(url: str) -> str:
    return url.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def day(iso: str) -> str:
    return date_longue(date.fromisoformat(iso))
