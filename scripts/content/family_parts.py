"""How a page for families is set: paragraphs with their source, help lines, the quick way out.

Knows: the keys of a paragraph (citations, comme, silence, hors_texte, de_nous).
Ignores: which pages there are (scripts.content.families).
Used by: scripts.content.families.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from explorer.francais import date_longue
from explorer.rendu.html import Liens, esc
from scripts.content.addresses import attributes
from scripts.content.page import agir
from scripts.edition import Edition

AILLEURS = "external noopener noreferrer"
DIT = "familles/on-me-dit.html"
# What « le texte » is: in a line under the title, then with its name at the foot.
ICI = {
    "protocole-2012": "« Le texte », ici : des règles de 2012 entre le CPAS et le SAJ ou le SPJ.",
    "arrete-2018": "« Le texte », ici : une règle de 2018 pour les services qui cherchent un protuteur.",
}
TEXTES = {
    "protocole-2012": "Le texte s’appelle : protocole de 2012. Nous n’en avons qu’une partie. "
    "Est-il encore suivi partout ? Nous ne le savons pas : demandez-le au service.",
    "arrete-2018": "Le texte s’appelle : arrêté de 2018 sur les protutelles. "
    "Un arrêté est une règle officielle.",
}
DEMANDER = "demander"  # the part whose questions are said by the reader, word for word
QUI = {
    "famille": ("famille", "familles"),
    "jeune": ("jeune", "jeunes"),
    "professionnel": ("professionnel", "professionnels"),
}
# The flow that sorts the services has no page of its own: its ends are the doors of the site.
PORTES = {
    "depart-protutelle": "protutelle/index.html",
    "depart-hors-protocole": "orienter/index.html",
    "qui-suis-je": "orienter/index.html",
}
Paragraphe = Mapping[str, Any]


class Setting:
    """Sets one page; remembers which text its quotations come from, to name « le texte »."""

    def __init__(self, edition: Edition, liens: Liens, addresses: Mapping[str, str]) -> None:
        self.edition, self.corpus = edition, edition.corpus
        self.liens, self.addresses = liens, addresses
        self.textes: Counter[str] = Counter()

    def page(
        self,
        chemin: str,
        titre: str,
        resume: str,
        corps: str,
        fin: str = "",
        sur_titre: str = "",
        annonce: bool = True,
    ) -> str:
        """The whole article; `corps` has been set before, so that the text it rests on is known."""
        texte = self.text()
        haut = f'<p class="sur-titre">{esc(sur_titre)}</p>' if sur_titre else ""
        classe = " famille-dit" if sur_titre else ""
        ici = f'<span class="famille-texte">{ICI[texte]}</span>' if texte and annonce else ""
        chapeau = f'<p class="chapeau">{esc(resume)}{ici}</p>' if resume or ici else ""
        if not sur_titre and "choix-dits" not in corps and 'class="bouton' not in corps:
            chapeau += agir((self.liens.page(DIT), "Choisir ce que l’on m’a dit"))
        return (
            f'<div class="famille{classe}" data-poids="1.3" '
            'data-mots="famille parents parent jeune enfant">'
            f"{self.exit()}{haut}<h1>{esc(titre)}</h1>{chapeau}{corps}"
            f"{self.helps()}{fin}{self.foot(chemin, texte)}</div>"
        )

    def exit(self) -> str:
        sortie = self.edition.data["familles"]["sortie"]
        return (
            '<p class="quitter-place"><a class="quitter" data-quitter data-sans-swup '
            f'rel="{AILLEURS}" href="{esc(sortie["site"])}">Quitter vite cette page</a></p>'
        )

    def section(
        self, ident: str, titre: str, paragraphes: list[Paragraphe], liste: bool = False
    ) -> str:
        balise = "li" if liste else "p"
        dire = aloud if ident == DEMANDER else esc
        lignes = "".join(f"<{balise}>{dire(p['texte'])}</{balise}>" for p in paragraphes)
        corps = f"<ul>{lignes}</ul>" if liste else lignes
        return (
            f'<section class="famille-partie" id="{esc(ident)}"><h2>{esc(titre)}</h2>'
            f"{corps}{self.sources(paragraphes)}</section>"
        )

    def sources(self, paragraphes: list[Paragraphe]) -> str:
        """« La phrase du texte »: folded on screen, printed in small under the part."""
        cites = list(self.quotations(paragraphes))
        lignes = [*cites, *dict.fromkeys(self.other_lines(paragraphes))]
        if not lignes:
            return ""
        titre = "La phrase du texte" if len(lignes) == 1 else "Les phrases du texte"
        return folded(titre if cites else "D’où cela vient", lignes)

    def quotations(self, paragraphes: list[Paragraphe]) -> Iterator[str]:
        """Each quotation once, with every place where the same words stand."""
        lieux: dict[str, dict[str, None]] = {}
        for paragraphe in paragraphes:
            for citation in citations(self.edition, paragraphe):
                lieux.setdefault(citation["extrait"], {})[self.place(citation["phrase"])] = None
        for extrait, references in lieux.items():
            yield f'<span class="extrait">« {esc(extrait)} »</span> {" ; ".join(references)}'

    def place(self, ref: str) -> str:
        phrase = self.corpus.phrase(ref)
        self.textes[phrase.texte_id] += 1
        abrege = self.corpus.texte(phrase.texte_id)["abrege"]
        return link(self.liens.phrase(phrase), f"{abrege}, {phrase.reference}")

    def other_lines(self, paragraphes: list[Paragraphe]) -> Iterator[str]:
        for paragraphe in paragraphes:
            for name in paragraphe.get("silence", ()):
                yield self.silence(name)
            for kind, name in paragraphe.get("hors_texte", {}).items():
                yield self.outside(kind, name)

    def silence(self, name: str) -> str:
        """Where the site says that the text is silent, or can be read in several ways."""
        if name in self.corpus.suites:
            titre = self.corpus.suite(name)["titre"]
            lien = self.part_link(name, titre)
            return f"Le texte n’en dit rien. Voir ce que ce site dit aux services : « {lien} »"
        lecture = self.corpus.lecture(name)
        muet = lecture["statut"] == "muet"
        dit = "Le texte n’en dit rien" if muet else "Le texte n’est pas clair"
        titre = f"{lecture['titre']} ({name})"
        return f"{dit} : {link(self.liens.lecture(name), titre)}"

    def outside(self, kind: str, name: str) -> str:
        """A fact that is not in the two texts, with where it was read and when."""
        lecture = kind == "lecture"
        source = (
            self.corpus.lecture(name)["sources"][0]
            if lecture
            else self.corpus.acteur(name)["actuel"]
        )
        titre = source["texte" if lecture else "source"]
        return f"Hors du texte : {outer(source['url'], titre)} (vu le {day(source['date'])})"

    def part_link(self, name: str, titre: str) -> str:
        """To a question or a suite. Raises `KeyError` for a part of the flows that no page shows."""
        chemin = self.addresses.get(name) or PORTES[name]
        return f"<a {attributes(self.corpus, self.liens, chemin)}>{esc(titre)}</a>"

    def words(self, ids: Iterable[str]) -> str:
        """The hard words of the page, as the lexique says them simply; empty without any."""
        termes = {terme["id"]: terme for terme in self.edition.data["lexique"]}
        lignes = "".join(definition(termes[ident]) for ident in ids)
        if not lignes:
            return ""
        return (
            '<section class="famille-partie famille-mots"><h2>Les mots de cette page</h2>'
            f"<dl>{lignes}</dl></section>"
        )

    def professionals(self, entree: Mapping[str, Any]) -> str:
        """The same moment as the services read it: their suites and questions, by link."""
        noms = [(n, self.corpus.suite(n)["titre"]) for n in entree["suites"]]
        noms += [(n, self.corpus.question(n)["texte"]) for n in entree["questions"]]
        lignes = [self.part_link(n, titre) for n, titre in noms]
        return folded("Ce que lisent les professionnels", lignes, " sans-impression")

    def helps(self) -> str:
        lignes = "".join(help_line(aide) for aide in self.edition.data["familles"]["aides"])
        traces = self.liens.page("familles/traces.html")
        return (
            '<section class="famille-partie famille-aides" id="aides">'
            f"<h2>Où demander de l’aide</h2><ul>{lignes}</ul>"
            f'<p class="sans-impression">{link(traces, "Effacer mes traces sur cet appareil")}</p>'
            "</section>"
        )

    def text(self) -> str:
        """The text that the page quotes most; empty for a page that quotes none."""
        return next((nom for nom, _ in self.textes.most_common(1)), "")

    def foot(self, chemin: str, texte: str) -> str:
        """The name of « le texte » and what we have of it; in print, also where this page stands."""
        nom = f"{TEXTES[texte]} " if texte else ""
        lus = proofread(self.edition.data["familles"]["relectures"])
        return (
            f'<p class="famille-pied">{nom}{lus} '
            f'<span class="a-imprimer">Les phrases du texte, et la page entière : {esc(address(chemin))} '
            f"(données {esc(self.corpus.version)}). Seuls les textes publiés font foi.</span></p>"
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
    if isinstance(value, Mapping) and "extrait" in value:
        yield value
        return
    if isinstance(value, Mapping):
        value = list(value.values())
    for inner in value if isinstance(value, list) else ():
        yield from quoted(inner)


def address(chemin: str) -> str:
    """Where the page stands, as one may type it; without `SITE_URL`, only its name on the site."""
    site = os.environ.get("SITE_URL", "").rstrip("/")
    return f"{bare(site)}/{chemin}" if site else f"site Protocole AJ / CPAS, page {chemin}"


def aloud(texte: str) -> str:
    """A question as one may say it, between « »; what we add comes after, in our voice."""
    question, _, ajout = texte.rpartition("?")
    return f'<span class="a-dire">«\u00a0{esc(question.strip())}\u00a0?\u00a0»</span> {esc(ajout.strip())}'.rstrip()


def proofread(relectures: Iterable[Mapping[str, Any]]) -> str:
    """Who has read these pages aloud so far: said on every page, also when it is nobody."""
    lus: Counter[str] = Counter()
    for seance in relectures:
        lus[seance["qui"]] += seance["combien"]
    if not lus:
        return "Aucune famille, aucun jeune, aucun professionnel n’a encore relu ces pages."
    comptes = ", ".join(f"{n} {QUI[qui][n > 1]}" for qui, n in lus.items())
    return f"Ces pages ont été relues à voix haute : {comptes}."


def leaving(sortie: Mapping[str, Any]) -> list[Paragraphe]:
    """What must be said of the way out as long as no editor has opened its address."""
    if sortie["verifie_le"]:
        return []
    return [{"texte": "Nous n’avons pas encore pu ouvrir ce site de météo.", "de_nous": True}]


def definition(terme: Mapping[str, Any]) -> str:
    return f"<div><dt>{esc(terme['terme'])}</dt><dd>{esc(terme['mots_simples'])}</dd></div>"


def help_line(aide: Mapping[str, Any]) -> str:
    """One help: when, what, how to reach it, and who says so, checked on which day."""
    nom = f"<strong>{esc(aide['nom'])}</strong>"
    if aide["numero"]:
        nom = f'<a class="appel" href="tel:{esc(aide["numero"])}">{nom}</a>'
    site = f" {outer(aide['site'], bare(aide['site']))}." if aide["site"] else ""
    return (
        f"<li>{nom}\u00a0: {esc(lower(aide['quand']))} {esc(aide['quoi'])}{site} "
        f'<span class="aide-source">Source : {outer(aide["url"], aide["source"])}, '
        f"vérifiée le {day(aide['verifie_le'])}.</span></li>"
    )


def folded(titre: str, lignes: list[str], classe: str = "") -> str:
    """A part that opens; printed open."""
    corps = "</li><li>".join(lignes)
    return (
        f'<details class="phrase-texte{classe}"><summary>{titre}</summary>'
        f"<ul><li>{corps}</li></ul></details>"
    )


def link(url: str, titre: str) -> str:
    return f'<a href="{esc(url)}">{esc(titre)}</a>'


def outer(url: str, titre: str) -> str:
    """A link to another site, which is not told where the reader comes from."""
    return f'<a href="{esc(url)}" rel="{AILLEURS}">{esc(titre)}</a>'


def bare(url: str) -> str:
    """The address as one types it."""
    for start in ("https://", "http://", "www."):
        url = url.removeprefix(start)
    return url.rstrip("/")


def lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def day(iso: str) -> str:
    return date_longue(date.fromisoformat(iso))
