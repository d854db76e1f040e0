"""French spacing: no-break spaces where French wants them, nothing else changed."""

from __future__ import annotations

import pytest

from scripts.typography import spaced


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Que faire ?", "Que faire\u00a0?"),
        ("les mots : « oui »", "les mots\u00a0: «\u00a0oui\u00a0»"),
        ("| a | :--", "| a | :--"),
        ("terme\n: définition", "terme\n: définition"),
        ("54 %", "54\u00a0%"),
    ],
)
def test_spaces(given: str, expected: str) -> None:
    assert spaced(given) == expected


def test_doing_it_twice_changes_nothing() -> None:
    once = spaced("« Quoi ? » : rien ; 5 €")

    assert spaced(once) == once
