"""The same bytes in another CPython as in this one: all paths, 1 to 1000 mandats, 5000 calendars.

The other one reads the same calls and gives back a hash for each hundred; where two differ, the
first answer that differs is shown from both sides.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.app.service import Service
from explorer.corpus import Corpus
from tests.explorer import tirages

ROOT = Path(__file__).resolve().parents[2]
AUTRES = ("3.14", "3.13", "3.12", "3.11")
CENT = 100
# What the other Python runs: nothing but `explorer` and the standard library.
PROGRAMME = """
import hashlib, json, sys
from explorer.app.service import Service
from explorer.corpus import Corpus
demande = json.load(sys.stdin)
service = Service(Corpus(demande["bundle"]))
def texte(nom, *reste): return getattr(service, nom)(*reste)
if demande["texte"]:
    sortie = [texte(*appel) for appel in demande["appels"]]
else:
    sortie = []
    for debut in range(0, len(demande["appels"]), demande["pas"]):
        hachage = hashlib.sha256()
        for appel in demande["appels"][debut : debut + demande["pas"]]:
            hachage.update(texte(*appel).encode("utf-8"))
        sortie.append(hachage.hexdigest())
json.dump(sortie, sys.stdout)
"""


def interpreter(version: str) -> str | None:
    """The command of another CPython of that version that really starts here, if any."""
    found = shutil.which(f"python{version}")
    if not found or sys.version_info[:2] == tuple(map(int, version.split("."))):
        return None
    asked = subprocess.run(
        [found, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
        capture_output=True,
        text=True,
    )
    return found if asked.stdout.strip() == version else None


@pytest.fixture(scope="module", params=AUTRES)
def other(request: pytest.FixtureRequest) -> str:
    command = interpreter(request.param)
    if command is None:
        here = f"{sys.version_info[0]}.{sys.version_info[1]}"
        pytest.skip(
            "c’est le Python de ces tests" if request.param == here else absent(request.param)
        )
    return command


def absent(version: str) -> str:
    """Why nothing is compared, and what is still known of that version."""
    said = f"python{version} n’est pas installé ici"
    if version == tirages.PYODIDE:
        said += f" ; Pyodide, qui est CPython {version} en WebAssembly, est comparé par tests/browser/test_egalite.py"
    return said


def there(command: str, bundle: object, calls: list[tirages.Appel], texte: bool) -> list[str]:
    demande = {"bundle": bundle, "appels": calls, "pas": CENT, "texte": texte}
    run = subprocess.run(
        [command, "-B", "-c", PROGRAMME],
        input=json.dumps(demande),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    answer: list[str] = json.loads(run.stdout)
    return answer


def chunks(calls: list[tirages.Appel]) -> Iterator[list[tirages.Appel]]:
    for start in range(0, len(calls), CENT):
        yield calls[start : start + CENT]


def answer(service: Service, call: tirages.Appel) -> str:
    name, *rest = call
    text: str = getattr(service, name)(*rest)
    return text


def chunk_hash(service: Service, calls: list[tirages.Appel]) -> str:
    digest = hashlib.sha256()
    for call in calls:
        digest.update(answer(service, call).encode("utf-8"))
    return digest.hexdigest()


def test_another_python_gives_the_same_bytes(bundle: dict[str, object], other: str) -> None:
    corpus = Corpus(bundle)
    service = Service(corpus)
    calls = [
        *tirages.path_calls(corpus),
        *tirages.mandats_calls(),
        *tirages.calendar_calls(),
        *tirages.state_calls(corpus, "../../../")[::5],
    ]
    hashes = there(other, bundle, calls, texte=False)
    for part, digest in zip(chunks(calls), hashes, strict=True):
        if chunk_hash(service, part) != digest:
            for call, text in zip(part, there(other, bundle, part, texte=True), strict=True):
                assert answer(service, call) == text, call


def test_the_situations_are_the_hard_ones(corpus: Corpus) -> None:
    """Leap days, ends of months, hand-in and designation on every side of the due dates."""
    faits = list(tirages.calendars())
    assert len(faits) == tirages.CALENDRIERS and faits == list(tirages.calendars())
    mandats = [f["mandat"] for f in faits if f["mandat"]]
    assert sum((jour.month, jour.day) == (2, 29) for jour in mandats) > 100
    assert sum(jour.day == 31 for jour in mandats) > 500
    seen = set()
    for f in faits:
        premier = tirages.comptage.add_months(f["mandat"], 2)
        for name in ("remise", "designation"):
            day = f[name]
            seen.add((name, None if day is None else (day > premier) - (day < premier)))
    assert seen >= {(n, side) for n in ("remise", "designation") for side in (None, -1, 0, 1)}
    assert len(tirages.path_calls(corpus)) > 2000
    assert {json.loads(call[2])["mandats"] for call in tirages.mandats_calls()} == set(
        range(1, tirages.MANDATS + 1)
    )
