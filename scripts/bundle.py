"""Make the two JSON files that everything else loads, from checked data only.

Knows: `explorer/bundle.json` (what the browser loads) and `build/data.json` (everything).
Ignores: what the data means.
Used by: the build, the tests, `python -m scripts.bundle`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from scripts import stamp
from scripts.check import check, print_problems
from scripts.checks.references import NUMERO
from scripts.places import BUNDLE, DATA, ROOT
from scripts.read import Document
from scripts.stamp import Stamp

STAMP = ROOT / "build" / "donnees.empreinte"
SOURCES = ("protocol_data", "scripts", "explorer", "requirements.txt")
FOLDERS = ("echeances", "cas", "formation", "familles")  # one entry a file, by its name
LISTS = ("questions", "suites", "portes")


def assemble(documents: Mapping[str, Document]) -> dict[str, Any]:
    """Everything the data says, as one plain mapping: the content of `build/data.json`."""
    families = _by_stem(documents, "familles")
    return {
        "meta": _single(documents, "meta"),
        "statut": _with_numbers(_single(documents, "statut"), _numbers(families)),
        "textes": {item["id"]: item for item in _contents(documents, "texte")},
        "acteurs": _single(documents, "acteurs") or [],
        "lexique": _single(documents, "lexique") or [],
        "recherche": _single(documents, "recherche") or {"groupes": [], "pages": {}},
        "lectures": [item for content in _contents(documents, "lectures") for item in content],
        "orientations": {
            item["id"]: item for kind in ("communs", "flux") for item in _contents(documents, kind)
        },
        "baremes": {item["id"]: item for item in _contents(documents, "bareme")},
        **{folder: _by_stem(documents, folder) for folder in FOLDERS},
    }


def fingerprint(data: Mapping[str, Any]) -> str:
    """SHA-256 of the data in canonical form: comments and layout of the YAML do not change it."""
    return hashlib.sha256(_dump(data, sort=True).encode()).hexdigest()


def make_bundle(data: Mapping[str, Any]) -> dict[str, Any]:
    """What `explorer` needs to answer, and nothing else (`explorer/bundle.json`)."""
    return {
        "version": data["meta"]["version"],
        "empreinte": fingerprint(data),
        "contact": data["meta"].get("contact", ""),
        "avis": list(_short_notices(data)),
        "textes": [
            {key: text[key] for key in ("id", "titre", "abrege")}
            for text in data["textes"].values()
        ],
        "phrases": dict(phrases(data["textes"].values())),
        "lectures": {item["id"]: item for item in data["lectures"]},
        "acteurs": {item["id"]: item for item in data["acteurs"]},
        "orientations": _orientations(data["orientations"]),
        "baremes": data["baremes"],
        "echeances": data["echeances"],
    }


def _short_notices(data: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """The notices that stand at the foot of every orientation screen, and the number they give."""
    numbers = _numbers(data["familles"])
    for text in (data["statut"] or {}).get("textes", ()):
        for notice in text["notices"]:
            if "court" in notice:
                number = numbers.get(notice.get("aide", ""))
                yield {"texte": notice["court"], **({"numero": number} if number else {})}


def _numbers(families: Mapping[str, Any]) -> dict[str, str]:
    return {aide["id"]: aide["numero"] for aide in families.get("aides", ()) if aide["numero"]}


def _with_numbers(status: Any, numbers: Mapping[str, str]) -> Any:
    """The status file, with the number of its `aide` in place of `{numero}` in a notice."""
    if not status:
        return status
    texts = [
        {**text, "notices": [_told(notice, numbers) for notice in text["notices"]]}
        for text in status["textes"]
    ]
    return {**status, "textes": texts}


def _told(notice: Mapping[str, Any], numbers: Mapping[str, str]) -> dict[str, Any]:
    number = numbers.get(notice.get("aide", ""), NUMERO)
    words = {
        key: notice[key].replace(NUMERO, number) for key in ("texte", "court") if key in notice
    }
    return {**notice, **words}


def phrases(texts: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, list[str]]]:
    """Every citable phrase: `(ref, [texte, role, reference, page])`, in the order of the texts.

    A printed heading is a phrase too, under the id `<unit id>-intitule`. The page is the id of the
    unit that has its own page: the nearest one marked `page: true`, else the top-level one.
    """
    for text in texts:
        for unit in text.get("unites", ()):
            yield from _unit_phrases(text["id"], unit, unit["id"], "")


def _unit_phrases(
    text_id: str, unit: Mapping[str, Any], page: str, above: str
) -> Iterator[tuple[str, list[str]]]:
    page = unit["id"] if unit.get("page") else page
    reference = unit.get("reference", above)
    if "intitule" in unit:
        role = unit.get("role_intitule", "contexte")
        yield f"{text_id}#{unit['id']}-intitule", [unit["intitule"], role, reference, page]
    for phrase in unit.get("phrases", ()):
        yield f"{text_id}#{phrase['id']}", [phrase["texte"], phrase["role"], reference, page]
    for child in unit.get("unites", ()):
        yield from _unit_phrases(text_id, child, page, reference)


def _orientations(files: Mapping[str, Any]) -> dict[str, Any]:
    tables: dict[str, Any] = {name: {} for name in LISTS}
    for content in files.values():
        for name in LISTS:
            tables[name] |= {item["id"]: item for item in content.get(name, ())}
    flows = {
        flow_id: {key: value for key, value in content.items() if key not in LISTS}
        for flow_id, content in files.items()
        if flow_id != "communs"
    }
    return {**tables, "flux": flows}


def write_if_changed(path: Path, text: str) -> bool:
    """Write whole or not at all; an identical file is left alone. True when it was written."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_text(text, encoding="utf-8")
    os.replace(draft, path)
    return True


def write_all(
    data: Mapping[str, Any], bundle_path: Path = BUNDLE, data_path: Path = DATA
) -> list[tuple[Path, bool]]:
    """Write both files; tells which were really written."""
    return [
        (bundle_path, write_if_changed(bundle_path, _dump(make_bundle(data)))),
        (data_path, write_if_changed(data_path, _dump(data))),
    ]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.bundle",
        description="Vérifie les données puis écrit les fichiers JSON.",
    )
    parser.parse_args(arguments)
    made, sources = Stamp(STAMP, (BUNDLE, DATA)), stamp.fingerprint(SOURCES)
    if made.fresh(sources):
        print("✓ Les données sont justes et à jour : rien à refaire.")
        return 0
    if make():
        return 1
    made.put(sources)
    return 0


def make() -> int:
    """Check, then write; 1 and nothing written when there is a problem."""
    result = check()
    if result.problems:
        print_problems(result.problems)
        return 1
    for path, written in write_all(assemble(result.documents)):
        size = path.stat().st_size / 1000
        state = "écrit" if written else "inchangé"
        print(f"{path.relative_to(ROOT)} : {state}, {size:.0f} ko")
    return 0


def _dump(value: Any, *, sort: bool = False) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=sort)


def _contents(documents: Mapping[str, Document], kind: str) -> list[Any]:
    return [document.content for _, document in sorted(documents.items()) if document.kind == kind]


def _single(documents: Mapping[str, Document], kind: str) -> Any:
    return next(iter(_contents(documents, kind)), None)


def _by_stem(documents: Mapping[str, Document], folder: str) -> dict[str, Any]:
    inside = (
        document for path, document in sorted(documents.items()) if Path(path).parts[0] == folder
    )
    return {document.stem: document.content for document in inside}


if __name__ == "__main__":
    sys.exit(main())
