"""The whole of each path on one page: every question, every answer, where it leads; and its drawing.

Knows: the questions and suites of a flow, and what an answer can lead to.
Ignores: what a state says (the simulator and its twin do).
Used by: scripts.content.all_pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explorer.corpus import Corpus
from explorer.rendu.html import esc
from scripts.content.page import Generated
from scripts.content.readings import STATUTS
from scripts.diagrams import Graph, draw, figure
from scripts.edition import Edition

BOX, ARROW = 18, 13  # letters a line: narrow, so that a flow fills an A3 sheet in readable letters
TITRES = {"clair": "Clair", **STATUTS}
Target = tuple[str, str]


def pages(edition: Edition) -> Iterator[Generated]:
    walks = {flux_id: Walk(edition.corpus, flux_id) for flux_id in edition.flux}
    drawings = draw({flux_id: walk.graph() for flux_id, walk in walks.items()}, lambda _: BOX)
    for flux_id, walk in walks.items():
        flux = edition.flux[flux_id]
        titre = f"Le parcours entier : {flux['titre'][:1].lower() + flux['titre'][1:]}"
        yield Generated(
            f"orienter/parcours-{flux_id}.html",
            titre,
            f'<h1>{esc(titre)}</h1><p class="chapeau">{esc(flux.get("resume", ""))}</p>'
            f'<p><a class="bouton bouton-principal sans-impression" href="etat/{esc(flux_id)}/debut.html">Le suivre pas à pas</a></p>'
            f"{figure(drawings[flux_id], 'Dessin : ' + titre, 'La liste qui suit dit la même chose.')}"
            f'<h2 id="liste">Le parcours en liste</h2><ol class="etapes">{walk.list()}</ol>'
            f"<h2>Les suites</h2>{walk.endings()}",
            f"{titre} : toutes les questions, toutes les réponses, toutes les suites.",
            {"porte": "S’orienter"},
        )


class Walk:
    """The graph of a flow: gates count for one step; crossings lead to another path."""

    def __init__(self, corpus: Corpus, flux_id: str) -> None:
        self.corpus, self.flux = corpus, corpus.flux(flux_id)
        self.steps: list[str] = []
        self.suites: list[str] = []
        self.ways: dict[str, list[tuple[str, list[Target]]]] = {}
        self._visit(self.flux["depart"])

    def _visit(self, name: str) -> None:
        waiting = [name]
        while waiting:
            step = waiting.pop(0)
            if step in self.ways:
                continue
            self.steps.append(step)
            self.ways[step] = list(self._ways(step))
            for _, targets in self.ways[step]:
                for target, _ in targets:
                    if self._is_step(target):
                        waiting.append(target)
                    elif not target.startswith("→") and target not in self.suites:
                        self.suites.append(target)

    def _is_step(self, name: str) -> bool:
        return name in self.corpus.portes or name in self.corpus.questions

    def _ways(self, step: str) -> Iterator[tuple[str, list[Target]]]:
        if step in self.corpus.portes:
            porte = self.corpus.porte(step)
            yield "toutes remplies", [(self.flux["apres_porte"][step], "")]
            yield "une manque", [(porte["si_manquante"], "")]
            yield "une à vérifier", [(porte["si_inconnue"], "")]
            return
        for reponse in self.corpus.question(step)["reponses"]:
            yield reponse["texte"], self._targets(reponse["vers"])

    def _targets(self, vers: Any) -> list[Target]:
        if isinstance(vers, str):
            return [(vers, "")]
        if "suites" in vers:
            return [
                (suite, f"lecture {vers['lecture']}")
                for suite in dict.fromkeys(vers["suites"].values())
            ]
        passage = [(f"→{vers['flux']}", "")]
        if "reprise" not in vers:
            return [*passage, (vers["sinon"], "si ce parcours a déjà été suivi")]
        reprise = self.corpus.question(vers["reprise"])["texte"]
        return [*passage, (vers["sinon"], f"si « {reprise} » a déjà sa réponse")]

    def title(self, name: str) -> str:
        if name.startswith("→"):
            return f"Passer au parcours « {self.corpus.flux(name[1:])['titre']} »"
        if name in self.corpus.portes:
            return str(self.corpus.porte(name)["titre"])
        if name in self.corpus.questions:
            return str(self.corpus.question(name)["texte"])
        return str(self.corpus.suite(name)["titre"])

    def graph(self) -> Graph:
        drawn = Graph(label_width=ARROW)
        for step in self.steps:
            drawn.node(step, self.title(step), "question")
        for suite in self.suites:
            drawn.node(suite, self.title(suite), f"suite-{self.corpus.suite(suite)['statut']}")
        for step, ways in self.ways.items():
            for label, targets in ways:
                for target, note in targets:
                    if target.startswith("→") and target not in {
                        name for name, _, _ in drawn.nodes
                    }:
                        drawn.node(target, self.title(target), "passage")
                    drawn.edge(
                        step, target, shorten(label) if not note else f"{shorten(label)} ({note})"
                    )
        return drawn

    def list(self) -> str:
        return "".join(self._item(step) for step in self.steps)

    def _item(self, step: str) -> str:
        conditions = ""
        if step in self.corpus.portes:
            questions = [
                self.corpus.question(q)["texte"] for q in self.corpus.porte(step)["questions"]
            ]
            conditions = "<ul>" + "".join(f"<li>{esc(q)}</li>" for q in questions) + "</ul>"
        ways = "".join(
            f"<li>{esc(label)} : {' ; ou '.join(self._link(target, note) for target, note in targets)}</li>"
            for label, targets in self.ways[step]
        )
        return f'<li id="{esc(step)}"><strong>{esc(self.title(step))}</strong>{conditions}<ul>{ways}</ul></li>'

    def _link(self, target: str, note: str) -> str:
        adresse = f"parcours-{target[1:]}.html" if target.startswith("→") else f"#{target}"
        return f'<a href="{esc(adresse)}">{esc(self.title(target))}</a>{f" ({esc(note)})" if note else ""}'

    def endings(self) -> str:
        return "".join(
            f'<section class="entree" id="{esc(suite)}"><h3>{esc(self.title(suite))}</h3>'
            f'<p><span class="statut statut-{data["statut"]}">{TITRES[data["statut"]]}</span></p><p>{esc(data.get("resume", ""))}</p></section>'
            for suite in self.suites
            for data in (self.corpus.suite(suite),)
        )


def shorten(label: str) -> str:
    return label if len(label) <= 44 else label[:42].rsplit(" ", 1)[0] + "…"
