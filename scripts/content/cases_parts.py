"""What every worked case ends with: a remark, and the phrases that it rests on.

Knows: their markup.
Ignores: what kind of case it is.
Used by: scripts.content.cases, cases_numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from explorer.rendu.html import Liens, esc
from scripts.edition import Edition


def comment(cas: Mapping[str, Any]) -> str:
    return f"<p>{esc(cas['commentaire'])}</p>" if cas.get("commentaire") else ""


def sources(edition: Edition, cas: Mapping[str, Any], liens: Liens) -> str:
    refs: Sequence[str] = cas.get("phrases", ())
    if not refs:
        return ""
    lignes = "".join(
        f'<li><a href="{esc(liens.phrase(phrase))}">{esc(edition.corpus.texte(phrase.texte_id)["abrege"])}, {esc(phrase.reference)}</a></li>'
        for phrase in map(edition.corpus.phrase, refs)
    )
    return f'<h3>Phrases</h3><ul class="sources">{lignes}</ul>'
