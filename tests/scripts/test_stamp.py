"""Nothing is made twice, and nothing stale is ever taken for fresh."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.stamp import Stamp, fingerprint


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Sources, a result, and the stamp that says one was made from the other."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.yaml").write_text("a: 1\n", "utf-8")
    (tmp_path / "resultat.json").write_text("{}", "utf-8")
    stamp_of(tmp_path).put(sources_of(tmp_path))
    return tmp_path


def stamp_of(folder: Path) -> Stamp:
    return Stamp(folder / "build" / "empreinte", [folder / "resultat.json"])


def sources_of(folder: Path) -> str:
    return fingerprint(["sources"], root=folder)


def test_the_same_sources_and_results_are_fresh(made: Path):
    (made / "sources" / "a.yaml").touch()

    assert stamp_of(made).fresh(sources_of(made))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("sources/a.yaml", "a: 2\n"),
        ("sources/b.yaml", "a: 1\n"),
        ("resultat.json", "[]"),
    ],
)
def test_another_source_or_another_result_is_not(made: Path, path: str, text: str):
    (made / path).write_text(text, "utf-8")

    assert not stamp_of(made).fresh(sources_of(made))


def test_a_result_that_is_gone_is_not(made: Path):
    (made / "resultat.json").unlink()

    assert not stamp_of(made).fresh(sources_of(made))


def test_what_the_build_writes_among_the_sources_does_not_count(made: Path):
    (made / "sources" / "__pycache__").mkdir()
    (made / "sources" / "__pycache__" / "x.pyc").write_text("x")

    assert stamp_of(made).fresh(sources_of(made))
