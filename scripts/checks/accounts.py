"""The ledger as a check: no phrase without a role, no rule that nothing applies.

Used by: scripts.check.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks.index import Index, as_map
from scripts.ledger import APPLYING, cited_refs
from scripts.read import Problem

APPLYING_FILES = ("communs", "flux", "bareme", "echeances")


def check(index: Index) -> Iterator[Problem]:
    applied = {
        ref for document in index.of_kind(*APPLYING_FILES) for ref in cited_refs(document.content)
    }
    for ref, phrase in index.phrases.items():
        role = as_map(phrase.content).get("role")
        if role == "regle" and ref not in applied:
            yield phrase.problem(
                f"{ref} a le rôle « regle » et rien ne l’applique",
                "role",
                expected="une citation dans une orientation, un barème ou une échéance "
                f"({', '.join(APPLYING)})",
                action="citez-la, ou changez son rôle",
            )
