"""Stage the documentation: the prose of `docs/` and every generated page, in `build/docs`, for MkDocs.

Knows: where pages go; writes only what changed and removes what is no longer made.
Ignores: what the pages say (scripts.content.*).
Used by: the build, `python -m scripts.pages`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from scripts.content import all_pages
from scripts.content.page import Generated
from scripts.edition import Edition
from scripts.kit import Kit, impressions
from scripts.places import DOCS, STAGED
from scripts.typography import spaced

LEFT_OUT = ("overrides", "css", "js", "runtime")  # templates, and what later steps write


def run(target: Path = STAGED) -> int:
    """Stage everything; returns the number of generated pages."""
    edition = Edition.load()
    wanted: set[Path] = set()
    for source in prose():
        wanted.add(copy(source, target / source.relative_to(DOCS)))
    generated = list(all_pages.pages(edition))
    for page in generated:
        wanted.add(write(page, target))
    for chemin, file in impressions.files(
        Kit(edition)
    ).items():  # the posters already printed, the projection
        wanted.add(copy(file, target / chemin))
    for path in list(target.rglob("*")):
        if path.is_file() and path not in wanted:
            path.unlink()
    return len(generated)


def prose() -> Iterator[Path]:
    """Every hand-written file of `docs/`, the templates and the sources of the site's script apart."""
    for path in sorted(DOCS.rglob("*")):
        parts = path.relative_to(DOCS).parts
        if path.is_file() and not set(parts[:-1]) & set(LEFT_OUT) and not path.name.startswith("."):
            yield path


def copy(source: Path, target: Path) -> Path:
    if source.suffix == ".md":
        return write_text(target, spaced(source.read_text("utf-8")))
    if (
        not target.exists()
        or target.stat().st_mtime < source.stat().st_mtime
        or target.stat().st_size != source.stat().st_size
    ):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)
    return target


def write(page: Generated, target: Path) -> Path:
    return write_text((target / page.chemin).with_suffix(".md"), page.markdown())


def write_text(path: Path, text: str) -> Path:
    """Write only what changed, so that nothing later is done twice."""
    if not path.exists() or path.read_text("utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return path


def main() -> None:
    print(f"Pages écrites à partir des données : {run()}")


if __name__ == "__main__":
    main()
