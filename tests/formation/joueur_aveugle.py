"""Players who know neither text: each chooses by the look of the options alone.

A strategy gives, for a question, the options among which it would draw; its score over the bank is
the average chance that this draw is right. Nothing here is typed: a reworded option changes the score.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fractions import Fraction

from explorer.quiz import Option, Question

SILENCE = re.compile(
    r"\bn(?:e |’)(?:en |le |la |les |l’|lui )*(?:dit|précise|tranche|choisit|définit|donne|fixe|règle|prévoit"
    r"|nomme|parle|cite|porte|charge)\b|\bn’est pas (?:clair|défini)|\bn’est prévu\b|\bpas trouvé\b"
    r"|\bse (?:tait|discute|lit)\b|\bsans préciser\b|\bs’arrête là\b|\blaisse\b|\blectures?\b"
    r"|\b(?:deux|plusieurs) (?:façons|sens)\b|\bn’y figure pas\b",
    re.IGNORECASE,
)
ABSOLU = re.compile(
    r"\b(?:toujours|jamais|certaine?s?|seul|seule|seulement|uniquement|aucune?|rien|sans|toute?s?|tous"
    r"|chaque|dès|exactement|d’office|forcément)\b|\bne[^.;:]* que\b",
    re.IGNORECASE,
)

Strategy = Callable[[Question], list[Option]]


def longest(options: Iterable[Option]) -> list[Option]:
    options = list(options)
    length = max(len(option.texte) for option in options)
    return [option for option in options if len(option.texte) == length]


def shortest(options: Iterable[Option]) -> list[Option]:
    options = list(options)
    length = min(len(option.texte) for option in options)
    return [option for option in options if len(option.texte) == length]


def silent(option: Option) -> bool:
    return bool(SILENCE.search(option.texte))


def absolute(option: Option) -> bool:
    """Absolute, unless it is the text that is said to be silent: « ne fixe aucun délai »."""
    return not silent(option) and bool(ABSOLU.search(option.texte))


def those(options: Iterable[Option], wanted: Callable[[Option], bool]) -> list[Option]:
    """The options that are so, or all of them when none is."""
    options = list(options)
    return [option for option in options if wanted(option)] or options


def others(options: Iterable[Option], left_out: list[Option]) -> list[Option]:
    options = list(options)
    return [option for option in options if option not in left_out] or options


def odd_one_out(question: Question) -> list[Option]:
    """« Non » among two « Oui », or the reverse."""
    words = [option.texte.split()[0].strip(",:;") for option in question.options]
    alone = [o for o, word in zip(question.options, words, strict=True) if word in ("Oui", "Non") and words.count(word) == 1]  # fmt: skip
    return alone if len(alone) == 1 else list(question.options)


def compound(option: Option) -> bool:
    return any(sign in option.texte for sign in ":;,")


STRATEGIES: dict[str, Strategy] = {
    "la plus longue": lambda q: longest(q.options),
    "la plus courte": lambda q: shortest(q.options),
    "ni la plus longue": lambda q: others(q.options, longest(q.options)),
    "ni la plus courte": lambda q: others(q.options, shortest(q.options)),
    "le silence du texte": lambda q: those(q.options, silent),
    "jamais le silence": lambda q: those(q.options, lambda o: not silent(o)),
    "jamais un absolu": lambda q: those(q.options, lambda o: not absolute(o)),
    "un absolu": lambda q: those(q.options, absolute),
    "la première": lambda q: [q.options[0]],
    "la deuxième": lambda q: [q.options[1]],
    "la dernière": lambda q: [q.options[-1]],
    "celle qui dit autre chose que oui, ou que non": odd_one_out,
    "celle qui se nuance (deux-points, virgule)": lambda q: those(q.options, compound),
    "silence, puis sans absolu, puis la plus longue": lambda q: (
        longest(those(q.options, silent))
        if any(map(silent, q.options))
        else longest(those(q.options, lambda o: not absolute(o)))
    ),
}


def score(strategy: Strategy, questions: Iterable[Question]) -> Fraction:
    """The share of right answers that the strategy may expect."""
    chances = []
    for question in questions:
        drawn = strategy(question)
        chances.append(Fraction(sum(option.juste for option in drawn), len(drawn)))
    return sum(chances, Fraction()) / len(chances)
