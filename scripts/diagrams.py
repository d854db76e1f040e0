"""Drawings made from the data by a layout library (Graphviz), coloured by the style sheet.

Knows: nodes, edges, and how a drawing is cleaned so that themes and print can colour it.
Ignores: what is drawn.
Used by: scripts.content.schemas, scripts.content.flows.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from explorer.rendu.html import esc
from scripts import node
from scripts.places import ROOT

CACHE = ROOT / "build" / "dessins"
LARGE = 1400  # wider than this, a drawing has its own A3 sheet
HEAD = (
    "digraph G {{ graph [rankdir=TB, nodesep=0.16, ranksep=0.35, margin=0.05, splines=polyline]; "
    'node [shape=box, fontname="Arial", fontsize=15, margin="0.11,0.09"]; '
    'edge [fontname="Arial", fontsize={}, arrowsize=0.7]; {} }}'
)


@dataclass(slots=True)
class Graph:
    """A drawing to be: nodes with a label and a kind, edges with a label."""

    nodes: list[tuple[str, str, str]] = field(default_factory=list)
    edges: list[tuple[str, str, str]] = field(default_factory=list)
    label_width: int = 18  # letters a line on an arrow
    label_size: int = 14  # the room they are given

    def node(self, name: str, label: str, kind: str = "") -> str:
        self.nodes.append((name, label, kind))
        return name

    def edge(self, start: str, end: str, label: str = "") -> None:
        if (start, end, label) not in self.edges:
            self.edges.append((start, end, label))

    def dot(self, width: int = 24) -> str:
        lines = [
            f"{_quoted(name)} [label={_quoted(_wrapped(label, width))}, class={_quoted('noeud-' + (kind or 'simple'))}"
            f"{', style=rounded' if kind.startswith('suite') else ''}];"
            for name, label, kind in self.nodes
        ]
        lines += [
            f"{_quoted(start)} -> {_quoted(end)}"
            + (
                f" [label={_quoted(' ' + _wrapped(label, self.label_width) + ' ')}]"
                if label
                else ""
            )
            + ";"
            for start, end, label in self.edges
        ]
        return HEAD.format(self.label_size, " ".join(lines))


def draw(
    graphs: Mapping[str, Graph], width: Callable[[Graph], int] = lambda _: 24
) -> dict[str, str]:
    """Every graph as inline SVG without colours of its own; kept by content, drawn once."""
    dots = {name: graph.dot(width(graph)) for name, graph in graphs.items()}
    files = {
        name: CACHE / f"{sha256(dot.encode()).hexdigest()[:16]}.svg" for name, dot in dots.items()
    }
    missing = {name: dot for name, dot in dots.items() if not files[name].exists()}
    if missing:
        drawn = node.make("draw", missing, problem="Les dessins n’ont pas pu être faits")
        CACHE.mkdir(parents=True, exist_ok=True)
        for name, svg in drawn.items():
            files[name].write_text(svg, "utf-8")
    return {name: clean(file.read_text("utf-8")) for name, file in files.items()}


def clean(svg: str) -> str:
    """Only the geometry and the words: colours and typeface come from the style sheet."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<!--.*?-->|<title>.*?</title>", "", svg, flags=re.S)
    svg = re.sub(
        r'\s(?:fill|stroke|font-family|font-size|xmlns:xlink|id|text-decoration)="[^"]*"', "", svg
    )
    svg = re.sub(r"<polygon points=\"[^\"]*\"/>\s*(?=<g)", "", svg, count=1)
    width, height = re.search(r'width="([\d.]+)pt" height="([\d.]+)pt"', svg).groups()  # type: ignore[union-attr]
    svg = re.sub(
        r'width="[\d.]+pt" height="[\d.]+pt"\s*',
        f'width="{width}" height="{height}" ',
        svg,
        count=1,
    )
    return re.sub(r"\s*\n\s*", "", svg)


def width(svg: str) -> float:
    """The width of a drawing, in its own units (pixels on screen)."""
    found = re.search(r'width="([\d.]+)"', svg)
    return float(found.group(1)) if found else 0


def figure(svg: str, title: str, equivalent: str) -> str:
    """The drawing as a figure that can be scrolled by keyboard, with where its words are said otherwise."""
    image = svg.replace("<svg ", f'<svg role="img" aria-label="{esc(title)}" ', 1)
    return (
        f'<figure class="schema{" schema-large" if width(svg) > LARGE else ""}"><div class="schema-dessin" role="region" aria-label="{esc(title)}" tabindex="0">{image}</div>'
        f"<figcaption>{esc(equivalent)}</figcaption></figure>"
    )


def _wrapped(label: str, width: int) -> str:
    return "\\n".join(textwrap.wrap(label, width, break_long_words=False)) or " "


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "”") + '"'
