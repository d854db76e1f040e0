"""Single defects of the data, made one by one from the sound files, always the same ones.

Knows: how to remove, rename, double, move or change one thing in the text of a YAML file.
Ignores: who will notice (scripts.mutate runs the checks).
Used by: scripts.mutate.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, cast

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from scripts.read import Route, kind_of


@dataclass(frozen=True, slots=True)
class Defect:
    """One change of one file: other words between two offsets; `lines`: what holds it."""

    kind: str
    path: str
    route: Route
    start: int
    end: int
    words: str
    lines: tuple[int, int]

    def apply(self, text: str) -> str:
        return text[: self.start] + self.words + text[self.end :]

    def __str__(self) -> str:
        where = "/".join(map(str, self.route))
        return f"{self.kind} : protocol_data/{self.path}:{self.lines[0]} ({where})"


class Spot(NamedTuple):
    """A value in its file: its node, and the node of its key or its rank in a list."""

    path: str
    text: str
    route: Route
    holder: MappingNode | SequenceNode
    rank: int
    key: ScalarNode | None
    value: Node

    @property
    def name(self) -> str:
        return str(self.key.value) if self.key else ""

    @property
    def list_name(self) -> str:
        """The key whose list holds the value, or an empty text."""
        return str(self.route[-2]) if not self.key and len(self.route) > 1 else ""

    @property
    def start(self) -> int:
        return int((self.key or self.value).start_mark.index)

    @property
    def next_start(self) -> int | None:
        if self.rank + 1 == len(self.holder.value):
            return None
        following = self.holder.value[self.rank + 1]
        node = following[0] if isinstance(self.holder, MappingNode) else following
        return int(node.start_mark.index)


Change = tuple[int, int, str]
Maker = Callable[[Spot], Iterator[Change]]


def make_defects(files: dict[str, str], per_kind: int) -> list[Defect]:
    """At most `per_kind` defects of each kind, spread over the files, the same at every run."""
    spots = [spot for path, text in sorted(files.items()) for spot in _spots(path, text)]
    defects: list[Defect] = []
    for kind, maker in MAKERS.items():
        found = [_defect(kind, spot, change) for spot in spots for change in maker(spot)]
        defects += sorted(found, key=_spread)[:per_kind]
    return defects


def _spread(defect: Defect) -> str:
    """An order without meaning, so that the first ones come from everywhere."""
    return hashlib.sha256(f"{defect.kind}{defect.path}{defect.route}".encode()).hexdigest()


def _defect(kind: str, spot: Spot, change: Change) -> Defect:
    start, end, words = change
    # A defect is well placed when it is told on the lines of what holds it.
    first, last = spot.holder.start_mark.line + 1, spot.holder.end_mark.line + 1
    return Defect(kind, spot.path, spot.route, start, end, words, (first, last))


def _spots(path: str, text: str) -> Iterator[Spot]:
    if path == "meta.yaml" or path.startswith("cas/"):
        return  # cases are the proof, not what is proved; the version says nothing of the law

    def under(node: Node, route: Route) -> Iterator[Spot]:
        if isinstance(node, MappingNode):
            for rank, (key, value) in enumerate(node.value):
                here = (*route, str(key.value))
                yield Spot(path, text, here, node, rank, key, value)
                yield from under(value, here)
        if isinstance(node, SequenceNode):
            for rank, value in enumerate(node.value):
                yield Spot(path, text, (*route, rank), node, rank, None, value)
                yield from under(value, (*route, rank))

    yield from under(YAML(typ="safe", pure=True).compose(text), ())


def _remove(spot: Spot) -> Iterator[Change]:
    """The whole entry goes; the last of a list takes its dash or comma with it."""
    end = _end(spot.text, spot.value)
    if spot.next_start is not None:
        yield spot.start, spot.next_start, ""
    elif spot.rank and spot.holder.flow_style:
        before = spot.holder.value[spot.rank - 1]
        yield _end(spot.text, before[1] if spot.key else before), end, ""
    elif spot.key or spot.holder.flow_style:
        yield spot.start, end, ""
    else:
        yield spot.text.rindex("-", 0, spot.start), end, ""


def _end(text: str, node: Node) -> int:
    """End of a value without the white space that ruamel.yaml counts in a block."""
    start = int(node.start_mark.index)
    return start + len(text[start : node.end_mark.index].rstrip())


def _double(spot: Spot) -> Iterator[Change]:
    if spot.next_start is not None:
        yield spot.start, spot.start, spot.text[spot.start : spot.next_start]


def key_removed(spot: Spot) -> Iterator[Change]:
    if spot.key:
        yield from _remove(spot)


def key_renamed(spot: Spot) -> Iterator[Change]:
    if spot.key and len(spot.name) > 2 and spot.name.isidentifier():
        end = spot.key.end_mark.index
        yield end - 1, end, "z"


def key_doubled(spot: Spot) -> Iterator[Change]:
    if spot.key:
        yield from _double(spot)


def item_removed(spot: Spot) -> Iterator[Change]:
    if not spot.key:
        yield from _remove(spot)


def item_doubled(spot: Spot) -> Iterator[Change]:
    if not spot.key:
        yield from _double(spot)


def wrong_type(spot: Spot) -> Iterator[Change]:
    value = spot.value
    if isinstance(value, ScalarNode) and value.style not in ("|", ">"):
        yield value.start_mark.index, value.end_mark.index, "[faux]"
    elif isinstance(value, (MappingNode, SequenceNode)) and value.flow_style:
        yield value.start_mark.index, value.end_mark.index, '"faux"'


REFERENCES = {"vers", "phrase", "par", "qui", "debut", "flux", "sinon", "reprise", "depart", "entree_croisee",
              "si_manquante", "si_inconnue", "prudente", "travail", "secret", "comme", "theme"}  # fmt: skip
LISTS = {"questions", "voir", "lectures"}


def reference_broken(spot: Spot) -> Iterator[Change]:
    named = spot.name in REFERENCES or spot.list_name in LISTS
    if named and isinstance(spot.value, ScalarNode) and spot.value.value != "null":
        yield _letter(spot, -1)


def _letter(spot: Spot, near: int | None = None) -> Change:
    """Another letter in place of one of the value: in its middle, or its last one."""
    start, end = spot.value.start_mark.index, spot.value.end_mark.index
    letters = [
        at for at in range(start, end) if spot.text[at].isalnum() and spot.text[at - 1] != "\\"
    ]
    at = letters[-1] if near == -1 else letters[len(letters) // 2]
    other = (
        str((int(spot.text[at]) + 1) % 10)
        if spot.text[at].isdigit()
        else "x"
        if spot.text[at] != "x"
        else "y"
    )
    return at, at + 1, other


def quotation_changed(spot: Spot) -> Iterator[Change]:
    if spot.name == "extrait" and _sibling(spot, "phrase"):
        yield _letter(spot)


def _sibling(spot: Spot, name: str) -> Node | None:
    """The value that stands under `name` in the mapping that holds the spot."""
    entries = spot.holder.value if isinstance(spot.holder, MappingNode) else []
    return next((cast(Node, value) for key, value in entries if key.value == name), None)


def text_changed(spot: Spot) -> Iterator[Change]:
    printed = kind_of(spot.path) == "texte" and spot.name in ("texte", "intitule", "numero")
    if printed and any(character.isalnum() for character in str(spot.value.value)):
        yield _letter(spot)


NUMBERS = {
    "valeur",
    "mois",
    "paques",
    "jour",
    "schema",
    "horizon-mois",
    "rapports-max",
    "numero",
    "mandats",
}


def number_shifted(spot: Spot) -> Iterator[Change]:
    if (
        spot.name not in NUMBERS
        or kind_of(spot.path) == "texte"
        or not isinstance(spot.value, ScalarNode)
    ):
        return
    for step in (1, -1):
        whole, point, rest = str(spot.value.value).partition(".")
        if whole.isdigit():
            shifted = f"{int(whole) + step}{point}{rest}"
            quote = spot.value.style or ""
            yield spot.value.start_mark.index, spot.value.end_mark.index, f"{quote}{shifted}{quote}"


def date_shifted(spot: Spot) -> Iterator[Change]:
    """A period that starts one year later, one day later, or a date of a source."""
    node = spot.key if spot.key and spot.name[:4].isdigit() else spot.value
    if not isinstance(node, ScalarNode) or len(node.value) != 10 or node.value[4::3] != "--":
        return
    year, rest = int(node.value[:4]), node.value[4:]
    for shifted in (f"{year + 1}{rest}", f"{node.value[:8]}{int(node.value[8:]) % 28 + 1:02}"):
        yield node.start_mark.index, node.end_mark.index, f'"{shifted}"'


def branches_swapped(spot: Spot) -> Iterator[Change]:
    """Two answers exchange where they lead; so do two readings of an ambiguous target."""
    if spot.name == "reponses" and isinstance(spot.value, SequenceNode):
        targets = [
            target for answer in spot.value.value if isinstance(answer, MappingNode)
            for key, target in answer.value if key.value == "vers"
        ]  # fmt: skip
        for first, second in pairwise(targets):
            yield from _exchange(spot.text, first, second)
    if spot.name == "suites" and isinstance(spot.value, MappingNode):
        values = [value for _, value in spot.value.value]
        for first, second in pairwise(values):
            yield from _exchange(spot.text, first, second)


def _exchange(text: str, first: Node, second: Node) -> Iterator[Change]:
    a, b = (text[node.start_mark.index : node.end_mark.index].rstrip() for node in (first, second))
    if a != b:
        start, middle = first.start_mark.index, second.start_mark.index
        yield start, middle + len(b), b + text[start + len(a) : middle] + a


def reading_removed(spot: Spot) -> Iterator[Change]:
    if kind_of(spot.path) == "lectures" and spot.list_name == "lectures":
        yield from _remove(spot)


def sentence_removed(spot: Spot) -> Iterator[Change]:
    if kind_of(spot.path) == "texte" and spot.list_name == "phrases":
        yield from _remove(spot)


def sentence_doubled(spot: Spot) -> Iterator[Change]:
    if kind_of(spot.path) == "texte" and spot.list_name == "phrases":
        yield from _double(spot)


CHOICES = {
    "role": ("regle", "contexte", "definition"),
    "statut": ("clair", "muet", "prevu", "non-prevu", "ambigu"),
    "forme": ("ecrit", "oral", "accompagnement"),
    "ancre": ("mandat", "premier", "designation"),
    "type": ("premier", "complementaire", "evolution"),
    "secteur": ("cpas", "aide-jeunesse", "autre"),
    "unite": ("ETP", "mandats", "mois"),
    **dict.fromkeys(("partage", "juste", "reproduit", "repete"), ("true", "false")),
}
ACTORS = ("cpas", "saj", "spj", "conseiller", "directeur")
SHARED = {"prevu": ("non-prevu",), "non-prevu": ("prevu",)}


def choice_changed(spot: Spot) -> Iterator[Change]:
    """Another value of the same closed list: well formed, and wrong."""
    if not isinstance(spot.value, ScalarNode) or spot.name not in CHOICES:
        return
    now = str(spot.value.value)
    others = SHARED.get(now) or [
        other for other in CHOICES[spot.name] if other != now and other not in SHARED
    ]
    if now in (*CHOICES[spot.name], "depasse", "sans-effet"):
        yield spot.value.start_mark.index, spot.value.end_mark.index, others[0]


def actor_changed(spot: Spot) -> Iterator[Change]:
    if (
        spot.name in ("par", "qui", "a", "de")
        and isinstance(spot.value, ScalarNode)
        and spot.value.value != "null"
    ):
        other = next(actor for actor in ACTORS if actor != spot.value.value)
        yield spot.value.start_mark.index, spot.value.end_mark.index, other


def identifier_changed(spot: Spot) -> Iterator[Change]:
    if spot.name == "id" and isinstance(spot.value, ScalarNode):
        yield _letter(spot, -1)


def quote_lost(spot: Spot) -> Iterator[Change]:
    if isinstance(spot.value, ScalarNode) and spot.value.style == '"':
        yield spot.value.end_mark.index - 1, spot.value.end_mark.index, ""


def tab_typed(spot: Spot) -> Iterator[Change]:
    if spot.key:
        end = spot.key.end_mark.index
        yield end + 1, end + 2, "\t"


MAKERS: dict[str, Maker] = {
    "clé retirée": key_removed, "clé renommée": key_renamed, "clé doublée": key_doubled,
    "élément retiré": item_removed, "élément doublé": item_doubled, "mauvais type": wrong_type,
    "renvoi cassé": reference_broken, "citation, une lettre": quotation_changed,
    "texte, une lettre": text_changed, "nombre ± 1": number_shifted, "date décalée": date_shifted,
    "branches échangées": branches_swapped, "lecture retirée": reading_removed,
    "phrase retirée": sentence_removed, "phrase doublée": sentence_doubled,
    "choix changé": choice_changed, "acteur changé": actor_changed,
    "identifiant changé": identifier_changed, "guillemet perdu": quote_lost,
    "tabulation": tab_typed,
}  # fmt: skip
