"""The words of the lexique: linked once, where they stand, never inside a link or a heading."""

from __future__ import annotations

import json
from typing import Any

from scripts.content.page import Generated
from scripts.content.terms import annotate, script

LEXIQUE: list[dict[str, Any]] = [
    {
        "id": "usager",
        "terme": "usager",
        "formes": ["usagers", "l’usager"],
        "mots_simples": "La personne aidée.",
    },
    {"id": "conseil", "terme": "CAS", "formes": [], "mots_simples": "Le conseil décide."},
    {"id": "accord", "terme": "accord de l’usager", "formes": [], "mots_simples": "Elle dit oui."},
]


class Terms:
    """What stands for an edition: its words alone."""

    def __init__(self, lexique: list[dict[str, Any]] = LEXIQUE) -> None:
        self.data = {"lexique": lexique}


def noted(html: str) -> str:
    edition: Any = Terms()
    return annotate(edition, Generated("textes/x/y.html", "Titre", html)).html


def test_the_first_occurrence_only_is_linked_and_its_note_is_at_the_foot() -> None:
    html = noted("<p>Un usager, deux usagers.</p>")

    assert '<p>Un <a class="mot" href="#mot-usager">usager</a>, deux usagers.</p>' in html
    assert (
        '<dt id="mot-usager"><a href="../../textes/lexique.html#usager">usager</a></dt><dd>La personne aidée.</dd>'
        in html
    )


def test_the_longest_form_wins_whatever_the_apostrophe() -> None:
    assert '<a class="mot" href="#mot-accord">accord de l&#39;usager</a>' in noted(
        "<p>Un accord de l&#39;usager.</p>"
    )


def test_links_headings_and_notes_are_left_alone() -> None:
    html = '<h2>usager</h2><p><a href="#a">usager</a> <span class="phrase-notes">usager</span></p>'

    assert noted(html) == html


def test_parts_of_words_are_not_terms() -> None:
    assert (
        noted("<p>Le sous-usager et les usagères.</p>") == "<p>Le sous-usager et les usagères.</p>"
    )


def test_an_acronym_is_itself_only_in_capitals() -> None:
    assert noted("<p>Dans ce cas.</p>") == "<p>Dans ce cas.</p>"
    assert '<a class="mot" href="#mot-conseil">CAS</a>' in noted("<p>Le CAS décide.</p>")


def test_the_script_of_live_answers_has_the_same_words() -> None:
    edition: Any = Terms()
    said = json.loads(script(edition).removeprefix("window.motsDuSite=").rstrip(";\n"))

    assert ["CAS", "conseil"] in said["formes"] and ["usagers", "usager"] in said["formes"]
    assert said["notes"]["usager"] == "La personne aidée."
