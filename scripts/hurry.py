"""After a change of data or prose, the pages first; what only a whole edition needs comes after.

Knows: what a page on screen needs, what a living process may keep from one change to the next.
Ignores: who asks; the rest (twin, copy for offline use, check of every link), which a whole build makes.
Used by: scripts.serve.

The pages made here are those of a whole build, byte for byte, except the one that says the sizes of
the offline copy. The twin is made page by page, when asked for.
"""

from __future__ import annotations

import gc
import hashlib
from pathlib import Path
from typing import NamedTuple

from scripts import build, bundle, html, node, pages, runtime, site, twin
from scripts.aside import Aside
from scripts.check import check, print_problems
from scripts.edition import Edition
from scripts.located import Problem
from scripts.read import Known, read_all

# What a process cannot read again: its own modules and Node's, the schemas, the settings of MkDocs.
LASTING = (".py", ".mjs", "cadre/analyse.js", ".schema.json", "mkdocs.yml")


def needs_restart(paths: set[str]) -> bool:
    return any(path.endswith(LASTING) for path in paths)


class Warm:
    """What stays from one change to the next: files read, pages converted."""

    def __init__(self) -> None:
        self._known: Known = {}
        self._kept = html.Kept()
        self._aside = Aside()
        self._sound = Sound()

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
        """Make the pages and leave them aside: what comes next has less to do.

        The data is checked by the other process meanwhile: nothing goes further unless it is sound.
        """
        verdict = self._aside.submit(check_again)
        try:
            documents, _ = read_all(known=self._known)
            bundle.write_all(bundle.assemble(documents))
            runtime.build(say=False, image=False, fresh=False)
            pages.run()
        except Exception:  # of data that is not sound: the check says it better
            self._refuse(verdict.result())
            raise
        self._refuse(verdict.result())
        self._sound.keep()
        build.make_html(self._kept)
        site.finish(build.NEXT, self._aside)

    def _refuse(self, verdict: Verdict) -> None:
        """Raises `SystemExit`, everything said and put back, when the data is not sound."""
        problems = verdict.problems
        if verdict.read != digest(self._known):  # it was saved again between the two readings
            problems = check(known=self._known).problems
        if problems:
            self._sound.put_back()
            print_problems(problems)
            raise SystemExit(1)


class Sound:
    """The two JSON files as they were when the data was last sound."""

    def __init__(self) -> None:
        self._files: dict[Path, bytes] = {}

    def keep(self) -> None:
        self._files = {path: path.read_bytes() for path in (bundle.BUNDLE, bundle.DATA)}

    def put_back(self) -> None:
        for path, data in self._files.items():
            path.write_bytes(data)


class Verdict(NamedTuple):
    """What is wrong in the data, and which data that is."""

    read: str
    problems: tuple[Problem, ...]


_known: Known = {}  # of the other process


def check_again() -> Verdict:
    """In the other process: every check of today's data."""
    problems = check(known=_known).problems
    return Verdict(digest(_known), problems)


def digest(known: Known) -> str:
    """A hash of the files read."""
    total = hashlib.sha256()
    for path in sorted(known):
        total.update(path.encode() + b"\0" + known[path][0])
    return total.hexdigest()


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
