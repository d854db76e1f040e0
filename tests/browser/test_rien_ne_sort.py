"""Nothing leaves, nothing comes in: every kind of page under the policy, with the log of requests."""

from __future__ import annotations

import pytest
from conftest import Visit
from test_origine import KEPT, VIOLATIONS

from scripts.edition import ROOT
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


def asked(visit: Visit) -> list[str]:
    return [url for url in visit.journal.requests if not url.startswith(("blob:", "data:"))]


def test_every_kind_of_page_keeps_and_asks_nothing(visit: Visit, site) -> None:  # type: ignore[no-untyped-def]
    """No foreign request, no refusal by the policy, no error, nothing stored, no cookie."""
    visit.page.add_init_script(VIOLATIONS)
    for name, pattern in PAGES.items():
        if pattern == "404.html":
            continue  # its addresses start at the root of the public address, which is not here
        visit.open(first(site, pattern, name))
        visit.page.evaluate(REMPLIR, "Jean Dupont")
        visit.page.wait_for_timeout(50)
        assert visit.page.evaluate("__violations") == [], name
        assert visit.page.evaluate(KEPT) == RIEN, name
        assert visit.page.context.cookies() == [], name
        assert visit.journal.foreign == [], name
        assert visit.journal.errors == [], name
    assert not [url for url in visit.journal.requests if "Dupont" in url]


@pytest.mark.parametrize("path", SIMULATEURS)
def test_nothing_is_asked_whatever_is_typed(visit: Visit, path: str) -> None:
    visit.open(f"{path}#{SIMULATEURS[path]}")
    visit.wait_ready()
    visit.page.locator(".explorateur:not([aria-busy]) > .vue").wait_for()
    visit.page.wait_for_timeout(300)
    visit.journal.requests.clear()
    for words in TAPES:
        visit.page.evaluate(REMPLIR, words)
        button = visit.page.locator(".vue form button[type=submit]")
        link = visit.page.locator(".vue a.reponse")
        if button.count():
            button.first.click()
        elif link.count():
            link.first.click()
        visit.page.wait_for_timeout(250)
    assert asked(visit) == []
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
    assert f"v={version}" in copied and (ROOT / "protocol_data").is_dir()


def test_the_colours_are_the_only_thing_kept_unasked(visit: Visit) -> None:
    visit.open("index.html")
    visit.page.locator("[data-theme-choix=sombre]").click()
    assert visit.page.evaluate(KEPT) == {**RIEN, "local": ["theme"]}
    visit.page.locator("[data-theme-choix=auto]").click()
    assert visit.page.evaluate(KEPT) == RIEN


def test_leaving_fast_notes_it_in_the_tab_only(visit: Visit) -> None:
    """The note is the address of the weather site; it is gone when the site is visited again."""
    visit.page.context.route(lambda url: "127.0.0.1" not in url, lambda route: route.abort())
    visit.open("familles/index.html")
    visit.page.evaluate(
        "document.querySelector('a[data-quitter]').href = new URL('../index.html', location.href).href"
    )
    visit.page.locator("a[data-quitter]").first.click()
    visit.page.wait_for_url("**/index.html")
    kept = visit.page.evaluate(KEPT)
    assert {**kept, "session": []} == RIEN and set(kept["session"]) <= {"parti"}
