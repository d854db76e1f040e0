"""Put a text back together from its phrases and compare it with its source.

Pure functions: a text is the plain ``dict`` loaded from ``protocol_data/textes/<id>.yaml``, a
source is the ``str`` read from the file named by its ``source.fichier``. The comparison is made
on words and punctuation marks, so white space and line ends never count, and neither do the
glyphs of the lost layout (bullets, arrows) nor Markdown's marks in a ``.md`` source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"(\s*)(\w+|[^\w\s])")
# Bullets, arrows, and the private-use code points that symbol fonts leave in extracted text.
_LAYOUT = re.compile("[\u2022\u25aa\u25cf\u25e6\u2023\u2190-\u21ff\u2794-\u27be\ue000-\uf8ff]")
_MARKDOWN = re.compile(r"^---[ \t]*$|^#+[ \t]|\*\*", re.MULTILINE)
_CONTEXT = 6


@dataclass(frozen=True)
class Fragment:
    """Words that the source prints in one go; `ref` is the id a reader would look for."""

    ref: str
    index: int
    words: str


@dataclass(frozen=True)
class Token:
    """One word or punctuation mark; `gap`: white space stood before it; `ref`: its fragment."""

    word: str
    gap: bool
    ref: str = ""


@dataclass(frozen=True)
class Difference:
    """One difference, in French. `refs`: the ids concerned, in printed order."""

    where: str
    expected: str
    found: str
    context: str
    refs: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{self.where} : la source dit {_quote(self.expected)}, "
            f"le fichier dit {_quote(self.found)} ; {self.context}"
        )


def fragments(unit: Mapping) -> Iterator[Fragment]:
    """Yield the fragments of a text or of a unit in printed order.

    Reading order (numero, intitule, phrases, children), unless `ordre_source` says otherwise.
    """
    order = unit.get("ordre_source")
    if not order:
        yield from _reading_order(unit)
        return
    rank = {(ref, index): n for n, (ref, index) in enumerate(order)}
    # What the order forgets goes last: the comparison then shows where it is missing.
    yield from sorted(_reading_order(unit), key=lambda f: rank.get((f.ref, f.index), len(rank)))


def compare(text: Mapping, source: str) -> list[Difference]:
    """Return every difference between a text and its source; an empty list means faithful."""
    printed = list(fragments(text))
    expected = source_tokens(source, markdown=text["source"]["fichier"].endswith(".md"))
    found = [token for f in printed for token in tokens(f.words, f.ref)]
    return [*_structure(text), *_differences(expected, found, printed)]


def report(text: Mapping, source: str) -> list[str]:
    """Return the differences as French sentences that begin with the id of the text."""
    return [f"{text['id']}, {difference}" for difference in compare(text, source)]


def tokens(words: str, ref: str = "") -> list[Token]:
    """Split into words and punctuation marks, without the glyphs of the lost layout."""
    found = _TOKEN.findall(_LAYOUT.sub(" ", words))
    return [Token(word, bool(gap) or not n, ref) for n, (gap, word) in enumerate(found)]


def source_tokens(source: str, markdown: bool = False) -> list[Token]:
    """Split a source file; with `markdown`, heading, bold and front-matter marks are left out."""
    return tokens(_MARKDOWN.sub(" ", source) if markdown else source)


def _reading_order(unit: Mapping) -> Iterator[Fragment]:
    for key in ("numero", "intitule"):
        # The text itself is the root of the tree: its own keys are not printed words.
        if key in unit:
            yield Fragment(f"{unit['id']}-{key}", 0, unit[key])
    for phrase in unit.get("phrases", ()):
        for index, words in enumerate(phrase.get("morceaux", [phrase["texte"]])):
            yield Fragment(phrase["id"], index, words)
    for child in unit.get("unites", ()):
        yield from fragments(child)


def _units(unit: Mapping) -> Iterator[Mapping]:
    for child in unit.get("unites", ()):
        yield child
        yield from _units(child)


def _structure(text: Mapping) -> Iterator[Difference]:
    """Report what the comparison of words alone could not name: ids, pieces, printed order."""
    seen: set[str] = set()
    for unit in _units(text):
        phrases = unit.get("phrases", ())
        for ref in (unit["id"], *(phrase["id"] for phrase in phrases)):
            if ref in seen:
                yield _defect(ref, "un identifiant unique", ref, "cet identifiant sert deux fois")
            seen.add(ref)
        yield from _numbering(unit)
        yield from _pieces(phrases)
        yield from _order(unit)


def _numbering(unit: Mapping) -> Iterator[Difference]:
    for n, phrase in enumerate(unit.get("phrases", ()), 1):
        expected = f"{unit['id']}-p{n}"
        if phrase["id"] != expected:
            yield Difference(
                expected,
                expected,
                phrase["id"],
                "une phrase manque, est en trop ou a changé de place",
                (expected, phrase["id"]),
            )


def _pieces(phrases: Sequence[Mapping]) -> Iterator[Difference]:
    for phrase in phrases:
        joined = " ".join(phrase.get("morceaux", [phrase["texte"]]))
        if joined != phrase["texte"]:
            yield _defect(
                phrase["id"],
                joined,
                phrase["texte"],
                "« texte » doit être égal aux « morceaux » joints par une espace",
            )


def _order(unit: Mapping) -> Iterator[Difference]:
    if "ordre_source" not in unit:
        return
    given = [(ref, index) for ref, index in unit["ordre_source"]]
    known = [(f.ref, f.index) for f in _reading_order(unit)]
    wrong = {*given} ^ {*known} | {key for key in given if given.count(key) > 1}
    for ref, index in sorted(wrong):
        yield _defect(
            ref,
            "chaque morceau de l’unité, une seule fois",
            f"{ref}, {index}",
            f"corrigez « ordre_source » de {unit['id']}",
        )


def _defect(ref: str, expected: str, found: str, context: str) -> Difference:
    return Difference(ref, expected, found, context, (ref,))


def _differences(
    expected: Sequence[Token], found: Sequence[Token], printed: Sequence[Fragment]
) -> Iterator[Difference]:
    source, file = [t.word for t in expected], [t.word for t in found]
    start, end = _common_ends(source, file)
    matcher = SequenceMatcher(
        None, source[start : len(source) - end], file[start : len(file) - end], autojunk=False
    )
    for tag, *bounds in matcher.get_opcodes():
        if tag == "equal":
            continue
        i1, i2, j1, j2 = (bound + start for bound in bounds)
        where, refs = _place(expected[i1:i2], found, j1, j2, printed)
        around = _words(expected[max(0, i1 - _CONTEXT) : i2 + _CONTEXT])
        yield Difference(
            where, _words(expected[i1:i2]), _words(found[j1:j2]), f"autour : {_quote(around)}", refs
        )


def _common_ends(a: Sequence[str], b: Sequence[str]) -> tuple[int, int]:
    """Return how many items are equal at both ends: they need no slow comparison."""
    shortest = min(len(a), len(b))
    start = next((n for n in range(shortest) if a[n] != b[n]), shortest)
    rest = shortest - start
    return start, next((n for n in range(rest) if a[-1 - n] != b[-1 - n]), rest)


def _place(
    missing: Sequence[Token], found: Sequence[Token], j1: int, j2: int, printed: Sequence[Fragment]
) -> tuple[str, tuple[str, ...]]:
    """Say in which phrase words differ or, when the file lacks them, beside which they belong."""
    refs = tuple(dict.fromkeys(t.ref for t in found[j1:j2]))
    if refs:
        return ", ".join(refs), refs
    beside = tuple(dict.fromkeys(t.ref for t in found[max(0, j1 - 1) : j1 + 1])) or ("rien",)
    where = f"entre {' et '.join(beside)}" if len(beside) > 1 else f"près de {beside[0]}"
    # Words that stand elsewhere in the file were moved, not lost: say which phrase they are.
    lost = [t.word for t in missing]
    moved = tuple(
        f.ref for f in printed if len(lost) > 3 and [t.word for t in tokens(f.words)] == lost
    )
    return (f"{where} (mots de {', '.join(moved)})" if moved else where), beside + moved


def _words(run: Sequence[Token]) -> str:
    return "".join(f" {t.word}" if t.gap else t.word for t in run).strip()


def _quote(words: str) -> str:
    return f"« {words} »" if words else "rien"
