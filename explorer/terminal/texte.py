"""Small pieces of plain text for the terminal.

Used by: explorer.terminal.*
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

from explorer.corpus import Corpus

LARGEUR = 92
INSECABLE = re.compile(r" (?=[;:!?»%€])|(?<=«) ")


def to_json(valeur: Any) -> str:
    return json.dumps(valeur, ensure_ascii=False, indent=2) + "\n"


def wrap(texte: str, retrait: str = "") -> str:
    """A paragraph, never broken before a French punctuation mark nor inside an amount."""
    lignes = textwrap.wrap(
        INSECABLE.sub("\u00a0", texte),
        LARGEUR,
        initial_indent=retrait,
        subsequent_indent=" " * len(retrait),
        break_on_hyphens=False,
        break_long_words=False,
    )
    return "\n".join(lignes) + "\n"


def title(texte: str, trait: str = "─") -> str:
    return f"\n{texte}\n{trait * len(texte)}\n"


def bullets(textes: Iterable[str]) -> str:
    return "".join(wrap(texte, "  • ") for texte in textes)


def citations(corpus: Corpus, liste: Iterable[Mapping[str, str]]) -> str:
    """The quoted fragments, each once, with their reference and their id."""
    uniques = {(c["phrase"], c["extrait"]): c for c in liste}.values()
    lignes = []
    for citation in uniques:
        phrase = corpus.phrase(citation["phrase"])
        abrege = corpus.texte(phrase.texte_id)["abrege"]
        reference = f"{abrege}, {phrase.reference} ; {phrase.ref}"
        lignes.append(f"« {citation['extrait']} » ({reference})")
    return bullets(lignes)
