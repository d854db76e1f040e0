"""Every defect of `tests/data/invalid` gives its message, at its line and column.

A defect changes one place of the small sound world of `tests/data/petit`; its first comment says
what the check must answer: `fichier:ligne:colonne : les premiers mots du message`.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from scripts.check import check

DATA = Path(__file__).resolve().parent.parent / "data"
DEFECTS = sorted((DATA / "invalid").glob("*.yaml"))


def test_the_small_world_is_sound():
    assert check(DATA / "petit", required=()).problems == ()


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda file: file.stem)
def test_defect_is_told(defect: Path, tmp_path: Path):
    world = tmp_path / "monde"
    shutil.copytree(DATA / "petit", world)
    expected = defect.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
    _break(world, YAML(typ="safe", pure=True).load(defect))

    told = [str(problem) for problem in check(world, required=()).problems]

    assert any(_matches(line, expected) for line in told), "\n".join(
        [f"attendu : {expected}", *told]
    )


def _matches(line: str, expected: str) -> bool:
    """Same place, and the expected words in what is said there."""
    place, _, words = expected.partition(" : ")
    return line.startswith(f"{place} : ") and words in line


def _break(world: Path, defect: dict[str, str]) -> None:
    file = world / defect["dans"]
    if "ajouter" in defect:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(defect["ajouter"], encoding="utf-8")
        return
    sound = file.read_text(encoding="utf-8")
    assert sound.count(defect["remplacer"]) == 1, "le défaut doit toucher un seul endroit"
    file.write_text(sound.replace(defect["remplacer"], defect["par"]), encoding="utf-8")
