"""The static page of a state, opened with the script: it starts again, and what one gives away is one's own answers."""

from __future__ import annotations

import pytest
from conftest import PAGES, Visit

ANSWERED = "orienter/etat/cpas-vers-saj/oui_oui_non.html"


@pytest.mark.parametrize("then", ["at once", "after another answer"])
def test_start_again_leaves_the_answers_of_the_page(visit: Visit, then: str) -> None:
    visit.open(ANSWERED)
    visit.wait_ready()
    assert visit.page.locator(".vos-reponses dt").count() == 4
    if then == "after another answer":
        shown = visit.page.locator(".vue").get_attribute("data-etat")
        visit.page.locator("a.reponse, .modifier").last.click()
        visit.page.locator(f'.vue:not([data-etat="{shown}"])').wait_for()
    visit.page.locator('[data-action="recommencer"]').first.click()
    visit.page.locator('.vue[data-etat^="flux=cpas-vers-saj&v="]').wait_for()
    assert visit.page.locator(".vos-reponses dt").count() == 1  # who wants to reach whom
    visit.page.go_back()
    visit.page.locator('.vue:not([data-etat^="flux=cpas-vers-saj&v="])').wait_for()
    assert visit.journal.errors == []


def test_the_copied_link_holds_the_answers_and_nothing_else(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.open(ANSWERED)
    visit.wait_ready()
    shown = visit.page.locator(".vue").get_attribute("data-etat")
    visit.page.locator(".modifier").last.click()
    visit.page.locator(f'.vue:not([data-etat="{shown}"])').wait_for()
    visit.page.locator('[data-action="copier"]').first.click()
    visit.page.get_by_text("Lien copié").wait_for()
    state = visit.page.locator(".vue").get_attribute("data-etat")
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{visit.address}{PAGES['orientation']}#{state}"


@pytest.mark.parametrize(
    "path",
    ["cas/cpas-vers-saj.html", "familles/on-me-dit/cpas-enquete.html",
     "former/cas/animateur-accord-refuse.html", "textes/protocole-2012/lieux-decisions.html"],
)  # fmt: skip
def test_a_link_to_an_answer_opens_the_simulator(visit: Visit, path: str) -> None:
    """From every kind of page that has some: the page of the state is never asked of the host."""
    visit.open(path)
    visit.wait_ready()
    link = visit.page.locator("main a[data-parcours]").first
    state = link.get_attribute("data-parcours")
    link.evaluate("(lien) => lien.click()")  # it may be folded
    visit.page.locator(f'.vue[data-etat="{state}"]').wait_for()
    assert visit.page.url == f"{visit.address}{PAGES['orientation']}#{state}"
    assert not [url for url in visit.journal.requests if "/orienter/etat/" in url]
    assert visit.journal.errors == []
