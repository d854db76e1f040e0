"""MkDocs in this very process; a process that lives on converts only the Markdown that changed.

Knows: how MkDocs is started, what a page keeps of its conversion, what the theme keeps of its templates.
Ignores: what the pages say; how the site is finished (scripts.site).
Used by: scripts.build, scripts.hurry.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from scripts.content.page import RAW
from scripts.places import ROOT

IDS = re.compile(r' id="([^"]*)"')
CONVERTED = ("content", "toc", "_title_from_render", "present_anchor_ids")


class Compiled(BytecodeCache):
    """Templates already compiled; Jinja checks that each is still the same."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


class Kept(BasePlugin):  # type: ignore[type-arg]
    """What stays from one build to the next, as long as what it was made from is the same.

    By path: sources read, pages converted (their Markdown, macros applied, decides). And the theme's
    files: fourteen thousand, which nobody adds to while the process lives, ours apart.
    """

    def __init__(self) -> None:
        self._names: frozenset[str] = frozenset()
        self._sources: dict[str, tuple[str, str | None, dict[str, Any]]] = {}
        self._pages: dict[str, tuple[str, dict[str, Any], dict[str, dict[str, str]]]] = {}
        self._compiled = Compiled()
        self._theme: tuple[frozenset[Path] | None, list[str]] = (None, [])

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        make = config.theme.get_env
        config.theme.get_env = lambda: self._environment(make(), config)  # type: ignore[method-assign]
        return config

    def _environment(self, env: Environment, config: MkDocsConfig) -> Environment:
        env.bytecode_cache = self._compiled
        whole = env.list_templates
        ours = frozenset(Path(config.theme.custom_dir or "").rglob("*"))

        def list_templates(*, filter_func: Callable[[str], bool]) -> list[str]:
            if ours != self._theme[0]:
                self._theme = ours, whole(filter_func=filter_func)
            return self._theme[1]

        env.list_templates = list_templates  # type: ignore[method-assign,assignment]
        return env

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        names = frozenset(file.src_uri for file in files)
        if names != self._names:  # a link may now lead somewhere else, or nowhere
            self._names, self._pages = names, {}
        return files

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        page.read_source = lambda config: self._read(page, config)  # type: ignore[method-assign]
        page.render = lambda config, files: self._render(page, config, files)  # type: ignore[method-assign]
        return page

    def _read(self, page: Page, config: MkDocsConfig) -> None:
        name, text = page.file.src_uri, page.file.content_string
        if name not in self._sources or self._sources[name][0] != text:
            Page.read_source(page, config)
            self._sources[name] = (text, page.markdown, deepcopy(dict(page.meta)))
        _, page.markdown, meta = self._sources[name]
        page.meta = deepcopy(meta)

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        name, markdown = page.file.src_uri, page.markdown or ""
        known = self._pages.get(name)
        if markdown.startswith(
            RAW
        ):  # HTML already: Markdown would read it twice and change nothing
            page.content, page.toc = markdown.strip(), get_toc([])
            page.present_anchor_ids = set(IDS.findall(markdown))
            return
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
    config.plugins["gardees"] = kept or Kept()
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
