"""The strict reader: plain values, places, and every problem of a file at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts import read
from scripts.compose import compose
from scripts.read import Place, Problem, kind_of, read_all, read_file, read_text


def test_dates_and_amounts_stay_text():
    document, problems = read_text("meta.yaml", "jour: 2019-01-01\nmontant: 6857.50\nnombre: 012\n")

    assert document is not None
    assert document.content == {"jour": "2019-01-01", "montant": "6857.50", "nombre": "012"}
    assert problems == []


def test_only_true_and_false_are_booleans():
    document, problems = read_text("meta.yaml", "a: true\nb: false\nc: yes\nd: non\n")

    assert document is not None
    assert document.content == {"a": True, "b": False, "c": "yes", "d": "non"}
    assert problems == []


def test_keys_and_values_keep_their_places():
    document, _ = read_text("cas/essai.yaml", "- nom: un\n  liste: [a, bb]\n")

    assert document is not None
    assert document.place((0, "liste"), key=True) == Place(2, 3)
    assert document.place((0, "liste", 1)) == Place(2, 14)


def test_place_of_something_absent_is_what_should_hold_it():
    document, _ = read_text("cas/essai.yaml", "- nom: un\n- autre: deux\n")

    assert document is not None
    assert document.place((1, "autre", "dedans")) == Place(2, 3)
    assert document.place((1, "absente")) == Place(2, 3)


def test_every_problem_of_a_file_is_told():
    _, problems = read_text("meta.yaml", "a: 1\na: 2\nb: True\nc:\n")

    assert [problem.place.line for problem in problems] == [2, 3, 4]


def test_a_file_that_is_not_utf8_is_a_problem(tmp_path: Path):
    (tmp_path / "meta.yaml").write_bytes(b"titre: \xe9t\xe9\n")

    document, problems = read_file(tmp_path, "meta.yaml")

    assert document is None
    assert "UTF-8" in str(problems[0])


def test_a_bad_file_does_not_hide_the_others(tmp_path: Path):
    (tmp_path / "cas").mkdir()
    (tmp_path / "meta.yaml").write_text('titre: "ouvert\n', encoding="utf-8")
    (tmp_path / "cas" / "b.yaml").write_text("a: 1\na: 2\n", encoding="utf-8")

    documents, problems = read_all(tmp_path)

    assert list(documents) == ["cas/b.yaml"]
    assert {problem.path for problem in problems} == {"meta.yaml", "cas/b.yaml"}


def test_problem_is_told_in_four_parts():
    problem = Problem(
        "a.yaml", Place(2, 5), "clé inconnue « txte »", "texte", "texte", "corrigez-la"
    )

    assert str(problem) == (
        "a.yaml:2:5 : clé inconnue « txte » — attendu : texte"
        " — le nom connu le plus proche est « texte » — corrigez-la"
    )


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("textes/statut.yaml", "statut"),
        ("textes/loi.yaml", "texte"),
        ("orientations/communs.yaml", "communs"),
        ("orientations/aller.yaml", "flux"),
        ("formation/quiz-un.yaml", "quiz"),
        ("formation/parcours/un.yaml", None),
        ("orientations/a/b.yaml", None),
        ("autre.yaml", None),
    ],
)
def test_kind_of_a_file(path: str, kind: str | None):
    assert kind_of(path) == kind


@given(st.text(alphabet=st.sampled_from("ab:- \n\"'[]{}&*!#|>?\t,%@`é1"), max_size=60))
def test_any_text_is_read_or_refused_without_crash(text: str):
    document, problems = read_text("meta.yaml", text)

    assert document is not None or problems


PIECES = [*" \n:-,[]{}#'\"|>?%&*!@`~\\/0aé\u00a0", "\n  ", ": ", "\n- ", "|-#", "null", "\r\n", "\t", "\x85", "\u2028", "\ufeff"]  # fmt: skip
SOUND = """
# remarque
id: un
"titre": "Un « titre » : 🙂"
liste: [a, 'bb', {c: true, d: null}]
texte: >-
  Une ligne
  et une autre
suite:
  - quoi: oui # remarque
    combien: 3
  - quoi: |
      bloc
"""


def both(text: str) -> tuple[object, ...]:
    """What the fast way makes of a text, and the slow way; the same when the fast way gives up."""
    slow = read._every_problem("meta.yaml", "meta", text)
    fast = read.read_text("meta.yaml", text)
    parts = [
        (document and (document.content, dict(document.keys), dict(document.values)), problems)
        for document, problems in (fast, slow)
    ]
    return tuple(parts)


@pytest.mark.parametrize("path", read.list_files())
def test_every_file_of_the_project_is_read_fast_and_as_slowly(path: str):
    text = (read.PROTOCOL_DATA / path).read_text("utf-8")
    fast, slow = both(text)

    assert compose(text) is not None
    assert fast == slow


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(SOUND)), st.sampled_from(PIECES), st.integers(0, 4)), min_size=1, max_size=3)
)  # fmt: skip
def test_a_damaged_file_is_read_fast_only_when_both_libraries_agree(damage):
    text = SOUND
    for start, piece, cut in damage:
        text = text[:start] + piece + text[start + cut :]
    fast, slow = both(text)

    assert fast == slow


@pytest.mark.parametrize("mark", ["\x85", "\u2028", "\ufeff"])
def test_line_ends_that_only_one_library_knows_are_left_to_the_other(mark: str):
    assert compose(f"a: un{mark}b\nc: deux\n") is None
