"""What the header files say, on a small site: policy, durations, media types, compressed files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts import hosting

FILES = ("_headers", "hebergement/nginx.conf", "hebergement/Caddyfile")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "assets/js").mkdir(parents=True)
    for name in ("site.94aee65f82.js", "quiz.js"):
        (tmp_path / "assets/js" / name).touch()
    hosting.write(tmp_path, "default-src 'none'")
    return tmp_path


@pytest.mark.parametrize("name", FILES)
def test_each_file_says_the_policy_and_the_durations(site: Path, name: str) -> None:
    text = (site / name).read_text("utf-8")

    for header in ("Content-Security-Policy", *hosting.HEADERS):
        assert header in text
    assert "frame-ancestors 'none'" in text
    assert hosting.IMMUTABLE in text
    assert hosting.ASKED_AGAIN in text


@pytest.mark.parametrize("name", ("_headers", "hebergement/Caddyfile"))
def test_only_scripts_with_a_hash_are_kept_for_ever(site: Path, name: str) -> None:
    text = (site / name).read_text("utf-8")

    assert "/assets/js/site.94aee65f82.js" in text
    assert "quiz.js" not in text


@pytest.mark.parametrize(
    ("address", "kept"),
    (
        ("/assets/css/style.5e89bc34f3.css", True),
        ("/assets/js/site.94aee65f82.js", True),
        ("/assets/fonts/atkinson-next-fr.12a8b64fdf.woff2", True),
        ("/assets/runtime/moteur-ba84608d8c67/pyodide.asm.wasm", True),
        ("/assets/js/quiz.js", False),
        ("/service-hors-ligne.js", False),
        ("/textes/lexique.html", False),
        ("/", False),
    ),
)
def test_nginx_knows_what_never_changes(address: str, kept: bool) -> None:
    assert bool(re.search(hosting.HASHED, address)) is kept


def test_hosts_serve_what_is_already_compressed(site: Path) -> None:
    assert "gzip_static on;" in (site / "hebergement/nginx.conf").read_text("utf-8")
    assert "precompressed br gzip" in (site / "hebergement/Caddyfile").read_text("utf-8")


@pytest.mark.parametrize("name", FILES[1:])
def test_media_types_that_browsers_insist_on(site: Path, name: str) -> None:
    text = (site / name).read_text("utf-8")

    assert "application/wasm" in text
    assert "text/javascript" in text
    assert "mjs" in text
