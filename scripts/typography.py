"""French spacing of prose: no line ever begins with a colon, a semicolon or a closing quotation mark.

Knows: where French wants a no-break space.
Ignores: the exact words of the texts, which it does not change (white space only).
Used by: scripts.pages, scripts.content.page.
"""

from __future__ import annotations

from explorer.rendu.typographie import spaced

__all__ = ["spaced"]
