"""The same data many times over: every text, flow, case, question and term again, under new names.

Knows: which names are defined where, and that a copy speaks of its own copies.
Ignores: what is measured with it. The registers (readings, actors, scales) and what the flows
share are not multiplied: code calls them by name.
Used by: scripts.benchmarks.croissance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from scripts.read import Document, read_all

LISTS = ("questions", "suites", "portes")
KEYED = ("apres_porte", "reponses")  # mappings whose keys are identifiers
WHOLE = ("texte", "flux", "cas", "quiz")  # a file more for each copy
ADDED = ("cas-protutelle", "cas-rapports", "lexique")  # more items in the same file
MARK = "-xNNN"
START = "orientations/depart.yaml"  # called by name too


def multiply(root: Path, times: int) -> None:
    """Put `times` - 1 copies of the data beside itself. The data under `root` must be sound."""
    documents, _ = read_all(root)
    del documents[START]
    copy = _Copy(set(_names(documents.values())))
    for path, document in documents.items():
        if document.kind not in (*WHOLE, *ADDED):
            continue
        made = (
            copy.of(document.content)
            if document.kind in WHOLE
            else list(map(copy.item, document.content))
        )
        text = _yaml(made)  # written once, named as often as needed
        copies = {
            f"-x{number}": text.replace(MARK, f"-x{number}") for number in range(2, times + 1)
        }
        if document.kind in WHOLE:
            for suffix, each in copies.items():
                (root / f"{path.removesuffix('.yaml')}{suffix}.yaml").write_text(each, "utf-8")
        else:
            with (root / path).open("a", encoding="utf-8") as target:
                target.write("\n" + "\n".join(copies.values()))


def _names(documents: Iterable[Document]) -> Iterator[str]:
    """The identifiers that a copy gives anew."""
    for document in documents:
        kind, content = document.kind, document.content
        if kind in ("texte", "flux"):
            yield content["id"]
        if kind == "flux":
            yield from (item["id"] for name in LISTS for item in content.get(name, ()))
        if kind == "quiz":
            yield from (item["id"] for item in content["questions"])
        if kind in ("cas", "cas-protutelle", "cas-rapports"):
            yield from (item["id"] for item in content if "id" in item)


class _Copy:
    def __init__(self, names: set[str]) -> None:
        self._names = names

    def of(self, value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            named = key in KEYED
            return {
                self._name(name) if named else name: self.of(inner, name)
                for name, inner in value.items()
            }
        if isinstance(value, list):
            return [self.of(inner, key) for inner in value]
        return self._name(value) if isinstance(value, str) else value

    def item(self, value: Any) -> Any:
        """An item of a shared list; a term is also a word that must not be there twice."""
        copy = self.of(value)
        for key in ("id", "terme"):
            if key in copy and not str(copy[key]).endswith(MARK):
                copy[key] += MARK
        if "formes" in copy:
            copy["formes"] = [f"{form}{MARK}" for form in copy["formes"]]
        return copy

    def _name(self, text: str) -> str:
        before, sharp, after = text.partition("#")
        return f"{before}{MARK}{sharp}{after}" if before in self._names else text


def _yaml(content: Any) -> str:
    yaml, text = YAML(typ="safe", pure=True), StringIO()
    yaml.default_flow_style, yaml.width, yaml.allow_unicode = False, 100, True
    yaml.dump(content, text)
    return text.getvalue()
