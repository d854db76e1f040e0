"""A stock Material site of the same pages: same addresses, same words, the theme and search as they come.

Knows: how to take the words of a built page; what a stock configuration is.
Ignores: how long anything takes.
Used by: scripts.benchmarks.construction.

Every choice favours the stock side: plain paragraphs, titles and lists, no extension, and the menu
of our site, not one of all its pages (which Material would draw on each of them).
"""

from __future__ import annotations

import shutil
from html.parser import HTMLParser
from pathlib import Path

PREFIX = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "li": "- "}
BLOCKS = {
    *PREFIX,
    "p",
    "div",
    "section",
    "dt",
    "dd",
    "tr",
    "td",
    "th",
    "figcaption",
    "button",
    "label",
}
SILENT = ("script", "style", "svg", "title", "head", "header", "nav", "footer")
SETTINGS = """site_name: Comparaison
site_url: http://127.0.0.1:8000/
use_directory_urls: false
theme: {name: material, language: fr}
plugins: [{search: {lang: fr}}]
not_in_nav: "*"
validation: {links: {not_found: ignore, anchors: ignore}}
"""


class Words(HTMLParser):
    """The words of a page as Markdown: one block for each block."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._silent = 0
        self._blocks: list[tuple[str, list[str]]] = [("", [])]
        self.feed(html)

    def handle_starttag(self, tag: str, _: object) -> None:
        self._silent += tag in SILENT
        if tag in BLOCKS:
            self._blocks.append((PREFIX.get(tag, ""), []))

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT
        if tag in BLOCKS:
            self._blocks.append(("", []))

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self._blocks[-1][1].append(" ".join(data.split()))

    @property
    def markdown(self) -> str:
        return "\n\n".join(start + " ".join(words) for start, words in self._blocks if words)


def write(site: Path, settings: Path, folder: Path) -> int:
    """The project, ready for `mkdocs build`; returns the number of its pages. `settings`: our mkdocs.yml."""
    shutil.rmtree(folder, ignore_errors=True)
    pages = [path for path in sorted(site.rglob("*.html")) if path.name != "404.html"]
    for path in pages:
        target = (folder / "docs" / path.relative_to(site)).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(Words(path.read_text("utf-8")).markdown, "utf-8")
    menu = settings.read_text("utf-8").partition("\nnav:")[2]
    (folder / "mkdocs.yml").write_text(f"{SETTINGS}nav:{menu}", "utf-8")
    return len(pages)
