"""From the YAML to the finished site: every step, in order, with what it took; nothing half-built.

Knows: the order of the steps, and when nothing has to be done.
Ignores: how each step works (one module each).
Used by: `make site`, `make serve`, `make test`; by hand: `python -m scripts.build [--force]`.

The site is made in `build/site` and takes the place of `site/` only when every step has passed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import time
from collections.abc import Callable

from mkdocs.exceptions import Abort

from scripts import bundle, html, pages, runtime, site, stamp
from scripts.places import ROOT, SITE

NEXT = ROOT / "build" / "site"
STAMP = ROOT / "build" / "site.empreinte"
OLDER = "moteur d’avant"  # noted when the engine may be that of an older `explorer`
SOURCES = (
    "protocol_data",
    "explorer",
    "scripts",
    "docs",
    "mkdocs.yml",
    "package-lock.json",
    "requirements.txt",
)


def fingerprint() -> str:
    """A hash of every source file and of the public address."""
    return stamp.fingerprint(SOURCES, os.environ.get("SITE_URL", ""))


def make_data() -> None:
    if bundle.main([]):
        raise SystemExit(1)


def make_runtime(fresh: bool) -> None:
    try:
        runtime.build(fresh=fresh)
    except runtime.RuntimeMissing as error:
        raise SystemExit(f"✗ {error}") from None


def make_html(kept: html.Kept | None = None) -> None:
    """MkDocs, quietly: its warnings are errors (`strict`), and only those are shown."""
    try:
        html.run(NEXT, kept)
    except Abort:
        raise SystemExit("✗ MkDocs a refusé le site : corrigez ce qui est dit ci-dessus.") from None


def take_place() -> None:
    old = SITE.with_name("site.ancien")
    shutil.rmtree(old, ignore_errors=True)
    if SITE.exists():
        SITE.rename(old)
    NEXT.rename(SITE)
    shutil.rmtree(old, ignore_errors=True)


def steps(fresh: bool) -> tuple[tuple[str, Callable[[], object]], ...]:
    """Every step in order; `fresh`: the engine of the browser must be that of today's `explorer`."""
    return (
        ("Données vérifiées et réunies", make_data),
        ("Python du navigateur", lambda: make_runtime(fresh)),
        ("Pages écrites à partir des données", pages.run),
        ("HTML (MkDocs)", make_html),
        ("Style, scripts, recherche, jumeau statique, sécurité", lambda: site.run(NEXT)),
        ("Mise en place", take_place),
    )


def main(arguments: list[str] | None = None) -> None:
    """Build the site if anything it depends on has changed. Raises `SystemExit(1)` on bad data."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.build", description="Construit le site."
    )
    parser.add_argument(
        "--force", action="store_true", help="tout refaire, même si rien n’a changé"
    )
    parser.add_argument(
        "--moteur-d-avant",
        action="store_true",
        help="garder le moteur du navigateur fait pour l’explorateur d’avant : plus vite, pour lire ses changements",
    )
    options = parser.parse_args(arguments)
    current = fingerprint()
    enough = {current, f"{current} {OLDER}"} if options.moteur_d_avant else {current}
    if not options.force and SITE.is_dir() and STAMP.is_file() and STAMP.read_text() in enough:
        print("✓ Le site est à jour : rien à refaire.", flush=True)
        return
    STAMP.unlink(missing_ok=True)
    if options.force:
        bundle.STAMP.unlink(missing_ok=True)
    for title, step in steps(fresh=not options.moteur_d_avant):
        start = time.monotonic()
        step()
        print(f"✓ {title} ({time.monotonic() - start:.1f} s)", flush=True)
    STAMP.parent.mkdir(exist_ok=True)
    STAMP.write_text(f"{current} {OLDER}" if options.moteur_d_avant else current)


if __name__ == "__main__":
    main()
