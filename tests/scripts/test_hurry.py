"""What `make serve` keeps from one change to the next, and what it makes anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import hurry
from scripts.html import Kept
from scripts.places import ROOT
from scripts.read import Known, read_all

PETIT = ROOT / "tests" / "data" / "petit"


def test_only_a_changed_file_is_read_again(tmp_path: Path):
    known: Known = {}
    (tmp_path / "cas").mkdir()
    for name in ("un", "deux"):
        (tmp_path / "cas" / f"{name}.yaml").write_text("- id: a\n", "utf-8")
    first, _ = read_all(tmp_path, known)
    (tmp_path / "cas" / "un.yaml").write_text("- id: b\n", "utf-8")
    second, _ = read_all(tmp_path, known)

    assert second["cas/deux.yaml"] is first["cas/deux.yaml"]
    assert second["cas/un.yaml"].content == [{"id": "b"}]


def test_problems_are_told_again_for_a_file_that_did_not_change(tmp_path: Path):
    known: Known = {}
    (tmp_path / "meta.yaml").write_text("a:\n", "utf-8")

    assert read_all(tmp_path, known)[1] == read_all(tmp_path, known)[1] != []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("scripts/twin.py", True),
        ("protocol_data/schema/flux.schema.json", True),
        ("protocol_data/lectures/arrete.yaml", False),
        ("docs/assets/css/site.css", False),
    ],
)
def test_changed_programs_and_schemas_need_a_fresh_process(path: str, expected: bool):
    assert hurry.needs_restart({path, "docs/index.md"}) is expected


def test_a_page_is_converted_again_only_when_its_words_change():
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    config = MkDocsConfig()
    config.load_dict({"site_name": "Essai", "docs_dir": str(PETIT), "site_dir": "/nulle/part"})
    config.validate()
    kept = Kept()

    def convert(markdown: str) -> Page:
        file = File("page.md", str(PETIT), "/nulle/part", use_directory_urls=False)
        files = kept.on_files(Files([file]), config=config)
        page = kept.on_pre_page(Page(None, file, config), config=config, files=files)
        page.markdown = markdown
        page.render(config, files)
        return page

    first, again, other = convert("# Un\n\n## Deux"), convert("# Un\n\n## Deux"), convert("# Autre")

    assert again.content is first.content
    assert (again.title, again.present_anchor_ids) == ("Un", {"un", "deux"})
    assert "Autre" in str(other.content)


def test_the_theme_is_listed_again_only_when_our_templates_change(tmp_path: Path):
    from jinja2 import DictLoader, Environment
    from mkdocs.config.defaults import MkDocsConfig

    config = MkDocsConfig()
    config.load_dict({"site_name": "Essai", "theme": {"name": None, "custom_dir": str(tmp_path)}})
    config.validate()
    kept = Kept()

    def listed(name: str) -> list[str]:
        env = kept._environment(Environment(loader=DictLoader({name: ""})), config)
        return env.list_templates(filter_func=lambda _: True)

    assert listed("un.svg") == ["un.svg"]
    assert listed("deux.svg") == ["un.svg"]
    (tmp_path / "main.html").write_text("", "utf-8")
    assert listed("trois.svg") == ["trois.svg"]


def test_an_open_page_is_answered_when_it_is_another(tmp_path: Path):
    import threading
    from functools import partial
    from urllib.request import urlopen

    from scripts import serve

    page = tmp_path / "page.html"
    page.write_text("<body>avant</body>", "utf-8")
    server = serve.Server(("127.0.0.1", 0), partial(serve.Handler, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    ask = f"http://127.0.0.1:{server.server_port}/_recharge?{{}}&/page.html"
    before = urlopen(ask.format("")).read().decode()
    answers: list[str] = []
    waiting = threading.Thread(
        target=lambda: answers.append(urlopen(ask.format(before)).read().decode())
    )
    waiting.start()
    waiting.join(0.3)
    held = waiting.is_alive()
    page.write_text("<body>après</body>", "utf-8")
    waiting.join(10)
    server.shutdown()

    assert before == serve.digest_of("<body>avant</body>")
    assert held, "la réponse n’a pas attendu le changement"
    assert answers == [serve.digest_of("<body>après</body>")]
