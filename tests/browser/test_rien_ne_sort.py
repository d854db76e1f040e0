"""Nothing leaves, nothing comes in: every kind of page under the policy, with the log of requests."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import KEPT, VIOLATIONS, Visit

from tests.accessibilite.page_types import PAGES, first

RIEN = {"cookies": "", "local": [], "session": [], "bases": [], "caches": [], "services": 0}
SIMULATEURS = {
    "orienter/index.html": "flux=cpas-vers-saj",
    "protutelle/calcul.html": "mandats=79",
    "protutelle/rapports.html": "mandat=2026-12-31",
    "former/exercices.html": "graine=abc&nombre=5",
    "former/comparer.html": "",
    "semaine/rappels.html": "debut=2026-12-31",
}
TAPES = ("Jean Dupont 12/03/2011", "79", "2026-12-31", "<b>x</b>")
REMPLIR = """(mots) => {
  for (const champ of document.querySelectorAll("main input, main select, article input")) {
    if (["radio", "checkbox"].includes(champ.type)) champ.checked = true;
    else if (champ.localName === "input") champ.value = mots;
    champ.dispatchEvent(new Event("input", { bubbles: true }));
    champ.dispatchEvent(new Event("change", { bubbles: true }));
  }
}"""


MARQUER = 'document.querySelector(".explorateur > .vue").dejaVue = true'
REPONDU = """() => {
  const vue = document.querySelector(".explorateur:not([aria-busy]) > .vue");
  return vue && !vue.dejaVue;
}"""


def test_every_kind_of_page_keeps_and_asks_nothing(visit: Visit, site: Path) -> None:
    """No foreign request, no refusal by the policy, no error, nothing stored, no cookie."""
    visit.page.add_init_script(VIOLATIONS)
    for name, pattern in PAGES.items():
        if pattern == "404.html":
            continue  # its addresses start at the root of the public address, which is not here
        visit.open(first(site, pattern, name))
        visit.page.evaluate(REMPLIR, "Jean Dupont")
        visit.settle()
        assert visit.page.evaluate("__violations") == [], name
        assert visit.page.evaluate(KEPT) == RIEN, name
        assert visit.page.context.cookies() == [], name
        assert visit.journal.foreign == [], name
        assert visit.journal.errors == [], name
    assert not [url for url in visit.journal.requests if "Dupont" in url]


@pytest.mark.parametrize("path", SIMULATEURS)
def test_nothing_is_asked_whatever_is_typed(visit: Visit, path: str) -> None:
    """Each time an answer comes, and it comes from the device."""
    visit.page.add_init_script(VIOLATIONS)
    visit.open(f"{path}#{SIMULATEURS[path]}")
    visit.wait_ready()
    visit.page.locator(".explorateur:not([aria-busy]) > .vue").wait_for()
    visit.page.wait_for_load_state("networkidle")
    visit.journal.requests.clear()
    for words in TAPES:
        visit.page.evaluate(MARQUER)
        visit.page.evaluate(REMPLIR, words)
        visit.page.locator(".vue form button[type=submit], .vue a.reponse").first.click()
        visit.page.wait_for_function(REPONDU)
    visit.settle()
    assert visit.journal.asked == []
    assert visit.journal.errors == []
    assert visit.page.evaluate("__violations") == []
    assert visit.page.evaluate(KEPT) == RIEN


def test_answers_stay_after_the_hash(visit: Visit) -> None:
    """What was answered is in the fragment alone, and never in an address that is asked."""
    visit.open("protutelle/calcul.html")
    visit.wait_ready()
    visit.page.fill("[name=mandats]", "4321")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_function("() => location.hash.includes('mandats=4321')")
    assert visit.page.evaluate("location.search") == ""
    visit.page.reload()
    visit.page.locator(".vue[data-etat*='mandats=4321']").wait_for()
    assert not [url for url in visit.journal.requests if "4321" in url.partition("#")[0]]


def test_the_copied_link_holds_the_answers_and_says_so(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.open("protutelle/calcul.html#mandats=79&date=2026-01-01")
    visit.page.locator('.outils [data-action="copier"]').first.click()
    message = visit.page.locator(".outils-message").first
    message.get_by_text("Lien copié").wait_for()
    assert "vos réponses et la version des données, rien d’autre" in message.inner_text()
    version = visit.page.evaluate("document.querySelector('.vue').dataset.etat").rpartition("v=")[2]
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    page = f"{visit.address}protutelle/calcul.html"
    assert copied == f"{page}#mandats=79&date=2026-01-01&v={version}"


def test_the_colours_are_the_only_thing_kept_unasked(visit: Visit) -> None:
    visit.open("index.html")
    visit.page.locator("[data-theme-choix=sombre]").click()
    assert visit.page.evaluate(KEPT) == {**RIEN, "local": ["theme"]}
    visit.page.locator("[data-theme-choix=auto]").click()
    assert visit.page.evaluate(KEPT) == RIEN


def test_leaving_fast_notes_it_in_the_tab_only(visit: Visit) -> None:
    """It is there after leaving, on a page that runs no script of ours, and gone when the site is visited again."""
    visit.page.context.route(lambda url: "127.0.0.1" not in url, lambda route: route.abort())
    visit.open("familles/index.html")
    visit.page.evaluate(
        "document.querySelector('a[data-quitter]').href = new URL('../orienter/etats.json', location.href).href"
    )
    visit.page.locator("a[data-quitter]").first.click()
    visit.page.wait_for_url("**/orienter/etats.json")
    assert visit.page.evaluate("Object.keys(sessionStorage)") == ["parti"]
    visit.open("index.html")
    assert visit.page.evaluate(KEPT) == RIEN


def test_the_questions_to_see_again_are_kept_on_request_and_erased(visit: Visit) -> None:
    visit.open("semaine/quiz/secret.html")
    visit.page.get_by_role("button", name="Répondre question par question").click()
    while visit.page.get_by_role("button", name="Voir le résultat").count() == 0:
        following = visit.page.get_by_role("button", name="Question suivante")
        if following.count():
            following.click()
        visit.page.locator(".quiz-formulaire input").last.check()
        visit.page.get_by_role("button", name="Répondre", exact=True).click()
        visit.page.locator(".quiz-jeu .quiz-corrige").wait_for()
    visit.page.get_by_role("button", name="Voir le résultat").click()
    keep = visit.page.get_by_role("button", name="Garder ces questions sur cet appareil")
    keep.wait_for()
    assert visit.page.evaluate(KEPT) == RIEN
    keep.click()
    assert visit.page.evaluate(KEPT) == {**RIEN, "local": ["semaine"]}
    visit.open("semaine/quiz.html")
    visit.page.get_by_role("button", name="Les reprendre").click()
    visit.page.locator(".quiz-formulaire").wait_for()
    visit.page.reload()
    visit.page.get_by_role("button", name="Effacer", exact=True).click()
    assert visit.page.evaluate(KEPT) == RIEN
    assert visit.journal.foreign == [] and visit.journal.errors == []
