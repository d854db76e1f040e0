"""MkDocs in this very process; a process that lives on converts only the Markdown that changed.

Knows: how MkDocs is started, what a page keeps of its conversion.
Ignores: what the pages say; how the site is finished (scripts.site).
Used by: scripts.build, scripts.hurry.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from scripts.edition import ROOT

CONVERTED = ("content", "toc", "_title_from_render", "present_anchor_ids")


class Kept(BasePlugin):  # type: ignore[type-arg]
    """Pages already converted, by path: reused while their Markdown (macros applied) is the same."""

    def __init__(self) -> None:
        self._names: frozenset[str] = frozenset()
        self._pages: dict[str, tuple[str, dict[str, Any], dict[str, dict[str, str]]]] = {}

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        names = frozenset(file.src_uri for file in files)
        if names != self._names:  # a link may now lead somewhere else, or nowhere
            self._names, self._pages = names, {}
        return files

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        page.render = lambda config, files: self._render(page, config, files)  # type: ignore[method-assign]
        return page

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        name, markdown = page.file.src_uri, page.markdown or ""
        known = self._pages.get(name)
        if known and known[0] == markdown:
            vars(page).update(known[1])
            page.links_to_anchors = {files.src_uris[uri]: to for uri, to in known[2].items()}
            return
        Page.render(page, config, files)
        links = {file.src_uri: to for file, to in (page.links_to_anchors or {}).items()}
        self._pages[name] = (markdown, {key: getattr(page, key) for key in CONVERTED}, links)


def say_warnings() -> None:
    """MkDocs counts its warnings; this shows them."""
    log = logging.getLogger("mkdocs")
    if not any(isinstance(handler, logging.StreamHandler) for handler in log.handlers):
        shown = logging.StreamHandler()
        shown.setLevel(logging.WARNING)
        log.addHandler(shown)


def run(target: Path, kept: Kept | None = None) -> None:
    """Write every page into `target`, emptied first.

    Raises MkDocs' `Abort` (a `SystemExit`) on the first warning told: the site is `strict`.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    say_warnings()
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(target))
    if kept:
        config.plugins["gardees"] = kept
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
