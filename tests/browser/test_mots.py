"""Words explained in live answers, parts folded on a screen, the reference of a correction."""

from __future__ import annotations

from conftest import Visit

SUITE = "orienter/etat/cpas-vers-saj/oui_oui_oui_oui_oui_oui_non_inconnue_oui_oui_ecrit.html"


def test_a_word_of_a_live_answer_has_its_note(visit: Visit) -> None:
    visit.open("orienter/index.html")
    visit.page.locator(".vue a.mot").first.wait_for()
    visit.wait_ready()
    visit.page.locator(".vue a.reponse").first.click()
    visit.page.locator(".vue-question .vue-titre a.mot, .vue a.mot").first.wait_for()
    word = visit.page.locator(".vue a.mot").first
    word.focus()
    assert visit.page.locator(".bulle").inner_text()
    assert word.get_attribute("aria-describedby") == "bulle"
    visit.page.keyboard.press("Escape")
    assert visit.page.locator(".bulle").is_hidden()
    words = visit.page.locator(".vue a.mot").evaluate_all("all => all.map((a) => a.dataset.mot)")
    assert len(words) == len(set(words))
    assert visit.page.locator("mark a.mot, a a").count() == 0
    assert visit.journal.errors == [] and visit.journal.foreign == []


def test_a_word_leads_to_the_lexique_without_reloading(visit: Visit) -> None:
    visit.open("orienter/index.html")
    visit.page.locator(".vue a.mot").first.wait_for()
    visit.page.evaluate("window.temoin = 1")
    visit.page.locator(".vue a.mot").first.press("Enter")
    visit.page.wait_for_url("**/textes/lexique.html#*")
    assert visit.page.evaluate("window.temoin") == 1


def test_a_folded_part_opens_and_is_whole_on_paper(visit: Visit) -> None:
    visit.open(SUITE)
    fold = visit.page.locator("details.pli").last
    assert not fold.locator("blockquote").first.is_visible()
    fold.locator("summary").press("Enter")
    assert fold.locator("blockquote").first.is_visible()
    fold.locator("summary").press("Enter")
    visit.page.emulate_media(media="print")
    assert fold.locator("blockquote").first.is_visible()


def test_the_reference_of_a_correction_is_shown_and_goes_nowhere(visit: Visit) -> None:
    visit.open(SUITE)
    link = visit.page.locator(".version a.corriger")
    assert "oui" not in (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    visit.page.locator(".correction-reference strong", has_text="suite ").wait_for()
    assert visit.journal.foreign == []
