"""What `make serve` shows first after a change is what the whole build would have made."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import build
from scripts.hurry import Warm

SIZES = "pages/hors-ligne.html"  # says how much the offline copy weighs: the whole build only


def test_pages_made_in_a_hurry_are_those_of_the_whole_build(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = int((site / "index.html").stat().st_mtime)  # the pages say it; midnight may have passed
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(day))
    warm = Warm()
    for _ in range(2):  # the second time with all that stayed from the first
        warm.prepare()
    made = {path.relative_to(build.NEXT).as_posix(): path for path in build.NEXT.rglob("*.html")}
    differing = [
        name
        for name, path in made.items()
        if name != SIZES and path.read_bytes() != (site / name).read_bytes()
    ]

    assert len(made) > 150
    assert differing == []


COPIED = ("protocol_data", "explorer", "scripts", "docs", "mkdocs.yml", "package.json", "package-lock.json")
LINKED = ("node_modules", "build/runtime", "build/dessins", "build/styles")
BREAK = """
from pathlib import Path
from scripts import bundle
from scripts.hurry import Warm

if __name__ == "__main__":
    warm, lexique = Warm(), Path("protocol_data/definitions/lexique.yaml")
    warm.prepare()
    Path("site").mkdir()
    files, sound = (bundle.BUNDLE, bundle.DATA), lexique.read_text("utf-8")
    before = [path.read_bytes() for path in files]
    lexique.write_text(sound.replace("  terme:", "  terrme:", 1), "utf-8")
    try:
        warm.run()
    except SystemExit as refusal:
        assert refusal.code == 1
    else:
        raise AssertionError("des données fausses sont passées")
    assert [path.read_bytes() for path in files] == before
    assert list(Path("site").iterdir()) == []
    lexique.write_text(sound, "utf-8")
    warm.run()
    assert Path("site/index.html").is_file()
"""


def test_wrong_data_is_told_and_nothing_takes_its_place(site: Path, tmp_path: Path) -> None:
    for name in COPIED:
        source, target = build.ROOT / name, tmp_path / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)
    (tmp_path / "build").mkdir()
    for name in LINKED:
        (tmp_path / name).symlink_to(build.ROOT / name)
    (tmp_path / "essai.py").write_text(BREAK, "utf-8")
    done = subprocess.run(
        [sys.executable, "essai.py"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert "protocol_data/definitions/lexique.yaml:" in done.stderr
    assert "le nom connu le plus proche est « terme »" in done.stderr
    assert "Traceback" not in done.stderr
