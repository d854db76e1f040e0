"""Both texts are their sources, word for word; any defect is reported and names its phrase."""

from __future__ import annotations

import copy
from collections import Counter
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from scripts.fidelity import compare, fragments, report

TEXTES = Path(__file__).parent.parent / "protocol_data" / "textes"
IDS = ("arrete-2018", "protocole-2012")
# Phrases of every kind: definition, condition, numbered point, interleaved columns, note.
CHOSEN = [
    ("arrete-2018", "metadonnees-p2"),
    ("arrete-2018", "art-2-3-p1"),
    ("arrete-2018", "art-4-par-3-al-3-p1"),
    ("arrete-2018", "art-5-al-1-1-p1"),
    ("arrete-2018", "art-10-p1"),
    ("protocole-2012", "conseiller-p1"),
    ("protocole-2012", "secret-condition-accord-p1"),
    ("protocole-2012", "principe-reciprocite-p1"),
    ("protocole-2012", "premier-contact-p2"),
    ("protocole-2012", "schema-1-non-p1"),
    ("protocole-2012", "schema-2-branche-partenariat-p1"),
    ("protocole-2012", "schema-3-note-1-p1"),
    ("protocole-2012", "schema-4-suites-p1"),
]
SWAPPED = [
    ("arrete-2018", "art-4-par-3-al-1-p1", "art-4-par-3-al-2-p1"),
    ("arrete-2018", "art-2-1-p1", "art-2-2-p1"),
    ("protocole-2012", "conseiller-p2", "conseiller-p3"),
    ("protocole-2012", "secret-condition-mission-p1", "secret-condition-accord-p1"),
    ("protocole-2012", "schema-1-ecrit-p1", "schema-1-suites-p1"),
]


def load(text_id: str) -> dict:
    return YAML(typ="safe", pure=True).load((TEXTES / f"{text_id}.yaml").read_text("utf-8"))


ORIGINALS = {text_id: load(text_id) for text_id in IDS}
SOURCES = {
    text_id: (TEXTES / text["source"]["fichier"]).read_text("utf-8")
    for text_id, text in ORIGINALS.items()
}


def units(unit: dict):
    for child in unit.get("unites", ()):
        yield child
        yield from units(child)


def find(text: dict, ref: str) -> tuple[dict, dict]:
    """Return the unit and the phrase of this id."""
    return next(
        (unit, phrase)
        for unit in units(text)
        for phrase in unit.get("phrases", ())
        if phrase["id"] == ref
    )


@pytest.fixture(params=IDS)
def text(request) -> dict:
    return copy.deepcopy(ORIGINALS[request.param])


def broken(text_id: str) -> dict:
    return copy.deepcopy(ORIGINALS[text_id])


def names(text: dict) -> set[str]:
    return {ref for difference in compare(text, SOURCES[text["id"]]) for ref in difference.refs}


def set_words(phrase: dict, words: str) -> None:
    phrase["texte"] = words
    phrase.pop("morceaux", None)


def test_the_text_is_its_source_word_for_word(text):
    assert report(text, SOURCES[text["id"]]) == []


def test_white_space_and_lost_layout_do_not_count(text):
    source = SOURCES[text["id"]].replace(" ", "  \u2022 \uf0b7\t\u2192 ").replace("\n", "\n\n")
    assert report(text, source) == []


def test_every_phrase_has_a_known_role_and_a_reason_only_without_effect(text):
    for unit in units(text):
        assert unit["reference"], unit["id"]
        for phrase in unit.get("phrases", ()):
            assert phrase["role"] in {"regle", "definition", "contexte", "sans-effet"}
            assert (phrase["role"] == "sans-effet") == ("raison" in phrase), phrase["id"]


def test_words_are_single_spaced(text):
    assert [f.ref for f in fragments(text) if f.words != " ".join(f.words.split())] == []


