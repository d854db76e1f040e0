"""« So what do I do » within the first screen: what one came to do is there, whole, and nothing covers it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

# What acts on a page, by component: an answer, a button, a field, a list made to choose from, the line of
# actions (`agir`). Words of the lexique, references, notes, sources and the way out are not what one came for.
ACTIONS = ", ".join(
    (
        ".reponses a",
        "a.bouton",
        "button:not([hidden])",
        "input",
        "select",
        ".agir a",
        ".liste-liens a",
        ".sommaire a",
        ".etapes a",
        ".quiz-vers a",
        ".puis-je-sommaire a",
        ".semaine-fichiers a",
        ".affiches-liste a",
        ".cas-liste a",
        ".choix-dits a",
        "tbody th a",
    )
)
# A result says what to do in its title; a page for families, in « Ce que je peux demander ».
SAID = ".vue-suite .vue-titre, #demander > h2"
GENERATED = ("textes/protocole-2012", "textes/arrete-2018", "former/cas", "former/affiches")
GENERATED += ("semaine/quiz", "semaine/fiches", "familles/on-me-dit", "orienter/etat", "cas")
# To read for those who build the site; the page one quits from.
APART = ("decisions/", "familles/traces.html", "hors-ligne/")
SCREENS = {"téléphone": (390, 844), "ordinateur": (1280, 800)}
SEEN = """(selecteur) => [...document.querySelectorAll("main")].flatMap((main) => [...main.querySelectorAll(selecteur)])
  .filter((e) => {
    if (e.closest(".fil, .cote, .repose, .sources, .phrase-notes, .mots-page")) return false;
    const [r] = e.getClientRects();
    if (!r || r.width < 8 || r.height < 8 || r.top < 0 || r.left < 0) return false;
    if (r.bottom > innerHeight || r.right > innerWidth) return false;
    const dessus = document.elementFromPoint(r.left + Math.min(r.width / 2, 40), r.top + r.height / 2);
    return e.contains(dessus) || Boolean(dessus?.closest("a") === e);
  }).map((e) => e.textContent.trim().slice(0, 40) || e.type)"""


def chosen(site: Path) -> list[str]:
    """Every page that is not made in series; of each series, the first, the last and the longest."""
    found: list[str] = []
    series: dict[str, list[Path]] = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        serie = next((s for s in GENERATED if name.startswith(f"{s}/")), None)
        if name.startswith(APART):
            continue
        if serie:
            series.setdefault(serie, []).append(path)
        else:
            found.append(name)
    for pages in series.values():
        some = {pages[0], pages[-1], max(pages, key=lambda path: path.stat().st_size)}
        found += [path.relative_to(site).as_posix() for path in sorted(some)]
    return found


@pytest.fixture(scope="module", params=SCREENS)
def screen(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    width, height = SCREENS[request.param]
    context = browser.new_context(
        base_url=address, locale="fr-BE", viewport={"width": width, "height": height}
    )
    yield context.new_page()
    context.close()


def seen(screen: Page) -> list[str]:
    """What can be done, once the scripts have drawn what they draw."""
    found: list[str] = screen.evaluate(SEEN, f"{ACTIONS}, {SAID}")
    if not found:
        screen.wait_for_timeout(150)
    return found


def test_every_page_says_what_to_do_within_the_first_screen(screen: Page, site: Path) -> None:
    silent = []
    names = chosen(site)
    for name in names:
        screen.goto(name)
        if not any(seen(screen) for _ in range(10)):
            silent.append(name)
    assert len(names) > 80
    assert not silent, "\n".join(silent)


def test_nothing_that_can_be_covered_counts(screen: Page) -> None:
    """The measure itself: what is covered, below the screen or a mere word is not an action."""
    screen.goto("orienter/index.html")
    assert screen.evaluate(SEEN, ACTIONS)
    screen.evaluate(
        """() => { const voile = document.createElement("div"); voile.id = "voile"; document.body.append(voile);
        Object.assign(voile.style, { position: "fixed", inset: 0, zIndex: 99 }); }"""
    )
    assert screen.evaluate(SEEN, ACTIONS) == []
    screen.evaluate("document.getElementById('voile').remove()")
    screen.evaluate("document.querySelector('main').style.marginTop = '2000px'")
    assert screen.evaluate(SEEN, ACTIONS) == []
