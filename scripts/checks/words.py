"""What the words of a suite may not do: promise a deadline that no text gives.

Used by: scripts.check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.checks.index import Index, walk
from scripts.read import Problem

NUMBER = (
    r"(?:\d+|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|quelques)"
)
UNIT = r"(?:heures?|jours?|semaines?|mois|ans?|années?)"
DEADLINE = re.compile(
    rf"\b(?:dans|sous|endéans|avant|après|délai de)\s+(?:un délai de\s+)?{NUMBER}\s+{UNIT}\b"
    rf"|\b\d+\s*(?:h\b|heures?|jours?|semaines?|mois)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"«[^»]*»")
OURS = {"titre", "resume", "texte", "quoi", "quand", "contenu", "que_faire"}


def check(index: Index) -> Iterator[Problem]:
    for suite in index.suites.values():
        for route, value in walk(suite.content, suite.route):
            names = [step for step in route if isinstance(step, str)]
            if not isinstance(value, str) or not names or names[-1] not in OURS:
                continue
            found = DEADLINE.search(QUOTED.sub("", value))
            if found:
                yield suite.document.problem(
                    route,
                    f"« {found.group()} » promet un délai",
                    expected="aucun délai : le texte n’en fixe pas",
                    action="retirez-le, ou citez les mots du texte entre guillemets « »",
                )
