"""The bundle: the same bytes for the same data, written whole or not at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.bundle import assemble, fingerprint, make_bundle, write_all, write_if_changed
from scripts.check import check
from scripts.places import ROOT

PETIT = Path(__file__).resolve().parent.parent / "data" / "petit"


@pytest.fixture(scope="module")
def data():
    return assemble(check(PETIT, required=()).documents)


def test_bundle_holds_what_the_explorer_needs(data):
    bundle = make_bundle(data)

    assert list(bundle) == [
        "version",
        "empreinte",
        "contact",
        "avis",
        "textes",
        "phrases",
        "lectures",
        "acteurs",
        "orientations",
        "baremes",
        "echeances",
    ]
    assert list(bundle["orientations"]) == ["questions", "suites", "portes", "flux"]
    assert bundle["version"] == "0.1.0"


def test_phrases_carry_their_words_role_reference_and_page(data):
    phrases = make_bundle(data)["phrases"]

    assert phrases["loi#chapitre-1-p1"] == [
        "Le service informe le conseiller dans les 2 mois.",
        "regle",
        "chapitre 1",
        "chapitre-1",
    ]
    assert phrases["loi#demande-p1"][2:] == ["chapitre 1, alinéa 2", "chapitre-1"]
    assert phrases["loi#chapitre-1-intitule"][:2] == ["Chapitre 1", "contexte"]


def test_flows_do_not_repeat_their_questions(data):
    assert "questions" not in make_bundle(data)["orientations"]["flux"]["aller"]
    assert "communs" not in make_bundle(data)["orientations"]["flux"]


def test_fingerprint_follows_the_data(data):
    other = {**data, "meta": {**data["meta"], "titre": "Autre"}}

    assert fingerprint(data) != fingerprint(other)
    assert make_bundle(data)["empreinte"] == fingerprint(json.loads(json.dumps(data)))


def test_files_are_written_once(data, tmp_path):
    paths = tmp_path / "bundle.json", tmp_path / "build" / "data.json"

    first = [written for _, written in write_all(data, *paths)]
    second = [written for _, written in write_all(data, *paths)]

    assert (first, second) == ([True, True], [False, False])
    assert json.loads(paths[1].read_text(encoding="utf-8")) == data
    assert sorted(os.listdir(tmp_path)) == ["build", "bundle.json"]


def test_a_change_replaces_the_file(tmp_path):
    file = tmp_path / "a.json"

    assert write_if_changed(file, "un")
    assert write_if_changed(file, "deux")
    assert file.read_text(encoding="utf-8") == "deux"


def test_bundle_does_not_depend_on_hash_order():
    code = (
        "import sys; from pathlib import Path\n"
        "from scripts.bundle import *; from scripts.check import check\n"
        "print(make_bundle(assemble(check(Path(sys.argv[1]), required=()).documents)))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, str(PETIT)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }

    assert len(outputs) == 1
