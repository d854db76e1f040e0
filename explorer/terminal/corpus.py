"""`python -m explorer corpus`: the phrases of the two texts, listed, searched, printed by id.

Used by: explorer.__main__.
"""

from __future__ import annotations

import argparse
import datetime
import unicodedata
from collections.abc import Iterator
from typing import Any

from explorer.corpus import Corpus, Phrase
from explorer.errors import ReponseInvalide
from explorer.francais import pluriel
from explorer.terminal.arguments import Parser
from explorer.terminal.texte import to_json, wrap

ROLES = ("regle", "definition", "contexte", "sans-effet")


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = Parser(
        "corpus",
        "Les phrases des deux textes, avec leur référence et leur rôle.",
        "  python -m explorer corpus arrete-2018#art-6-p1\n"
        "  python -m explorer corpus --chercher secret --role regle\n"
        "  python -m explorer corpus --texte arrete-2018 --json",
    )
    ajouter = parser.add_argument
    ajouter("phrases", nargs="*", metavar="PHRASE", help="identifiants, comme arrete-2018#art-6-p1")
    ajouter("--chercher", metavar="MOTS", help="phrases qui contiennent tous ces mots")
    ajouter("--texte", metavar="ID", help="un seul texte")
    ajouter("--role", metavar="ROLE", help=f"un seul rôle ({', '.join(ROLES)})")
    parser.add_json()
    return parser.read(arguments)


def run(corpus: Corpus, options: argparse.Namespace, aujourdhui: datetime.date) -> Iterator[str]:
    """The pieces of text to print. Raises `ProtocoleError` for an unknown phrase, text or role."""
    phrases = [phrase for phrase in _chosen(corpus, options) if _matches(phrase, options)]
    if options.json:
        return iter([to_json([_to_dict(phrase) for phrase in phrases])])
    return _text(phrases)


def _chosen(corpus: Corpus, options: argparse.Namespace) -> Iterator[Phrase]:
    if options.texte is not None:
        corpus.texte(options.texte)  # refuses an unknown text, with the nearest name
    if options.role is not None and options.role not in ROLES:
        raise ReponseInvalide(
            f"« {options.role[:40]} » n’est pas un rôle ; rôles connus : {', '.join(ROLES)}.",
            "role",
        )
    for ref in options.phrases or corpus.phrase_refs:
        yield corpus.phrase(ref)


def _matches(phrase: Phrase, options: argparse.Namespace) -> bool:
    if options.texte is not None and phrase.texte_id != options.texte:
        return False
    if options.role is not None and phrase.role != options.role:
        return False
    texte = _plain(phrase.texte)
    return all(mot in texte for mot in _plain(options.chercher or "").split())


def _plain(texte: str) -> str:
    """Lower case, without accents, one kind of apostrophe: what a person types."""
    sans = unicodedata.normalize("NFD", texte.lower().replace("’", "'"))
    return "".join(c for c in sans if not unicodedata.combining(c))


def _to_dict(phrase: Phrase) -> dict[str, Any]:
    return {
        "phrase": phrase.ref,
        "texte": phrase.texte,
        "role": phrase.role,
        "reference": phrase.reference,
        "page": phrase.page,
    }


def _text(phrases: list[Phrase]) -> Iterator[str]:
    for phrase in phrases:
        yield f"{phrase.ref} ({phrase.reference} ; {phrase.role})\n"
        yield wrap(phrase.texte, "    ")
    yield f"{pluriel(len(phrases), 'phrase')}.\n"