@pytest.mark.parametrize(("text_id", "ref"), CHOSEN)
def test_one_changed_letter_is_reported(text_id, ref):
    text = broken(text_id)
    phrase = find(text, ref)[1]
    pieces = phrase.get("morceaux", [phrase["texte"]])
    pieces[0] = pieces[0].replace("e", "é", 1)
    phrase["texte"] = " ".join(pieces)
    (difference,) = compare(text, SOURCES[text_id])
    assert difference.refs == (ref,)
    assert difference.expected.replace("e", "é", 1) == difference.found
    assert ref in report(text, SOURCES[text_id])[0]


@pytest.mark.parametrize(("text_id", "ref"), CHOSEN)
def test_a_lost_space_and_a_lost_full_stop_are_reported(text_id, ref):
    text = broken(text_id)
    phrase = find(text, ref)[1]
    set_words(phrase, phrase["texte"].replace(" de ", " de", 1).rstrip(".;"))
    if phrase["texte"] != find(ORIGINALS[text_id], ref)[1]["texte"]:
        assert ref in names(text)


@pytest.mark.parametrize(("text_id", "ref"), CHOSEN)
def test_a_removed_phrase_is_reported_with_its_words_and_neighbours(text_id, ref):
    text = broken(text_id)
    everything = [f.ref for f in fragments(text)]
    unit, phrase = find(text, ref)
    unit["phrases"].remove(phrase)
    found = compare(text, SOURCES[text_id])
    lost = Counter("".join(difference.expected for difference in found))
    assert lost >= Counter(phrase["texte"].replace(" ", ""))
    position = everything.index(ref)
    neighbours = {
        ref,
        *everything[position - 1 : position],
        *everything[position + 1 : position + 2],
    }
    assert neighbours & names(text)


@pytest.mark.parametrize(("text_id", "ref", "other"), SWAPPED)
def test_two_swapped_phrases_are_both_named(text_id, ref, other):
    text = broken(text_id)
    first, second = find(text, ref)[1], find(text, other)[1]
    first["texte"], second["texte"] = second["texte"], first["texte"]
    assert {ref, other} <= names(text)


@pytest.mark.parametrize(("text_id", "ref"), CHOSEN)
@pytest.mark.parametrize("new_id", [None, "phrase-en-trop"])
def test_a_doubled_phrase_is_reported(text_id, ref, new_id):
    text = broken(text_id)
    unit, phrase = find(text, ref)
    double = {"id": new_id or ref, "role": phrase["role"], "texte": phrase["texte"]}
    unit["phrases"].insert(unit["phrases"].index(phrase) + 1, double)
    assert double["id"] in names(text)
    assert any(difference.found for difference in compare(text, SOURCES[text_id]))


def test_the_interleaved_columns_need_their_printed_order():
    text = broken("protocole-2012")
    moment = next(unit for unit in units(text) if unit["id"] == "schema-2-moment")
    del moment["ordre_source"]
    assert "schema-2-branche-partenariat-p1" in names(text)


def test_an_incomplete_or_unknown_printed_order_is_reported():
    text = broken("protocole-2012")
    moment = next(unit for unit in units(text) if unit["id"] == "schema-2-moment")
    moment["ordre_source"][0] = ["schema-2-moment-p9", 0]
    assert {"schema-2-moment-p1", "schema-2-moment-p9"} <= names(text)


def test_pieces_must_make_the_phrase():
    text = broken("protocole-2012")
    find(text, "schema-2-branche-partenariat-p1")[1]["texte"] += " et plus"
    assert names(text) == {"schema-2-branche-partenariat-p1"}


def test_words_missing_at_the_end_of_the_file_are_reported():
    text = broken("arrete-2018")
    source = SOURCES["arrete-2018"] + "\n\n**Art. 11.** Ajout.\n"
    assert "Art. 11. Ajout." in report(text, source)[0]


def test_an_empty_text_is_reported():
    text = broken("arrete-2018") | {"unites": []}
    assert len(report(text, SOURCES["arrete-2018"])) == 1
