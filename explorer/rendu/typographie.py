"""French spacing: no line begins with a colon, a semicolon or a closing quotation mark.

Knows: where French wants a no-break space.
Ignores: the exact words of the texts, which it does not change (white space only).
Used by: the views (so that a live fragment equals its static page), scripts.typography.
"""

from __future__ import annotations

import re

BEFORE = re.compile(r"(?<=[^\s|>]) (?=[:;?!»%€](?:[\s<).,\]]|$))", re.M)
AFTER = re.compile(r"« (?=\S)")


def spaced(text: str) -> str:
    """The same text with no-break spaces where French wants them; twice changes nothing."""
    return AFTER.sub("«\u00a0", BEFORE.sub("\u00a0", text))
