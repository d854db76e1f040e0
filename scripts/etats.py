"""Every state of every flow in one file, which a page asks for whole: no request says an answer.

Knows: how fragments that resemble each other become one small file.
Ignores: what a state says; how the browser puts it together again (docs/assets/js/etats.js).
Used by: scripts.twin.

The fragments are cut at their tags; equal pieces, then equal runs of pieces, are written once. A link
to a state is its number, followed by the rank of the first answer of this state that it keeps after
those of the other one: « Modifier » keeps the answers that come later.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Hashable
from pathlib import Path
from typing import Any

from explorer.corpus import Corpus
from explorer.flow import Etat
from explorer.rendu.html import Liens, esc
from explorer.rendu.reponses import canonical
from explorer.vues import Vue
from scripts.places import ROOT

NAME = "orienter/etats.json"
READER = "orienter/etats.js"
READER_SOURCE = ROOT / "docs" / "assets" / "js" / "etats.js"
# Three signs for private use, which no French text contains.
LIEN, ICI, BASE = "\ue000", "\ue001", "\ue002"
RUN = re.compile(r"(?=<(?:section|h3|li|details|dl|blockquote|div)\b)")
PIECE = re.compile(
    r"(?=<(?:section|h[1-6]|p|div|ol|ul|li|dl|dt|dd|details|blockquote|footer|span|a)\b)"
)
LINK = re.compile(rf'href="{BASE}(orienter/etat/[^"]*)" data-etat="([^"]*)"')

Lien = int | list[Any]


class Numbers(dict[Hashable, int]):
    """Equal things share a number, in the order they are first met."""

    def of(self, thing: Hashable) -> int:
        return self.setdefault(thing, len(self))


class File:
    """The states as they are met, in the order of `scripts.twin.states`: a parent before its children."""

    def __init__(self, corpus: Corpus, states: list[tuple[str, Etat]]) -> None:
        self._corpus = corpus
        self._states = states
        self._numbers = {chemin: number for number, (chemin, _) in enumerate(states)}
        self._texts, self._runs = Numbers(), Numbers()
        self._rows: list[list[Any]] = []

    def add(self, vue: Vue, base: str) -> None:
        """The view of the next state, rendered for a page at `base` of the root."""
        etat = self._states[len(self._rows)][1]
        links: list[Lien] = []

        def numbered(found: re.Match[str]) -> str:
            links.append(self._link(etat, found.group(1), found.group(2)))
            return LIEN

        html = vue.html.replace(f'="{base}', f'="{BASE}')
        html = LINK.sub(numbered, html).replace(f'data-etat="{esc(vue.etat)}"', ICI)
        runs = [self._run(run) for run in RUN.split(html) if run]
        spoken = [self._texts.of(vue.titre), self._texts.of(vue.annonce)]
        self._rows.append([*self._place(etat), *spoken, runs, links])

    def _run(self, run: str) -> int:
        return self._runs.of(tuple(self._texts.of(piece) for piece in PIECE.split(run) if piece))

    def _place(self, etat: Etat) -> tuple[Any, str]:
        """The state before the last answer (or the flow), and that answer as `question=réponse`."""
        if not etat.retenues:
            return etat.flux, ""
        before = Liens().etat(etat.flux, etat.retenues[:-1])
        return self._numbers[before], "=".join(etat.retenues[-1])

    def _link(self, here: Etat, chemin: str, shared: str) -> Lien:
        number = self._numbers[chemin]
        there = self._states[number][1]
        later = shared.count("=") - 2 - len(there.retenues)  # but for the flow and the version
        rank = len(here.retenues) - later
        kept = (*there.retenues, *here.retenues[max(rank, 0) :])
        if shared != esc(canonical(self._corpus, there.flux, kept)):
            return [number, shared]
        return [number, rank] if later else number

    def write(self, site: Path) -> int:
        """Write the file of a complete set of states, and the script that reads it; its size in bytes."""
        content = {
            "version": self._corpus.version,
            "textes": list(self._texts),
            "suites": list(self._runs),
            "etats": self._rows,
        }
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        target = site / NAME
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
        shutil.copyfile(READER_SOURCE, site / READER)
        return len(text.encode())
