"""`make publication`: what is compressed, what is left alone, what is done again."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli
import pytest

from scripts import compress, offline, offline_zip

TEXT = "<p>Le CPAS reçoit la demande.</p>\n" * 100


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("index.html", "a/style.css", "assets/runtime/moteur-1/lib.zip", "dossier.zip"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    (tmp_path / "petit.html").write_text("court", "utf-8")
    return tmp_path


def compressed(site: Path) -> set[str]:
    return {
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.suffix in compress.ENCODED
    }


def test_large_text_is_compressed_and_gives_back_the_same_bytes(site: Path) -> None:
    compress.run(site)

    assert compressed(site) == {
        name + suffix
        for name in ("index.html", "a/style.css", "assets/runtime/moteur-1/lib.zip")
        for suffix in (".gz", ".br")
    }
    assert gzip.decompress((site / "index.html.gz").read_bytes()).decode() == TEXT
    assert brotli.decompress((site / "index.html.br").read_bytes()).decode() == TEXT


def test_a_second_pass_does_only_what_changed(site: Path) -> None:
    compress.run(site)
    before = (site / "index.html").stat().st_mtime_ns
    (site / "index.html").write_text(TEXT * 2, "utf-8")
    os.utime(site / "index.html", ns=(before + 1, before + 1))

    assert compress.run(site) == (1, 2)
    assert gzip.decompress((site / "index.html.gz").read_bytes()).decode() == TEXT * 2
    assert compress.run(site) == (0, 3)


def test_the_same_content_gives_the_same_bytes(site: Path) -> None:
    compress.run(site)
    first = (site / "index.html.gz").read_bytes()
    os.utime(site / "index.html", ns=(1, 1))
    compress.run(site)

    assert (site / "index.html.gz").read_bytes() == first


def test_a_compressed_file_without_a_source_goes_away(site: Path) -> None:
    compress.run(site)
    (site / "a/style.css").unlink()
    compress.run(site)

    assert not {"a/style.css.gz", "a/style.css.br"} & compressed(site)


def test_nothing_compressed_enters_the_offline_editions(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offline_zip.javascript, "bundle", lambda *_: "")
    before = [
        set(offline.other_files(site)),
        {name for name, _ in offline_zip.site_files(site, "1")},
    ]
    compress.run(site)

    assert set(offline.other_files(site)) == before[0]
    assert {name for name, _ in offline_zip.site_files(site, "1")} == before[1]


def test_without_a_site_the_message_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="make site"):
        compress.main([str(tmp_path)])
