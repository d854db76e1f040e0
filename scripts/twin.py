"""The twin: every reachable state of every flow, as a plain page with its own address and in one file.

Knows: the walk of the flows, the views, one finished page that serves as the frame, the words to explain.
Ignores: what a state says; the search and the sitemap, which must not see these pages.
Used by: scripts.site, `python -m scripts.twin [folder]`.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from explorer.chemins import enumerate_states
from explorer.corpus import Corpus
from explorer.flow import Etat
from explorer.rendu.html import Liens, esc
from explorer.rendu.reponses import canonical
from explorer.vues import Vue, orientation
from scripts import etats
from scripts.content.terms import annotate_state
from scripts.edition import Edition
from scripts.places import SITE

MODEL = "orienter/index.html"
BASE = "../../../"
ARTICLE = re.compile(r'<article class="md-typeset contenu">.*</article>', re.S)
TRAIL = re.compile(r'<nav class="fil".*?</nav>', re.S)
TITLE = re.compile(r"<title>.*?</title>", re.S)
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*?)orienter/index.html">\n?')
LOCAL = re.compile(r'((?:href|src|action|data-racine)=")(?!https?:|#|data:|mailto:)([^"]*)"')


class Frame:
    """The page around a state, cut once: what comes before, between and after what changes."""

    def __init__(self, model: str) -> None:
        deeper = LOCAL.sub(lambda m: f'{m.group(1)}{_deeper(m.group(2))}"', model)
        found = CANONICAL.search(model)
        self.origin = found.group(1) if found else ""
        deeper = re.sub(r'<link rel="canonical"[^>]*>\n?', "@ADRESSE@", deeper)
        deeper = TITLE.sub("@TITRE@", deeper)
        deeper = TRAIL.sub("@FIL@", deeper)
        deeper = ARTICLE.sub("@ARTICLE@", deeper)
        deeper = re.sub(r'<nav class="cote".*?</nav>', "", deeper, flags=re.S)
        deeper = deeper.replace(
            ' aria-current="page">S’orienter', ' aria-current="true">S’orienter'
        )
        self.parts = re.split(r"@(?:ADRESSE|TITRE|FIL|ARTICLE)@", deeper)
        self.order = re.findall(r"@(ADRESSE|TITRE|FIL|ARTICLE)@", deeper)
        found_site = TITLE.search(model)
        self.site = found_site.group(0)[7:-8].split(" · ")[-1] if found_site else ""

    def fill(self, **values: str) -> str:
        pieces = [self.parts[0]]
        for name, part in zip(self.order, self.parts[1:], strict=True):
            pieces += (values[name], part)
        return "".join(pieces)


def _deeper(adresse: str) -> str:
    """An address of `orienter/index.html` seen from `orienter/etat/<flux>/`."""
    if adresse.startswith("../"):
        return BASE + adresse[3:]
    return f"{BASE}orienter/{adresse}"


def states(corpus: Corpus) -> Iterator[tuple[str, Etat]]:
    """Every state that needs a page, with its path from the root of the site."""
    for flux in corpus.flux_ids:
        for etat in enumerate_states(corpus, flux):
            if etat.flux == flux:
                yield Liens().etat(flux, etat.retenues), etat


def view(corpus: Corpus, etat: Etat) -> Vue:
    """The fragment of a state, as its page shows it."""
    return orientation.view(corpus, canonical(corpus, etat.flux, etat.retenues), BASE)


def page(edition: Edition, frame: Frame, chemin: str, etat: Etat, vue: Vue) -> str:
    flux = str(edition.corpus.flux(etat.flux)["titre"])
    fragment, notes = annotate_state(edition, vue.html, BASE)
    debut = chemin.rsplit("/", 1)[0].removeprefix("orienter/etat/") + "/debut.html"
    return frame.fill(
        ADRESSE=f'<link rel="canonical" href="{frame.origin}{chemin}">\n<meta name="robots" content="noindex">\n',
        TITRE=f"<title>{esc(vue.titre)} · {frame.site}</title>",
        FIL=(
            '<nav class="fil" aria-label="Fil d’Ariane"><ol>'
            f'<li><a href="{BASE}index.html">Accueil</a></li><li><a href="{BASE}orienter/index.html">S’orienter</a></li>'
            f'<li><a href="../{esc(debut)}">{esc(flux)}</a></li>'
            f'<li><span aria-current="page">{esc(vue.titre)}</span></li></ol></nav>'
        ),
        ARTICLE=(
            f'<article class="md-typeset contenu"><h1 class="titre-flux">{esc(flux)}</h1>'
            f'<div class="explorateur" data-vue="orientation" data-etat="{esc(vue.etat)}" data-base="{BASE}">{fragment}</div>{notes}</article>'
        ),
    )


def run(site: Path, edition: Edition | None = None) -> int:
    """Write every page of the twin, and the file of all the states; returns how many states."""
    edition = edition or Edition.load()
    corpus = edition.corpus
    frame = Frame((site / MODEL).read_text("utf-8"))
    folders: set[Path] = set()
    listed = list(states(corpus))
    file = etats.File(corpus, listed)
    for chemin, etat in listed:
        vue = view(corpus, etat)
        file.add(vue, BASE)
        target = site / chemin
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        target.write_text(page(edition, frame, chemin, etat, vue), "utf-8")
    file.write(site)
    return len(listed)


def main() -> None:
    start = time.perf_counter()
    count = run(Path(sys.argv[1]) if len(sys.argv) > 1 else SITE)
    spent = time.perf_counter() - start
    print(
        f"Jumeau statique : {count} pages en {spent:.1f} s ({1000 * spent / count:.1f} ms par page)"
    )


if __name__ == "__main__":
    main()
