"""The joint training: what its pages and posters are made from.

Knows: the four files of `protocol_data/formation` that make it (plan, cases, roles, posters).
Ignores: HTML, files, the quiz and the first week (scripts.formation).
Used by: scripts.kit.*, scripts.content.training, scripts.posters, tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from explorer.corpus import Corpus
from scripts.edition import Edition

Cas = Mapping[str, Any]


class Kit:
    """The training of one edition."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.corpus: Corpus = edition.corpus
        fichiers = edition.data["formation"]
        self.plan: Mapping[str, Any] = fichiers["plan"]
        self.cas: list[dict[str, Any]] = fichiers["cas-formation"]["cas"]
        self.toujours: str = fichiers["cas-formation"]["toujours"]
        self.roles: list[dict[str, Any]] = fichiers["roles"]["roles"]
        self.consignes: list[str] = fichiers["roles"]["consignes"]
        self.affiches: list[dict[str, Any]] = fichiers["affiches"]["affiches"]
        commun = fichiers["affiches"]["extraits"]
        self.extraits: list[dict[str, Any]] = [
            {**feuille, "genre": "extrait", "unites": [*commun["unites"], feuille["schema"]]}
            for feuille in commun["feuilles"]
        ]
        self._cas = {cas["id"]: cas for cas in self.cas}
        self._roles = {role["id"]: role for role in self.roles}

    def case(self, ident: str) -> Cas:
        """The case of that id (scripts.checks.training tells an unknown one)."""
        return self._cas[ident]

    def role(self, ident: str) -> Mapping[str, Any]:
        """The role card of that id (scripts.checks.training tells an unknown one)."""
        return self._roles[ident]

    @property
    def imprimables(self) -> list[dict[str, Any]]:
        """What is printed as files: the posters, then the extracts."""
        return [*self.affiches, *self.extraits]


def list_of(lignes: list[str], balise: str = "ul", classe: str = "") -> str:
    """An HTML list of ready lines; empty text when there are none."""
    attribut = f' class="{classe}"' if classe else ""
    corps = "".join(f"<li>{ligne}</li>" for ligne in lignes)
    return f"<{balise}{attribut}>{corps}</{balise}>" if corps else ""


def once(textes: Iterable[str]) -> list[str]:
    """Each text once; one that only begins another (« … au nom du CPAS ») is left out."""
    uniques = list(dict.fromkeys(textes))
    return [t for t in uniques if not any(u != t and u.startswith(t.rstrip(".")) for u in uniques)]
