"""The account of every phrase: its role, and what rests on it.

Knows: the data as one plain mapping (`build/data.json`), and where citations stand in it.
Ignores: files, HTML.
Used by: scripts.checks.accounts, the pages (« cité par », « Couverture »).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

ROLES = ("regle", "definition", "contexte", "sans-effet")
# What applies a rule. A reading, a definition or a worked case only speaks of it.
APPLYING = ("question", "porte", "suite", "flux", "bareme", "echeance")

Mention = dict[str, Any]
"""`{kind, id, titre}` and, for parts of the flows, `flux`; for lists in files, `fichier`."""


def reverse_index(data: Mapping[str, Any]) -> dict[str, list[Mention]]:
    """For each phrase (`texte#phrase`), what rests on it, each thing once, in order of the data.

    Kinds: question, porte, suite, flux, bareme, echeance, lecture, lexique, acteur, statut, cas,
    quiz, puis-je, formation, famille.
    """
    index: dict[str, list[Mention]] = {}
    for mention, content in _things(data):
        for ref in dict.fromkeys(cited_refs(content)):
            index.setdefault(ref, []).append(mention)
    return index


def cited_refs(content: Any) -> Iterator[str]:
    """Every phrase cited in `content`: `{phrase, extrait}` anywhere in it, or a list `phrases`."""
    if isinstance(content, list):
        for inner in content:
            yield from cited_refs(inner)
    if not isinstance(content, Mapping):
        return
    if isinstance(content.get("phrase"), str):
        yield content["phrase"]
    listed = content.get("phrases")
    if isinstance(listed, list):
        yield from (ref for ref in listed if isinstance(ref, str) and "#" in ref)
    for inner in content.values():
        yield from cited_refs(inner)


def ledger(
    data: Mapping[str, Any], index: Mapping[str, list[Mention]] | None = None
) -> list[dict[str, Any]]:
    """The account, text by text and chapter by chapter (top-level unit), in the order of the texts.

    Each text: `{id, titre, total, roles: {role: n}, citees, sans_compte: [refs],
    regles_sans_usage: [refs], chapitres}`; each chapter: the same keys without `chapitres`.
    Headings are not counted: they carry no rule of their own. `index`: what `reverse_index` gave.
    """
    index = reverse_index(data) if index is None else index
    return [_text_account(text, index) for text in data["textes"].values()]


def _text_account(text: Mapping[str, Any], index: Mapping[str, list[Mention]]) -> dict[str, Any]:
    chapters = [
        _account(
            unit["id"],
            unit.get("titre") or unit.get("intitule") or unit.get("reference", unit["id"]),
            list(_phrases(text["id"], unit)),
            index,
        )
        for unit in text["unites"]
    ]
    whole = _account(text["id"], text["titre"], list(_phrases(text["id"], text)), index)
    return {**whole, "chapitres": chapters}


def _account(
    name: str, title: str, phrases: list[tuple[str, str | None]], index: Mapping[str, list[Mention]]
) -> dict[str, Any]:
    counts = Counter(role for _, role in phrases)
    return {
        "id": name,
        "titre": title,
        "total": len(phrases),
        "roles": {role: counts[role] for role in ROLES},
        "citees": sum(ref in index for ref, _ in phrases),
        "sans_compte": [ref for ref, role in phrases if role not in ROLES],
        "regles_sans_usage": [
            ref for ref, role in phrases if role == "regle" and not is_applied(index.get(ref, ()))
        ],
    }


def is_applied(mentions: Iterable[Mention]) -> bool:
    """True when something that rests on the phrase applies it."""
    return any(mention["kind"] in APPLYING for mention in mentions)


def _phrases(text_id: str, unit: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    for phrase in unit.get("phrases", ()):
        yield f"{text_id}#{phrase['id']}", phrase.get("role")
    for child in unit.get("unites", ()):
        yield from _phrases(text_id, child)


def _things(data: Mapping[str, Any]) -> Iterator[tuple[Mention, Any]]:
    for file_id, content in data["orientations"].items():
        yield from _flow_things(file_id, content)
    for kind, key in (("bareme", "baremes"), ("echeance", "echeances")):
        for name, content in data[key].items():
            yield _mention(kind, name, content), content
    for kind, key in (("lecture", "lectures"), ("lexique", "lexique"), ("acteur", "acteurs")):
        for item in data[key]:
            yield _mention(kind, item["id"], item), item
    for entry in (data.get("statut") or {}).get("textes", ()):
        yield {"kind": "statut", "id": entry["texte"], "titre": entry["etat"]}, entry
    for kind, key in (("cas", "cas"), ("formation", "formation"), ("famille", "familles")):
        for stem, content in data[key].items():
            yield from _listed(kind, stem, content)


def _flow_things(file_id: str, content: Mapping[str, Any]) -> Iterator[tuple[Mention, Any]]:
    parts = {"questions": "question", "portes": "porte", "suites": "suite"}
    for key, kind in parts.items():
        for item in content.get(key, ()):
            yield {**_mention(kind, item["id"], item), "flux": file_id}, item
    rest = {key: value for key, value in content.items() if key not in parts}
    yield {**_mention("flux", file_id, rest), "flux": file_id}, rest


def _listed(kind: str, stem: str, content: Any) -> Iterator[tuple[Mention, Any]]:
    if isinstance(content, Mapping) and isinstance(content.get("questions"), list):
        kind, content = "puis-je" if stem == "puis-je" else "quiz", content["questions"]
    for key in ("cas", "roles"):  # the training: each case and each card cites for itself
        if isinstance(content, Mapping) and isinstance(content.get(key), list):
            content = content[key]
    if not isinstance(content, list):
        yield {**_mention(kind, stem, content), "fichier": stem}, content
        return
    for rank, item in enumerate(content, 1):
        name = item.get("id", f"{stem}-{rank}") if isinstance(item, Mapping) else f"{stem}-{rank}"
        yield {**_mention(kind, name, item), "fichier": stem}, item


def _mention(kind: str, name: str, content: Any) -> Mention:
    keys = ("titre", "texte", "terme", "nom", "question", "id")
    titles = (
        [content[key] for key in keys if isinstance(content.get(key), str)]
        if isinstance(content, Mapping)
        else []
    )
    return {"kind": kind, "id": name, "titre": titles[0] if titles else name}
