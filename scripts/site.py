"""After MkDocs: one style sheet, one script, the policy, and nothing that the site does not use.

Knows: the order of the steps and how a page's head refers to them.
Ignores: how each step works (scripts.styles, javascript, search, security, links).
Used by: the build, `python -m scripts.site [folder]`.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from scripts import javascript, links, runtime, search, security, styles
from scripts.edition import ROOT

UNUSED = (
    "assets/javascripts", "assets/stylesheets", "assets/images", "partials", "overrides", "sitemap.xml.gz",
    "assets/js/explorateur", "assets/js/explorer.js", "assets/runtime/manifeste.js",
)
SHEET = re.compile(r'<link rel="stylesheet" href="((?:\.\./)*|/)assets/[^"]*">\n?')


def run(site: Path) -> None:
    """Finish the built site in place. Raises `SystemExit` (in French) on a leftover or a broken link."""
    for name in UNUSED:
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True) if path.is_file() else None
    pages = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    searching = search.run(site, pages)
    script = javascript.run(site, Path(searching).name)
    simulators = f"assets/js/{runtime.write_script(site / 'assets')}"
    sheet = styles.run(site)
    finished = {path: heads(text, sheet, script, simulators) for path, text in pages.items()}
    rules = security.policy(list(finished.values()))
    for path, text in finished.items():
        path.write_text(text.replace('<meta charset="utf-8">', f'<meta charset="utf-8">\n{security.meta(rules)}', 1), "utf-8")
    security.write_header_files(site, rules)
    links.run(site)


def heads(text: str, sheet: str, script: str, simulators: str) -> str:
    """The head of a page with the one sheet and the two scripts, whatever its depth."""
    found = SHEET.search(text)
    base = found.group(1) if found else ""
    text = SHEET.sub("", text)
    link = f'<link rel="stylesheet" href="{base}{sheet}">'
    text = text.replace("<script>", f"{link}\n<script>", 1)
    text = text.replace(f'{base}assets/js/explorer.js"', f'{base}{simulators}"', 1)
    return text.replace(f'{base}assets/js/site.js"', f'{base}{script}"', 1)


if __name__ == "__main__":
    run(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site")
