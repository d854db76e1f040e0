"""The register of readings: what the explorer's code counts on, and what each entry must hold.

Used by: scripts.check.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks.index import Index, Item, as_list, as_map, nearest
from scripts.read import Problem

# Reading identifiers that the engine and the flows call by name.
CALLED: dict[str, tuple[str, ...]] = {
    "A02": ("accord-avant-appel", "cadre-suffit"),
    "A08": ("toujours", "sous-conditions"),
    "A14": ("troisieme-seule", "les-trois", "premiere-et-troisieme"),
    "A15": ("apres-decision", "avant-decision"),
    "A16": ("besoin-commun", "alternative"),
    "B02": ("prorata", "tranche-entiere", "tranche-entamee"),
    "B08": ("quantieme", "quantieme-a-veille", "jour-ouvrable"),
}


def check(index: Index) -> Iterator[Problem]:
    for entry in index.readings.values():
        known = [
            str(as_map(reading).get("id")) for reading in as_list(entry.content.get("lectures"))
        ]
        yield from _set_apart(entry, known)
        for name in CALLED.get(entry.id, ()):
            if name not in known:
                yield entry.problem(
                    f"la lecture « {name} » de {entry.id} manque",
                    "lectures",
                    expected=", ".join(CALLED[entry.id]),
                    nearest=nearest(name, known),
                    action="le moteur l’emploie : remettez-la",
                )
    yield from _missing(index)


def _set_apart(entry: Item, known: list[str]) -> Iterator[Problem]:
    for key, what in (("prudente", "la lecture prudente"), ("travail", "la lecture de travail")):
        name = entry.content.get(key)
        if isinstance(name, str) and name not in known:
            yield entry.problem(
                f"{what} « {name} » n’existe pas dans {entry.id}",
                key,
                expected=", ".join(known) or "null",
                nearest=nearest(name, known),
            )


def _missing(index: Index) -> Iterator[Problem]:
    for document in index.of_kind("lectures"):
        letter = {"protocole": "A", "arrete": "B"}.get(document.stem, "")
        for name in CALLED:
            if letter == name[0] and name not in index.readings:
                yield document.problem(
                    (),
                    f"la lecture {name} manque au registre",
                    expected=", ".join(CALLED[name]),
                    action="le moteur l’emploie : remettez-la",
                )
