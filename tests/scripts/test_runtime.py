"""The parts of the lean runtime that need neither Node nor a browser."""

from __future__ import annotations

from pathlib import Path

from scripts import engine, runtime
from scripts.benchmarks.server import Settings, resolve


def test_the_terminal_does_not_go_to_the_browser():
    names = {path.relative_to(engine.EXPLORER).parts[0] for path in engine.source_files()}
    assert "terminal" not in names
    assert "__main__.py" not in names
    assert {"app", "vues", "corpus.py"} <= names


def test_modules_wanted_are_standard_ones():
    assert {"fractions", "json"} <= set(engine.imported_modules())
    assert not [name for name in engine.imported_modules() if name.startswith("explorer")]


def test_a_folder_is_named_after_its_content(tmp_path: Path):
    first = runtime.named("moteur", {"a": b"1"})
    assert runtime.named("moteur", {"a": b"1"}) == first
    assert runtime.named("moteur", {"a": b"2"}) != first
    runtime.place(first, {"a": b"1"}, tmp_path)
    assert (tmp_path / first / "a").read_bytes() == b"1"


def test_source_maps_are_not_named(tmp_path: Path):
    script = tmp_path / "a.mjs"
    script.write_text("un;\n//# sourceMappingURL=a.mjs.map\n", "utf-8")
    assert engine.without_map(script) == b"un;\n"


def test_the_server_gives_nothing_outside_its_folder(tmp_path: Path):
    (tmp_path / "site").mkdir()
    (tmp_path / "secret.html").write_text("non", "utf-8")
    (tmp_path / "site" / "index.html").write_text("oui", "utf-8")
    settings = Settings(tmp_path / "site", "/s/")
    assert resolve(settings, "/s/../secret.html") is None
    assert resolve(settings, "/s/%2e%2e/secret.html") is None
    assert resolve(settings, "/ailleurs/index.html") is None
    assert resolve(settings, "/s/") == tmp_path / "site" / "index.html"
