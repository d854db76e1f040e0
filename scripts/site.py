"""After MkDocs: one style sheet, one script, the policy, and nothing that the site does not use.

Knows: the order of the steps and how a page's head refers to them.
Ignores: how each step works (scripts.styles, javascript, search, security, hosting, links).
Used by: the build, `python -m scripts.site [folder]`.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from scripts import (
    exports,
    fonts,
    hosting,
    javascript,
    links,
    offline,
    runtime,
    search,
    security,
    styles,
    twin,
)
from scripts.places import SITE

UNUSED = (
    "assets/javascripts",
    "assets/stylesheets",
    "assets/images",
    "partials",
    "overrides",
    "sitemap.xml.gz",
)
ICON = re.compile(r'<link rel="icon" href="[^":]*?(assets/[^"]*\.svg)"')
SHEET = re.compile(r'<link rel="stylesheet" href="([^":]*?)assets/[^"]*">\n?')


INDEXED = re.compile(r' data-(?:recherche|mots|poids)="[^"]*"')  # read by the index, by no browser


def run(site: Path) -> None:
    """Finish the built site in place. Raises `SystemExit` (in French) on a leftover or a broken link."""
    finish(site)
    twin.run(site)
    offline.run(site)
    links.run(site)


def finish(site: Path, other: Executor | None = None) -> None:
    """Every page of MkDocs as it is served, with what it loads. `other`: who makes the search meanwhile."""
    for name in UNUSED:
        remove(site / name)
    shutil.copytree(
        runtime.TARGET,
        site / "assets/runtime",
        ignore=shutil.ignore_patterns("manifeste.js"),
        copy_function=same_file,
        dirs_exist_ok=True,
    )
    pages = {
        path: inline_icon(path.read_text("utf-8"), site) for path in sorted(site.rglob("*.html"))
    }
    with ThreadPoolExecutor(2) as aside:  # the other tools work while Python does the rest
        index = (other or aside).submit(search.run, site, pages)
        script = aside.submit(runtime.write_script, site / "assets")
        exports.run_site(site)
        sheet, simulators = styles.run(site), script.result()
    head = Head(
        sheet=sheet,
        font=f"assets/fonts/{fonts.run().name}",
        script=javascript.run(site, Path(index.result()).name),
        simulators=f"assets/js/{simulators}",
        early=javascript.bundle("../retenir.js").strip(),
    )
    finished = {path: head.put(INDEXED.sub("", text)) for path, text in pages.items()}
    rules = security.policy(list(finished.values()))
    for path, text in finished.items():
        path.write_text(security.with_meta(text, rules), "utf-8")
    hosting.write(site, rules)


def same_file(source: str, target: str) -> None:
    """The file under a second name, where the disk allows it: named after their content, these never change."""
    Path(target).unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def inline_icon(text: str, site: Path) -> str:
    """The page with its icon inside: no request for it, and none that a change of page could spoil."""
    found = ICON.search(text)
    if not found:
        return text
    drawing = (site / found.group(1)).read_text("utf-8").strip().replace('"', "'")
    data = quote(drawing, safe=" ='/:;,()-")  # readable, so that it is compressed with the page
    return ICON.sub(f'<link rel="icon" href="data:image/svg+xml,{data}"', text, count=1)


def remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    elif path.exists():
        path.unlink()


@dataclass(frozen=True, slots=True)
class Head:
    """The four files that the head of every page names, as paths from the root of the site; the script
    that stands inside the pages with a choice to hold back."""

    sheet: str
    font: str
    script: str
    simulators: str
    early: str

    def put(self, text: str) -> str:
        """The page with its head pointing to them, whatever its depth."""
        found = SHEET.search(text)
        base = found.group(1) if found else ""
        link = (
            f'<link rel="preload" href="{base}{self.font}" as="font" type="font/woff2" crossorigin>\n'
            f'<link rel="stylesheet" href="{base}{self.sheet}">'
        )
        text = SHEET.sub("", text).replace("<script>", f"{link}\n<script>", 1)
        text = text.replace("<script>@RETENIR@</script>", f"<script>{self.early}</script>", 1)
        text = text.replace(f'{base}assets/js/explorer.js"', f'{base}{self.simulators}"', 1)
        return text.replace(f'{base}assets/js/site.js"', f'{base}{self.script}"', 1)


if __name__ == "__main__":
    run(Path(sys.argv[1]) if len(sys.argv) > 1 else SITE)
