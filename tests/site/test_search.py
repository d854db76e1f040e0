"""The search finds, first or second, the page that each of these readers wants."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

EXPECTED = {
    "aide": ("textes/lexique.html", "textes/protocole-2012/services.html"),
    "l'aide": ("textes/lexique.html", "textes/protocole-2012/services.html"),
    "conseiller": ("textes/lexique.html#conseiller", "textes/acteurs.html#conseiller"),
    "mandat": ("textes/lexique.html#mandat", "textes/arrete-2018/art-4.html"),
    "autorite": ("textes/lexique.html#autorite-parentale",),
    "autorité": ("textes/lexique.html#autorite-parentale",),
    "subventions": (
        "textes/lexique.html#subvention",
        "textes/arrete-2018/art-6.html",
        "protutelle/calcul.html",
    ),
    "partage du secret": (
        "textes/lexique.html#secret-partage",
        "textes/protocole-2012/cadre-juridique.html",
    ),
    "protuteur": ("textes/lexique.html#protuteur", "textes/acteurs.html#protuteur"),
    "état de besoin": ("textes/lexique.html#etat-de-besoin",),
    "puis-je": ("semaine/puis-je.html",),
    "puis-je promettre": ("semaine/puis-je.html",),
    "puis-je promettre une aide": ("semaine/puis-je.html",),
    "puis-je dire": ("semaine/puis-je.html",),
    "puis je dire que": ("semaine/puis-je.html",),
}
RUN = """
const fs = require('node:fs');
globalThis.window = globalThis;
globalThis.document = { getElementById() {}, querySelectorAll() { return []; } };
(0, eval)(fs.readFileSync(process.argv[1], 'utf8'));
const questions = JSON.parse(process.argv[2]);
console.log(JSON.stringify(Object.fromEntries(questions.map((q) => [q, window.rechercheSite.chercher(q, 2).map((r) => r.chemin)]))));
"""


@pytest.fixture(scope="module")
def found(site: Path) -> dict[str, list[str]]:
    script = next((site / "assets/js").glob("recherche.*.js"))
    done = subprocess.run(
        ["node", "-e", RUN, str(script), json.dumps(list(EXPECTED))],
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("question", EXPECTED)
def test_the_right_page_is_first_or_second(found: dict[str, list[str]], question: str) -> None:
    assert any(
        path.startswith(wanted) for path in found[question] for wanted in EXPECTED[question]
    ), found[question]


def test_accents_and_elisions_change_nothing(found: dict[str, list[str]]) -> None:
    assert found["autorite"] == found["autorité"]
    assert found["aide"] == found["l'aide"]


def test_the_twin_is_neither_in_the_search_nor_in_the_sitemap(site: Path) -> None:
    assert "orienter/etat/" not in next((site / "assets/js").glob("recherche.*.js")).read_text(
        "utf-8"
    )
    assert "orienter/etat/" not in (site / "sitemap.xml").read_text("utf-8")
