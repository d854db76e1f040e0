"""Each claim of the page « Confidentialité » is held by checks that exist and run; no field asks for a name."""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser

import pytest

from scripts.places import ROOT

PAGE = "pages/confidentialite.html"
NAVIGATEUR = "tests/browser/test_rien_ne_sort.py::"
DEMANDES = "tests/browser/test_demandes.py::"
PREUVES = {
    "aucun-nom": (
        "tests/site/test_confidentialite.py::test_no_field_asks_for_a_name",
        "tests/site/test_confidentialite.py::test_the_fields_of_the_views_are_those_of_the_list",
    ),
    "rien-envoye": (
        DEMANDES + "test_no_request_depends_on_the_answers",
        DEMANDES + "test_a_click_before_the_script_is_there_waits_for_it",
        DEMANDES + "test_pointing_at_an_answer_asks_nothing",
        NAVIGATEUR + "test_nothing_is_asked_whatever_is_typed",
        "tests/site/test_confidentialite.py::test_no_form_can_send_anything",
    ),
    "apres-le-diese": (
        NAVIGATEUR + "test_answers_stay_after_the_hash",
        DEMANDES + "test_an_address_never_says_an_answer",
        DEMANDES + "test_what_was_typed_or_chosen_elsewhere_opens_the_simulator",
    ),
    "copier-le-lien": (NAVIGATEUR + "test_the_copied_link_holds_the_answers_and_says_so",),
    "adresse-par-etape": (
        "tests/site/test_twin.py::test_each_reachable_state_has_its_page",
        DEMANDES + "test_without_the_script_the_page_is_asked_for_only_with_consent",
    ),
    "aucun-cookie": (NAVIGATEUR + "test_every_kind_of_page_keeps_and_asks_nothing",),
    "couleurs": (
        NAVIGATEUR + "test_the_colours_are_the_only_thing_kept_unasked",
        NAVIGATEUR + "test_every_kind_of_page_keeps_and_asks_nothing",
    ),
    "sur-demande": (
        NAVIGATEUR + "test_the_questions_to_see_again_are_kept_on_request_and_erased",
        "tests/browser/test_quiz_joue.py::test_steps_are_kept_only_if_wished_and_can_be_erased",
        "tests/browser/test_hors_ligne.py::test_nothing_is_kept_without_consent",
        "tests/browser/test_hors_ligne.py::test_erase_leaves_nothing",
    ),
    "quitter-vite": (
        NAVIGATEUR + "test_leaving_fast_notes_it_in_the_tab_only",
        "tests/browser/test_familles.py::test_going_back_does_not_show_the_page_again",
    ),
    "aucun-autre-site": (
        NAVIGATEUR + "test_every_kind_of_page_keeps_and_asks_nothing",
        "tests/site/test_security.py::test_the_policy_allows_neither_eval_nor_inline_code_nor_other_origins",
        "tests/site/test_security.py::test_header_files_repeat_the_policy",
    ),
}  # fmt: skip
CHOIX = {"radio", "checkbox", "date", "search"}
# Text that is neither a number nor a date, and why: what the field is for, never who somebody is.
TEXTES = {
    "graine": "le mot qui tire les mêmes exercices pour toute la salle",
    "a": "un lien du simulateur à comparer",
    "b": "un lien du simulateur à comparer",
    "q": "les mots cherchés",
}
PERSONNE = re.compile(
    r"\b(prénom|nom de|votre nom|naissance|adresse|téléphone|courriel|e-mail|registre national)\b",
    re.I,
)


def test_each_claim_names_its_checks_and_each_check_has_its_claim(pages: dict[str, str]) -> None:
    article = pages[PAGE].partition("<article")[2].partition("</article>")[0]
    claims = re.findall(r"<li\b[^>]*>", article)
    named = [re.search(r'data-preuve="([^"]+)"', claim) for claim in claims]
    assert [match and match.group(1) for match in named] == list(PREUVES)


FOLDERS = sorted({node.rpartition("/")[0] for nodes in PREUVES.values() for node in nodes})


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_check_exists_and_is_run(folder: str) -> None:
    """Pytest itself is asked, folder by folder as each has its `conftest`: every node is collected."""
    listed = {node for nodes in PREUVES.values() for node in nodes}
    nodes = sorted(node for node in listed if node.startswith(f"{folder}/"))
    command = [sys.executable, "-m", "pytest", "--collect-only", "-p", "no:cacheprovider", *nodes]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    collected = {line.partition("[")[0] for line in run.stdout.splitlines() if "::" in line}
    assert run.returncode == 0, run.stdout + run.stderr
    assert set(nodes) <= collected


class Fields(HTMLParser):
    """The fields of a page, each with the words of its label."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields: list[tuple[str, dict[str, str]]] = []
        self.labels: list[str] = []
        self._label = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("input", "textarea", "select"):
            self.fields.append((tag, {nom: valeur or "" for nom, valeur in attrs}))
        if tag in ("label", "legend"):
            self._label += 1
            self.labels.append("")

    def handle_endtag(self, tag: str) -> None:
        self._label -= tag in ("label", "legend")

    def handle_data(self, data: str) -> None:
        if self._label:
            self.labels[-1] += data


def wrong_fields(html: str) -> list[str]:
    """The fields of some HTML that are neither a number, a date, a choice nor a text of the list."""
    found = Fields(html)
    wrong = []
    for tag, attributes in found.fields:
        kind, name = attributes.get("type", "text"), attributes.get("name", "")
        number = attributes.get("inputmode") in ("numeric", "decimal")
        date = name in ("date", "mandat", "remise", "designation", "jusqu-au", "debut")
        if tag == "textarea" or not (
            tag == "select" or kind in CHOIX or number or date or name in TEXTES
        ):
            wrong.append(f"{tag} {attributes}")
        if (
            tag == "input"
            and name
            and kind in ("text", "date")
            and attributes.get("autocomplete") != "off"
        ):
            wrong.append(f"autocomplete : {tag} {attributes}")
    return wrong + [label for label in found.labels if PERSONNE.search(unescape(label))]


def test_no_field_asks_for_a_name(pages: dict[str, str]) -> None:
    """Every field of every page: a number, a date, a choice, or a text whose reason is in the list."""
    assert {name: wrong for name, html in pages.items() if (wrong := wrong_fields(html))} == {}


@pytest.mark.parametrize("vue", ["protutelle", "rapports", "exercices", "rappels", "comparaison"])
def test_the_fields_of_the_views_are_those_of_the_list(edition, vue: str) -> None:  # type: ignore[no-untyped-def]
    """The same of what Python renders later, with errors too."""
    from importlib import import_module

    for etat in (
        "",
        "mandats=x&mandat=x&date=x&remise=x&debut=x&a=x&nombre=x",
        "mandats=79&mandat=2026-12-31",
    ):
        html = import_module(f"explorer.vues.{vue}").view(edition.corpus, etat, "../").html
        assert wrong_fields(html) == []


def test_no_form_can_send_anything(pages: dict[str, str]) -> None:
    """The policy forbids it, and no form is a `post`."""
    for name, html in pages.items():
        assert "form-action &#39;none&#39;" in html or "form-action 'none'" in html, name
        assert not re.search(r'<form[^>]*method="post"', html, re.I), name


def test_every_page_says_that_no_name_is_asked(pages: dict[str, str]) -> None:
    missing = [
        n
        for n, html in pages.items()
        if "Aucun nom n’est demandé, ce que vous tapez ne quitte pas votre appareil"
        not in unescape(html)
    ]
    assert [n for n in missing if not n.startswith(("former/pdf", "hebergement"))] == []
