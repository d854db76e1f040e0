"""The three simulators used as a reader uses them: keyboard, shared link, back and forward."""

from __future__ import annotations

import pytest
from conftest import PAGES, Visit

# The view as Python wrote it: the words of the lexique are marked a moment later.
UNMARKED = """() => {
  const vue = document.querySelector(".vue").cloneNode(true);
  for (const mot of vue.querySelectorAll("a.mot[data-mot]")) mot.replaceWith(mot.textContent);
  vue.normalize();
  return vue.innerHTML;
}"""


def press_until(visit: Visit, test: str, key: str = "Tab", limit: int = 120) -> None:
    """Press a key until the focused element passes `test` (JavaScript on `e`)."""
    for _ in range(limit):
        visit.page.keyboard.press(key)
        if visit.page.evaluate(f"(e => {test})(document.activeElement)"):
            return
    raise AssertionError(f"le clavier n’atteint pas : {test}")


def choose(visit: Visit, answer: str) -> None:
    """Choose an answer by its words, with the keyboard, and wait for the next screen."""
    before = visit.page.locator(".vue").get_attribute("data-etat")
    words = answer.replace('"', '\\"')
    press_until(visit, f'e.matches("a.reponse") && e.textContent.includes("{words}")')
    visit.page.keyboard.press("Enter")
    visit.page.locator(f'.vue:not([data-etat="{before}"])').wait_for()


def test_orientation_by_keyboard(visit: Visit) -> None:
    visit.open(PAGES["orientation"])
    visit.wait_ready()
    first = visit.title()
    choose(visit, "Un CPAS")
    assert visit.title() != first
    assert "vue-titre" in visit.focused()
    assert "qui-suis-je=cpas" in visit.page.url
    assert visit.page.locator(".vos-reponses .modifier").count() == 1
    visit.page.locator("#annonce", has_text=visit.title()[:10]).wait_for(state="attached")
    assert visit.journal.errors == []


def test_protutelle_by_keyboard(visit: Visit) -> None:
    visit.open(PAGES["protutelle"])
    visit.wait_ready()
    press_until(visit, 'e.name === "mandats"')
    visit.page.keyboard.type("79")
    visit.page.keyboard.press("Enter")
    visit.shows("30 094,61")
    assert "mandats=79" in visit.page.url
    assert visit.page.locator("[name=mandats]").input_value() == "79"
    assert visit.journal.errors == []


def test_rapports_by_keyboard(visit: Visit) -> None:
    visit.open(PAGES["rapports"])
    visit.wait_ready()
    visit.page.fill("[name=mandat]", "2026-12-31")
    visit.page.keyboard.press("Enter")
    visit.page.locator(".vue table").first.wait_for()
    assert "mandat=2026-12-31" in visit.page.url
    assert visit.journal.errors == []


@pytest.mark.parametrize(
    ("vue", "state", "words"),
    [
        ("orientation", "flux=cpas-vers-saj&secret-personnes=oui", "2"),
        ("protutelle", "mandats=79", "79"),
        ("rapports", "mandat=2026-12-31", "31"),
    ],
)
def test_shared_link_is_opened_and_reloaded(visit: Visit, vue: str, state: str, words: str) -> None:
    visit.open(f"{PAGES[vue]}#{state}")
    initial = visit.page.locator(".explorateur").get_attribute("data-etat")
    visit.page.locator(f'.vue:not([data-etat="{initial}"])').wait_for()
    shown = visit.page.evaluate(UNMARKED)
    assert words in visit.page.locator(".vue").text_content()
    visit.page.reload()
    visit.page.locator(f'.vue:not([data-etat="{initial}"])').wait_for()
    assert visit.page.evaluate(UNMARKED) == shown
    assert visit.journal.errors == []


def test_back_and_forward(visit: Visit) -> None:
    visit.open(PAGES["orientation"])
    visit.wait_ready()
    titles = [visit.title()]
    choose(visit, "Un CPAS")
    titles.append(visit.title())
    choose(visit, "SAJ")
    titles.append(visit.title())
    for step, expected in (("back", 1), ("back", 0), ("forward", 1), ("forward", 2)):
        visit.page.go_back() if step == "back" else visit.page.go_forward()
        visit.page.locator(".vue-titre", has_text=titles[expected]).wait_for()
        assert visit.title() == titles[expected]
    assert visit.journal.errors == []


def test_error_keeps_what_was_typed_and_links_the_field(visit: Visit) -> None:
    visit.open(PAGES["protutelle"])
    visit.wait_ready()
    visit.page.fill("[name=mandats]", "douze")
    visit.page.keyboard.press("Enter")
    visit.page.locator(".erreurs").wait_for()
    assert visit.page.locator("[name=mandats]").input_value() == "douze"
    assert "erreurs" in visit.focused()
    target = visit.page.locator(".erreurs a").first.get_attribute("href") or ""
    assert visit.page.locator(target).get_attribute("name") == "mandats"


def test_the_worker_survives_a_change_of_page(visit: Visit) -> None:
    visit.open(PAGES["protutelle"])
    visit.wait_ready()
    before = len(visit.page.workers)
    visit.page.evaluate("(a) => window.naviguer(a)", visit.address + PAGES["rapports"])
    visit.page.locator('.explorateur[data-vue="rapports"]').wait_for()
    assert visit.state() == "pret"
    visit.page.fill("[name=mandat]", "2026-12-31")
    visit.page.keyboard.press("Enter")
    visit.page.locator(".vue table").first.wait_for()
    assert len(visit.page.workers) == before
    assert visit.journal.errors == []


def test_restart_and_copied_link(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.open(f"{PAGES['protutelle']}#mandats=79")
    visit.page.locator('.outils [data-action="copier"]').first.click()
    visit.page.get_by_text("Lien copié").wait_for()
    assert "mandats=79" in visit.page.evaluate("navigator.clipboard.readText()")
    visit.page.locator('.outils [data-action="recommencer"]').first.click()
    visit.page.locator('.vue[data-etat=""], .vue:not([data-etat*="mandats=79"])').wait_for()
    assert "mandats" not in visit.page.url
