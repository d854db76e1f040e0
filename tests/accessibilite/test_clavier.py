"""By keyboard alone, on a telephone's width: from the home page to a printed suite, and every way between."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

TAB_LIMIT = 400
WATCH = """
window.dits = []; window.imprimes = 0;
window.print = () => { window.imprimes += 1; };
document.addEventListener("DOMContentLoaded", () => {
  const region = document.getElementById("annonce");
  new MutationObserver(() => { if (region.textContent) window.dits.push(region.textContent); })
    .observe(region, { childList: true, characterData: true, subtree: true });
});
"""
# What is wrong with the focus where it stands: nothing drawn around it, out of sight, or under something.
FOCUS = """() => {
  const e = document.activeElement;
  if (e === document.body) return null;
  const style = getComputedStyle(e);
  const nom = e.outerHTML.slice(0, 110);
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return "sans contour : " + nom;
  const r = e.getClientRects()[0];
  if (!r) return "invisible : " + nom;
  const x = r.left + Math.min(r.width, innerWidth - r.left) / 2;
  const y = Math.max(r.top, 0) + Math.min(r.bottom, innerHeight) / 2 - Math.max(r.top, 0) / 2;
  if (r.bottom <= 0 || r.top >= innerHeight) return "hors de l’écran : " + nom;
  const dessus = document.elementFromPoint(x, y);
  if (dessus && !(e.contains(dessus) || dessus.contains(e))) return `sous ${dessus.className} : ${nom}`;
  return null;
}"""
SAME = "(words) => document.activeElement.innerText.replace(/\\s+/g, ' ').includes(words)"


class Keyboard:
    """Someone who has only a keyboard, and looks at where the focus is after each key."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        problem = self.page.evaluate(FOCUS)
        assert problem is None, f"après {key} : {problem}"

    def to(self, selector: str, words: str = "") -> None:
        """Tab to the next element that matches and says these words."""
        for _ in range(TAB_LIMIT):
            self.press("Tab")
            if self.on(selector) and self.page.evaluate(SAME, words):
                return
        raise AssertionError(f"le clavier n’atteint pas {selector} « {words} »")

    def on(self, selector: str) -> bool:
        found: bool = self.page.evaluate("(s) => document.activeElement.matches(s)", selector)
        return found

    def wait_on(self, selector: str) -> None:
        for _ in range(1200):
            if self.on(selector):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"le focus ne va pas sur {selector}")

    def said(self) -> list[str]:
        """What was announced since the last call (an announcement comes a little after the change)."""
        self.page.wait_for_timeout(250)
        words: list[str] = self.page.evaluate("window.dits.splice(0)")
        return words


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        locale="fr-BE", viewport={"width": 390, "height": 844}, reduced_motion="reduce"
    )
    context.add_init_script(WATCH)
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    yield opened
    context.close()


@pytest.fixture
def keyboard(page: Page) -> Keyboard:
    return Keyboard(page)


def test_from_the_home_page_to_a_printed_suite(keyboard: Keyboard, address: str) -> None:
    page = keyboard.page
    page.goto(address + "index.html")
    keyboard.press("Tab")
    assert keyboard.on(".evitement")
    keyboard.to(".bouton-menu")
    keyboard.press("Enter")
    keyboard.to("#menu a", "Protutelle")
    keyboard.press("Escape")
    assert keyboard.on('.bouton-menu[aria-expanded="false"]')
    keyboard.press("Enter")
    keyboard.to("#menu a", "S’orienter")
    page.keyboard.press("Enter")
    keyboard.wait_on("main h1")
    assert keyboard.said() == ["Page ouverte : S’orienter"]
    for answer in ("Un CPAS", "SAJ", "Non", "Non", "Non", "Non", "Non"):
        before = page.locator(".vue").get_attribute("data-etat")
        keyboard.to("a.reponse", answer)
        page.keyboard.press("Enter")
        page.locator(f'.vue:not([data-etat="{before}"])').wait_for()
        keyboard.wait_on(".vue-titre")
        assert len(keyboard.said()) == 1, "un changement s’annonce une fois"
    assert "Ne partagez rien" in page.locator(".vue-titre").inner_text()
    keyboard.to('[data-action="imprimer"]')
    page.keyboard.press("Enter")
    assert page.evaluate("window.imprimes") == 1


def test_an_error_is_met_and_mended(keyboard: Keyboard, address: str) -> None:
    page = keyboard.page
    page.goto(address + "protutelle/calcul.html")
    keyboard.to("[name=mandats]")
    page.keyboard.type("douze")
    page.keyboard.press("Enter")
    keyboard.wait_on(".erreurs")
    keyboard.press("Tab")
    assert keyboard.on(".erreurs a")
    keyboard.press("Enter")
    assert keyboard.on("[name=mandats][aria-invalid=true]")
    described = page.locator("[name=mandats]").get_attribute("aria-describedby") or ""
    assert any("erreur" in name for name in described.split())
    keyboard.said()
    page.keyboard.press("Control+A")
    page.keyboard.type("79")
    assert keyboard.said() == [], "rien ne se dit pendant la frappe"
    page.keyboard.press("Enter")
    page.locator(".erreurs").wait_for(state="detached")
    keyboard.wait_on(".vue-titre")
    assert len(keyboard.said()) == 1


def test_search_then_theme(keyboard: Keyboard, address: str) -> None:
    page = keyboard.page
    page.goto(address + "index.html")
    keyboard.to(".vers-recherche")
    page.keyboard.press("Enter")
    keyboard.wait_on("main h1")
    keyboard.to("#recherche-page-champ")
    page.keyboard.type("secret partagé")
    page.locator(".resultats a").first.wait_for()
    keyboard.to(".resultats a")
    page.keyboard.press("Enter")
    page.locator("#recherche-page-champ").wait_for(state="detached")
    assert page.evaluate("document.activeElement !== document.body")
    keyboard.to('[data-theme-choix="sombre"]')
    keyboard.press("Space")
    assert keyboard.on('[aria-pressed="true"]')
    assert page.locator("html").get_attribute("data-theme") == "sombre"


def test_the_search_field_of_wide_screens(browser: Browser, address: str) -> None:
    page = browser.new_page(locale="fr-BE", viewport={"width": 1280, "height": 800})
    keyboard = Keyboard(page)
    page.goto(address + "index.html")
    keyboard.to("#recherche-champ")
    page.keyboard.type("accord")
    page.locator("#recherche-liste [role=option]").first.wait_for()
    keyboard.press("ArrowDown")
    chosen = page.locator("#recherche-champ").get_attribute("aria-activedescendant")
    assert page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
    keyboard.press("Escape")
    assert page.locator("#recherche-champ").get_attribute("aria-expanded") == "false"
    page.context.close()


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "textes/arrete-2018/art-6.html",
        "semaine/quiz/schema-1.html",
        "familles/on-me-dit.html",
        "protutelle/rapports.html",
        "textes/schema-2.html",
    ],
)
def test_the_focus_goes_through_the_page_and_out(
    keyboard: Keyboard, address: str, path: str
) -> None:
    """No trap; each stop drawn, on screen, under nothing; forwards, then backwards."""
    keyboard.page.goto(address + path)
    for key, limit in (("Tab", TAB_LIMIT), ("Shift+Tab", 12)):
        for rank in range(limit):
            keyboard.press(key)
            if rank > 5 and keyboard.page.evaluate("document.activeElement === document.body"):
                break
        else:
            assert key != "Tab", "le clavier ne sort pas de la page"
