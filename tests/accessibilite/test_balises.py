"""The markup of every kind of page and of state obeys the HTML standard (html-validate).

Put aside, with the reason: `prefer-native-element` and `wcag/h32` (the search field of the header is a combobox
that Enter submits), `no-redundant-role` (a table drawn in blocks on a telephone keeps the roles it would lose),
`no-redundant-for`, `long-title`, `tel-non-breaking` and the two rules on style (no reader is touched by them).
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from page_types import Subject, subjects

from explorer.corpus import Corpus
from scripts.places import ROOT

TOOL = ROOT / "node_modules/html-validate/bin/html-validate.mjs"


def test_the_markup_is_valid(site: Path, corpus: Corpus, tmp_path: Path) -> None:
    files = {
        str(on_disk(s, site, tmp_path / f"{n}.html")): s
        for n, s in enumerate(subjects(site, corpus))
    }
    rules = Path(__file__).with_name("html-validate.json")
    report = tmp_path / "rapport.json"  # a file: through a pipe, the end of a long report is lost
    subprocess.run(["node", str(TOOL), "-c", str(rules), "-f", f"json={report}", *files], cwd=ROOT)
    found = [
        f"{files[one['filePath']].name} : {m['ruleId']}, {m['message']} ({m['line']}:{m['column']})"
        for one in json.loads(report.read_text("utf-8"))
        for m in one["messages"]
    ]
    assert found == []


def on_disk(subject: Subject, site: Path, target: Path) -> Path:
    """The file of a page; a state that only the browser shows is written as a page of its own."""
    if subject.fragment is None:
        return site / subject.path
    target.write_text(
        f'<!doctype html>\n<html lang="fr"><head><title>État</title></head><body><main><h1>État</h1>{subject.fragment}</main></body></html>\n',
        "utf-8",
    )
    return target
