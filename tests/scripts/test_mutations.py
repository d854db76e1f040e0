"""Breaking the data on purpose: a small sample here, all of it with `python -m scripts.mutate`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from scripts.defects import MAKERS, make_defects
from scripts.mutate import CHECKS, NOBODY, Sound, judge, report

PETIT = Path(__file__).resolve().parent.parent / "data" / "petit"
# Well formed and wrong: in the small world no case walks there and nobody accepted an answer.
SAMPLE = 12


@pytest.fixture(scope="module")
def sound() -> Sound:
    return Sound.read(PETIT)


@pytest.fixture(scope="module")
def verdicts(sound):
    return list(judge(make_defects(dict(sound.texts), SAMPLE), sound, PETIT))


def test_every_defect_of_the_small_world_is_noticed(verdicts):
    assert [str(verdict.defect) for verdict in verdicts if verdict.by == NOBODY] == []


def test_every_kind_of_defect_is_made(verdicts):
    assert {verdict.defect.kind for verdict in verdicts} == set(MAKERS)


def test_the_reader_tells_the_place(verdicts):
    told = [verdict for verdict in verdicts if verdict.by == CHECKS]
    elsewhere = [str(verdict.defect) for verdict in told if not verdict.placed]

    # A renamed identifier is told where it is missed; a lost quotation mark, where the text breaks.
    assert Counter(name.split(" : ")[0] for name in elsewhere).keys() <= {
        "identifiant changé",
        "guillemet perdu",
        "lecture retirée",
        "élément retiré",
        "branches échangées",
        "choix changé",
    }


def test_defects_are_always_the_same(sound):
    assert make_defects(dict(sound.texts), 3) == make_defects(dict(sound.texts), 3)


def test_a_defect_changes_one_place(sound):
    for defect in make_defects(dict(sound.texts), 2):
        before = sound.texts[defect.path]
        after = defect.apply(before)
        assert after != before
        assert after.startswith(before[: defect.start])
        assert after.endswith(before[defect.end :])


def test_the_report_counts_and_names_survivors(verdicts):
    lost = verdicts[0]._replace(by=NOBODY)

    lines = report([lost, *verdicts[1:]]).splitlines()

    assert f"survit : {lost.defect}" in lines
    assert lines[-1].startswith(f"{len(verdicts)} défauts, {len(verdicts) - 1} vus")
