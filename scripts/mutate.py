"""Break the data on purpose, one defect at a time, and say what notices.

Knows: what may notice a defect, in order: the checks, the worked cases, the accepted answers.
Ignores: how a defect is made (scripts.defects).
Used by: `python -m scripts.mutate`, tests.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from scripts import accept
from scripts.bundle import assemble
from scripts.cases import failing_cases
from scripts.check import check_documents
from scripts.defects import Defect, make_defects
from scripts.places import PROTOCOL_DATA
from scripts.read import Document, list_files, read_all, read_text

PER_KIND = 35
Documents = Mapping[str, Document]
CHECKS, CASES, ANSWERS, NOBODY = "contrôles", "cas travaillés", "réponses acceptées", "personne"


class Verdict(NamedTuple):
    """What noticed a defect; `placed`: a check told it in the right file, on the right lines."""

    defect: Defect
    by: str
    placed: bool = False
    said: str = ""


class Sound(NamedTuple):
    """The data before anything is broken."""

    texts: Mapping[str, str]
    documents: Mapping[str, Document]

    @classmethod
    def read(cls, root: Path = PROTOCOL_DATA) -> Sound:
        texts = {path: (root / path).read_text(encoding="utf-8") for path in list_files(root)}
        return cls(texts, read_all(root)[0])


def judge(defects: Iterable[Defect], sound: Sound, root: Path = PROTOCOL_DATA) -> Iterator[Verdict]:
    """A verdict for each defect that changes the data (a change of layout is no defect)."""
    known = set(check_documents(sound.documents, (), root).problems)
    answers = accept.facts(sound.documents)
    for defect in defects:
        document, problems = read_text(defect.path, defect.apply(sound.texts[defect.path]))
        before = sound.documents[defect.path].content
        if document and not problems and document.content == before:
            continue
        documents = {path: doc for path, doc in sound.documents.items() if path != defect.path}
        if document:
            documents[defect.path] = document
        found = [p for p in check_documents(documents, problems, root).problems if p not in known]
        if found:
            here = [
                problem for problem in found if _is_here(problem.path, problem.place.line, defect)
            ]
            yield Verdict(defect, CHECKS, bool(here), str((here or found)[0]))
        else:
            yield _beyond_checks(defect, answers, documents)


def _is_here(path: str, line: int, defect: Defect) -> bool:
    # One line around: an emptied list is told at its key, an open quotation mark where it breaks.
    return path == defect.path and defect.lines[0] - 1 <= line <= defect.lines[1] + 1


def _beyond_checks(defect: Defect, answers: accept.Facts, broken: Documents) -> Verdict:
    """The data is well formed and wrong: only what it answers can tell."""
    data = assemble(broken)
    failing = next(failing_cases(data), None)
    if failing:
        return Verdict(defect, CASES, said=failing)
    after = accept.facts(broken)
    changed = [line for stem in answers for line in set(answers[stem]) ^ set(after[stem])]
    return Verdict(defect, ANSWERS, said=min(changed)) if changed else Verdict(defect, NOBODY)


def report(verdicts: list[Verdict]) -> str:
    """The score by kind, what noticed, and every survivor."""
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    for verdict in verdicts:
        by_kind[verdict.defect.kind][verdict.by] += 1
    total = Counter(verdict.by for verdict in verdicts)
    placed = sum(verdict.placed for verdict in verdicts)
    lines = [f"{kind} : {sum(by.values())} ({_told(by)})" for kind, by in by_kind.items()]
    survivors = [f"survit : {verdict.defect}" for verdict in verdicts if verdict.by == NOBODY]
    caught = len(verdicts) - total[NOBODY]
    return "\n".join([
        *lines, *survivors,
        f"{len(verdicts)} défauts, {caught} vus ({_told(total)}) ; "
        f"{placed} dits au bon fichier et à la bonne ligne.",
    ])  # fmt: skip


def _told(counts: Counter[str]) -> str:
    return ", ".join(
        f"{name} {counts[name]}" for name in (CHECKS, CASES, ANSWERS, NOBODY) if counts[name]
    )


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.mutate",
        description="Casse les données exprès, un défaut à la fois, et dit qui le voit.",
    )
    parser.add_argument("--par-genre", type=int, default=PER_KIND, help="défauts de chaque genre")
    parser.add_argument("--genre", help="un seul genre de défauts")
    parser.add_argument(
        "--tout-dire", action="store_true", help="dire aussi ce qui a vu chaque défaut"
    )
    options = parser.parse_args(arguments)
    sound = Sound.read()
    defects = make_defects(dict(sound.texts), options.par_genre)
    chosen = [defect for defect in defects if options.genre in (None, defect.kind)]
    verdicts = list(judge(chosen, sound))
    if options.tout_dire:
        for verdict in verdicts:
            where = "" if verdict.placed else " (ailleurs)"
            print(f"{verdict.defect}\n    {verdict.by}{where} : {verdict.said}")
    print(report(verdicts))
    return 1 if any(verdict.by == NOBODY for verdict in verdicts) else 0


if __name__ == "__main__":
    sys.exit(main())
