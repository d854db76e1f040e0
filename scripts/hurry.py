"""After a change of data or prose, the pages first; what only a whole edition needs comes after.

Knows: what a page on screen needs, what a living process may keep from one change to the next.
Ignores: who asks; the rest (twin, copy for offline use, check of every link), which a whole build makes.
Used by: scripts.serve.

The pages made here are those of a whole build, byte for byte, except the one that says the sizes of
the offline copy. The twin is made page by page, when asked for.
"""

from __future__ import annotations

import gc
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from scripts import build, bundle, html, node, pages, runtime, site, twin
from scripts.edition import Edition
from scripts.read import Known

# What a process cannot read again: its own modules and Node's, the schemas, the settings of MkDocs.
LASTING = (".py", ".mjs", "cadre/analyse.js", ".schema.json", "mkdocs.yml")


def needs_restart(paths: set[str]) -> bool:
    return any(path.endswith(LASTING) for path in paths)


class Warm:
    """What stays from one change to the next: files read, pages converted."""

    def __init__(self) -> None:
        self._known: Known = {}
        self._kept = html.Kept()
        # Another process that stays, on the other core: its own Node, its own pages already read.
        self._aside = ProcessPoolExecutor(1, get_context("spawn"), initializer=node.stay)

    def ready(self) -> None:
        """Do once, before any change, what the first one would wait for."""
        node.stay()
        self.prepare()
        for path in runtime.TARGET.glob("*/*"):
            if path.name in runtime.COUNTED:
                runtime.gzip_size(path.read_bytes())
        settle()

    def run(self) -> None:
        """Put pages made from today's sources in place. Raises `SystemExit` when they are not sound."""
        build.STAMP.unlink(missing_ok=True)  # until the whole edition is there
        self.prepare()
        build.take_place()

    def prepare(self) -> None:
        """Make the pages and leave them aside: what comes next has less to do."""
        if bundle.make(self._known):
            raise SystemExit(1)
        runtime.build(say=False, image=False, fresh=False)
        pages.run()
        build.make_html(self._kept)
        site.finish(build.NEXT, self._aside)


def settle() -> None:
    """What stays is not looked through again during the next change; what does not is let go.

    To be called once the pages are shown: nobody waits for it.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class TwinOnRequest:
    """The twin of the site as it stands, one page at a time."""

    def __init__(self, folder: Path) -> None:
        self._edition = Edition.load()
        self._frame = twin.Frame((folder / twin.MODEL).read_text("utf-8"))
        self._states = dict(twin.states(self._edition.corpus))

    def page(self, path: str) -> str | None:
        """The page at a path from the root of the site, or None."""
        etat = self._states.get(path)
        if etat is None:
            return None
        vue = twin.view(self._edition.corpus, etat)
        return twin.page(self._edition, self._frame, path, etat, vue)
