"""Words explained in every page and in live answers, parts folded on a screen, the reference of a correction."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import Visit
from playwright.sync_api import Browser, Page

SUITE = "orienter/etat/cpas-vers-saj/oui_oui_oui_oui_oui_oui_non_inconnue_oui_oui_ecrit.html"
EXPLAINED = (
    "orienter/index.html",
    "orienter/parcours-cpas-vers-saj.html",
    "orienter/etat/cpas-vers-saj/debut.html",
    SUITE,
    "protutelle/calcul.html",
    "protutelle/rapports.html",
    "textes/schema-1.html",
    "textes/arrete-2018/art-5.html",
    "textes/acteurs.html",
    "textes/lectures.html",
    "cas/cpas-vers-saj.html",
    "former/plan.html",
    "former/cas/accord-refuse.html",
    "former/exercices.html",
    "semaine/secret.html",
    "semaine/quiz/schema-1.html",
    "semaine/puis-je.html",
    "semaine/fiches/cpas.html",
    "familles/accord.html",
    "familles/on-me-dit/accord-demande.html",
    "pages/a-propos.html",
)
# A sheet to hand over is complete by itself: it explains its words in its own lines.
SHEETS = ("familles/",)


@pytest.fixture(scope="module")
def phone(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(
        base_url=address, locale="fr-BE", viewport={"width": 390, "height": 844}, has_touch=True
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", EXPLAINED)
def test_a_word_is_explained_by_mouse_keyboard_finger_and_on_paper(phone: Page, path: str) -> None:
    phone.goto(path)
    words = phone.locator("main article a.mot:visible")
    words.first.wait_for()
    word, note = words.first, phone.locator(".bulle")
    word.hover()
    told = note.inner_text()
    assert told and word.get_attribute("aria-describedby") == "bulle"
    phone.keyboard.press("Escape")
    assert note.is_hidden() and word.get_attribute("aria-describedby") is None
    phone.mouse.move(0, 0)
    word.focus()
    assert note.inner_text() == told
    word.blur()
    assert note.is_hidden()
    address = phone.url
    word.tap()
    assert note.inner_text() == told and phone.url == address
    phone.keyboard.press("Escape")
    phone.emulate_media(media="print")
    printed = phone.locator(".mots-page dd, .mots-imprimes dd").filter(visible=True)
    assert (told in printed.all_inner_texts()) != path.startswith(SHEETS)
    phone.emulate_media(media="screen")


def test_the_notes_on_paper_are_those_of_the_answer_shown(visit: Visit) -> None:
    visit.open("orienter/index.html")
    visit.page.locator(".vue a.mot").first.wait_for()
    visit.wait_ready()
    for _ in range(2):
        before = visit.page.locator(".mots-imprimes").inner_html()
        visit.page.locator(".vue a.reponse").first.click()
        visit.page.wait_for_function(
            "avant => document.querySelector('.mots-imprimes')?.innerHTML !== avant", arg=before
        )
    shown = visit.page.locator("main a.mot").evaluate_all("all => all.map((a) => a.textContent)")
    noted = visit.page.locator(".mots-imprimes dt").all_text_contents()
    assert set(noted) <= set(shown) and len(noted) == len(set(noted))
    assert visit.page.locator(".mots-imprimes").count() == 1


WORDS = """() => [...document.querySelectorAll(".vue a.mot")].map((mot) => [mot.dataset.mot, mot.textContent])"""
NOTES = (
    """() => [...document.querySelectorAll(".mots-imprimes div")].map((note) => note.textContent)"""
)


def test_the_static_page_explains_the_words_of_the_live_answer(visit: Visit) -> None:
    """Found at build in the one, by a script in the other: the same words, the same notes."""
    for path in (SUITE, "orienter/etat/cpas-vers-saj/oui.html"):
        visit.open(path)
        visit.page.locator(".mots-imprimes").wait_for(state="attached")
        words, notes = visit.page.evaluate(WORDS), visit.page.evaluate(NOTES)
        title, state = visit.title(), visit.page.locator(".explorateur").get_attribute("data-etat")
        visit.open(f"orienter/index.html#{state}")
        visit.page.locator(".vue-titre", has_text=title).wait_for()
        visit.page.locator(".vue a.mot").first.wait_for()
        assert words == visit.page.evaluate(WORDS) != [], path
        assert set(notes) <= set(visit.page.evaluate(NOTES)) and len(notes) == len(words)


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


def test_the_reference_of_a_correction_is_in_the_text_to_copy_and_goes_nowhere(
    visit: Visit,
) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.open(SUITE)
    visit.wait_ready()  # what Python is made of has been asked for
    link = visit.page.locator(".version a.corriger")
    assert "oui" not in (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    text = visit.page.locator("#correction-texte")
    text.wait_for()
    asked = len(visit.journal.requests)
    visit.page.locator("[data-copier]").click()
    visit.page.locator("#annonce", has_text="Texte copié").wait_for(state="attached")
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    assert "Référence\u00a0: suite " in copied and "Version des données\u00a0: " in copied
    assert "Ce qu’il faudrait écrire" in copied and "Copier" not in copied
    assert visit.journal.requests[asked:] == [] and visit.journal.foreign == []
