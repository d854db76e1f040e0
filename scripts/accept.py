"""The answers as they were last read over: a change of the data has to change these files too.

A check cannot know that two branches were swapped; a reader of the difference can. These files hold
what the data answers, without its wording: `python -m scripts.accept` shows what changed, and
`--accepter` records it once it has been read.

Knows: which facts are worth a reader's eye: routes, suites, values, roles, citations, inventory.
Ignores: sentences of ours (rewording is free), HTML.
Used by: tests, scripts.mutate, reviewers of a change of the data.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from pathlib import Path
from typing import Any

from explorer.chemins import Chemin, enumerate_paths
from explorer.corpus import Corpus
from scripts.bundle import assemble, make_bundle, write_if_changed
from scripts.checks.index import walk
from scripts.ledger import reverse_index
from scripts.places import PROTOCOL_DATA
from scripts.read import Document, Route, read_all

REFERENCE = PROTOCOL_DATA.parent / "tests" / "data" / "reference"
SPEECH = ("peut_dire", "ne_peut_pas_dire")
Data = Mapping[str, Any]
Facts = Mapping[str, list[str]]


def facts(documents: Mapping[str, Document]) -> dict[str, list[str]]:
    """The lines of each reference file, by file stem. The data must be sound."""
    data = assemble(documents)
    return {
        "parcours": list(_routes(Corpus(make_bundle(data)))),
        "orientations": list(_orientations(data)),
        "quiz": list(_lessons(data)),
        "identifiants": list(_identifiers(documents)),
        "valeurs": list(_values(documents)),
        "roles": list(_roles(data)),
        "citations": list(_citations(data)),
        "inventaire": list(_inventory(documents)),
    }


def differences(found: Facts, folder: Path = REFERENCE) -> list[str]:
    """What changed since the last acceptance, as the lines of a difference."""
    lines: list[str] = []
    for stem, now in found.items():
        file = folder / f"{stem}.txt"
        before = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        names = (f"{stem} accepté", f"{stem} actuel")
        lines += unified_diff(before, now, *names, n=0, lineterm="") if before != now else []
    return lines


def _routes(corpus: Corpus) -> Iterator[str]:
    """Every path, except those where two conditions of a gate fail: one failing says it already."""
    conditions = {name for gate in corpus.portes.values() for name in gate["questions"]}
    for flow_id in corpus.flux_ids:
        for path in enumerate_paths(corpus, flow_id):
            failing = [q for q, answer in path.reponses if q in conditions and answer != "oui"]
            if len(failing) <= 1:
                yield _route(path, conditions)


def _route(path: Chemin, conditions: set[str]) -> str:
    told = [
        f"{q}={answer}" for q, answer in path.reponses if q not in conditions or answer != "oui"
    ]
    ends = [
        f"{suite} ({':'.join(reading)})" if reading else suite for suite, reading in path.suites
    ]
    end = " + ".join(ends) or f"début de {path.debut}"
    return f"{path.flux} | {' '.join(told)} → {end}"


def _orientations(data: Data) -> Iterator[str]:
    for flow_id, content in data["orientations"].items():
        header = [f"{key} {content[key]}" for key in HEADER if content.get(key) is not None]
        yield f"flux {flow_id} | {' ; '.join(header)}"
        for question in content.get("questions", ()):
            answers = ", ".join(answer["id"] for answer in question["reponses"])
            readings = ", ".join(question.get("lectures", ()))
            yield f"question {question['id']} | {answers} | {readings}"
        yield from (f"suite {suite['id']} | {_suite(suite)}" for suite in content.get("suites", ()))


def _suite(suite: Data) -> str:
    said = {key: [part["par"] for part in suite.get(key, ())] for key in SPEECH}
    parts = (
        suite["statut"],
        "partage" if suite.get("partage") else "sans partage",
        *(f"{key} {', '.join(actors)}" for key, actors in said.items() if actors),
        *(f"{form['forme']} {form['statut']}" for form in suite.get("formes", ())),
        *(f"{due['qui']} doit à {due['a']}" for due in suite.get("suites_dues", ())),
        *suite.get("lectures", ()),
    )
    return " ; ".join(parts)


def _lessons(data: Data) -> Iterator[str]:
    """Every question of the training files, without its sentences."""
    for stem, content in data["formation"].items():
        questions = content.get("questions", ()) if isinstance(content, Mapping) else ()
        for question in questions:
            options = [f"{o['id']}{'*' if o['juste'] else ''}" for o in question.get("options", ())]
            lists = [*question.get("roles", ()), *question.get("lectures", ()), *options]
            words = [question[key] for key in ("theme", "statut") if key in question]
            numbers = [
                f"{name} {' '.join(map(str, parts.values()))}"
                for name, parts in question.get("calcul", {}).items()
            ]
            yield f"{stem} {question['id']} | {' ; '.join([*words, *lists, *numbers])}"


def _identifiers(documents: Mapping[str, Document]) -> Iterator[str]:
    """Permanent names: addresses, cards and tests rest on them."""
    for path, document in sorted(documents.items()):
        if document.kind != "texte" and not path.startswith("cas/"):
            for route, value in walk(document.content):
                if isinstance(value, dict) and "id" in value and "options" not in route:
                    yield f"{path} {_told(document.content, route) or value['id']}"


# Keys whose value is a fact, not a sentence of ours.
FACTS = {
    "valeur", "unite", "comme", "mois", "jour", "paques", "ancre", "repete", "type", "reproduit",
    "numero", "site", "url", "date", "verifie_le", "statut", "prudente", "travail", "secteur", "lectures",
    "horizon-mois", "rapports-max", "voir", "remplace_par", "version",
}  # fmt: skip
DATED = {"url", "date", "voir"}
HEADER = ("schema", "de", "a", "depart", "entree_croisee")
TOLD = ("texte", "lexique", "communs", "flux")  # told in the other files, like the training


def _values(documents: Mapping[str, Document]) -> Iterator[str]:
    for path, document in sorted(documents.items()):
        if document.kind == "texte" or path.startswith("cas/"):
            continue  # worked cases are run, which says more
        keys = DATED if document.kind in TOLD or path.startswith("formation/") else FACTS
        for route, value in walk(document.content):
            key = next((step for step in reversed(route) if isinstance(step, str)), "")
            if key in keys and value is not False and not isinstance(value, (dict, list)):
                yield f"{path} {_told(document.content, route)} = {value}"


def _told(content: Any, route: Route) -> str:
    """A route with identifiers in place of list positions, so that an insertion moves nothing."""
    names, here = [], content
    for step in route:
        here = here[step]
        named = here.get("id") if isinstance(here, dict) and isinstance(step, int) else None
        names.append(str(named or step))
    return "/".join(names)


def _roles(data: Data) -> Iterator[str]:
    def lines(text_id: str, unit: Data) -> Iterator[str]:
        for phrase in unit.get("phrases", ()):
            yield f"{text_id}#{phrase['id']} {phrase['role']}"
        for child in unit.get("unites", ()):
            yield from lines(text_id, child)

    for text in data["textes"].values():
        yield from lines(text["id"], text)


def _citations(data: Data) -> Iterator[str]:
    for ref, mentions in sorted(reverse_index(data).items()):
        names = [
            f"{mention['kind']} {mention['id']}" for mention in mentions if mention["kind"] != "cas"
        ]
        yield f"{ref} | {', '.join(names)}"


def _inventory(documents: Mapping[str, Document]) -> Iterator[str]:
    """How many times each key stands in each file."""
    for path, document in sorted(documents.items()):
        if document.kind in ("quiz", "texte") or path.startswith("cas/"):
            continue
        counts = Counter(_key_path(route) for route, _ in walk(document.content) if route)
        yield f"{path} | {', '.join(f'{name} {count}' for name, count in sorted(counts.items()))}"


def _key_path(route: Route) -> str:
    """The last two keys of a route: enough to see what was added or removed."""
    named = ["·" if isinstance(step, int) else step for step in route]
    return "/".join(named[-2:])


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.accept",
        description="Montre ce qui a changé dans les réponses depuis la dernière relecture.",
    )
    parser.add_argument("--accepter", action="store_true", help="enregistrer, après relecture")
    options = parser.parse_args(arguments)
    found = facts(read_all()[0])
    changed = differences(found)
    print("\n".join(changed) or "Aucune différence.")
    if options.accepter:
        for stem, lines in found.items():
            write_if_changed(REFERENCE / f"{stem}.txt", "\n".join(lines) + "\n")
        return 0
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
