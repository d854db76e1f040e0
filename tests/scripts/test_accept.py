"""The accepted answers are those the data gives."""

from __future__ import annotations

import pytest

from scripts.accept import REFERENCE, differences, facts
from scripts.read import read_all


@pytest.fixture(scope="module")
def found():
    return facts(read_all()[0])


def test_the_answers_are_those_last_read_over(found):
    changed = differences(found)

    assert changed == [], "relisez ces différences, puis : python -m scripts.accept --accepter"


def test_every_reference_file_is_compared(found):
    assert {file.stem for file in REFERENCE.glob("*.txt")} == set(found)


def test_a_changed_answer_is_shown(found, tmp_path):
    for stem, lines in found.items():
        (tmp_path / f"{stem}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    first = found["parcours"][0]

    changed = differences({**found, "parcours": [f"{first} !", *found["parcours"][1:]]}, tmp_path)

    assert changed[-2:] == [f"-{first}", f"+{first} !"]
