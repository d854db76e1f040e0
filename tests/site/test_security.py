"""Every page carries the policy; nothing in it would be refused by the policy."""

from __future__ import annotations

import base64
import hashlib
import re
from html import unescape
from pathlib import Path

from scripts import compress, hosting, security

POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')


def test_each_page_carries_the_policy_before_any_script(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        found = POLICY.search(text)
        assert found and found.start() < text.index("<script"), name


def test_inline_scripts_are_in_the_policy_by_hash(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        rules = unescape(POLICY.search(text).group(1))  # type: ignore[union-attr]
        for script in security.INLINE.findall(text):
            digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in rules, name


def test_the_policy_allows_neither_eval_nor_inline_code_nor_other_origins(
    pages: dict[str, str],
) -> None:
    rules = unescape(POLICY.search(pages["index.html"]).group(1))  # type: ignore[union-attr]

    assert "'unsafe-eval'" not in rules
    assert "'unsafe-inline'" not in rules
    assert "http" not in rules


def test_no_page_uses_style_attributes_or_handlers(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        assert not re.search(r"<[^>]*\s(?:style|on[a-z]+)=\"", text), name


def test_header_files_repeat_the_policy(site: Path, pages: dict[str, str]) -> None:
    rules = unescape(POLICY.search(pages["index.html"]).group(1))  # type: ignore[union-attr]

    for name in ("_headers", "hebergement/nginx.conf", "hebergement/Caddyfile"):
        assert rules in (site / name).read_text("utf-8"), name


def test_what_is_kept_for_ever_has_its_hash_in_its_address(site: Path) -> None:
    folders = ("assets/css", "assets/fonts", "assets/runtime")
    names = [path for folder in folders for path in (site / folder).rglob("*") if path.is_file()]

    assert names
    for path in names:
        if path.suffix in compress.ENCODED:
            continue
        assert re.search(hosting.HASHED, f"/{path.relative_to(site).as_posix()}"), path


def test_every_file_of_the_site_has_a_media_type(site: Path) -> None:
    known = {f".{suffix}" for suffixes in hosting.TYPES.values() for suffix in suffixes.split()}
    known |= {"", ".bin", ".apkg", ".conf", *compress.ENCODED}
    there = {path.suffix for path in site.rglob("*") if path.is_file()}

    assert there <= known, f"sans type : {sorted(there - known)}"
