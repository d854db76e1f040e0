"""The quiz and the first week as a reader uses them: keyboard, shared draw, nothing kept without a
yes.
"""

from __future__ import annotations

import pytest
from conftest import Visit
from playwright.sync_api import Browser

QUIZ = "semaine/quiz.html"


def start(visit: Visit, length: str = "5") -> None:
    visit.open(QUIZ)
    form = visit.page.locator("form.quiz-tirage")
    form.wait_for()
    form.locator("[name=nombre]").select_option(length)
    form.locator("button").press("Enter")
    visit.page.locator(".quiz-formulaire").wait_for()


def answer(visit: Visit) -> None:
    visit.page.locator(".quiz-formulaire input").first.press("Space")
    visit.page.locator(".quiz-formulaire button").press("Enter")
    visit.page.locator(".quiz-jeu .quiz-explications").wait_for()


def titles(visit: Visit, count: int) -> list[str]:
    """The questions of a draw, answering each."""
    found = []
    for _ in range(count):
        found.append(visit.page.locator(".quiz-jeu h2").inner_text())
        answer(visit)
        visit.page.locator(".quiz-jeu .bouton-principal").press("Enter")
    return found


def test_a_draw_by_keyboard_ends_with_a_sentence(visit: Visit) -> None:
    start(visit)
    assert "vue-titre" in visit.focused()
    answer(visit)
    assert "vue-titre" in visit.focused()
    assert visit.page.locator(".quiz-jeu .quiz-explications > li").count() >= 3
    assert visit.page.locator(".quiz-jeu .quiz-citation").count() >= 3
    visit.page.locator(".quiz-jeu .bouton-principal").press("Enter")
    titles(visit, 4)
    visit.page.locator(".quiz-jeu h2", has_text="sur 5").wait_for()
    assert visit.page.evaluate("localStorage.length") == 0
    assert visit.journal.errors == []
    assert visit.journal.foreign == []


def test_a_shared_draw_gives_the_same_questions(visit: Visit) -> None:
    visit.open(f"{QUIZ}#melange=salle&nombre=5&theme=secret&role=cpas")
    visit.page.locator(".quiz-formulaire").wait_for()
    first = titles(visit, 5)
    visit.page.reload()
    visit.page.locator(".quiz-formulaire").wait_for()
    assert titles(visit, 5) == first
    assert len(set(first)) == 5


def test_answering_nothing_says_what_to_do(visit: Visit) -> None:
    start(visit)
    visit.page.locator(".quiz-formulaire button").press("Enter")
    visit.page.locator(".erreur-champ", has_text="Choisissez une réponse").wait_for()
    assert visit.page.evaluate("document.activeElement.type") == "radio"


def test_steps_are_kept_only_if_wished_and_can_be_erased(visit: Visit) -> None:
    visit.open("semaine/secret.html")
    keep = visit.page.get_by_role("button", name="Garder mes étapes sur cet appareil")
    keep.wait_for()
    assert visit.page.evaluate("localStorage.length") == 0
    keep.click()
    visit.page.get_by_role("button", name="J’ai fini cette étape").click()
    visit.open("semaine/index.html")
    visit.page.locator("[data-etape-faite=secret]", has_text="faite").wait_for()
    visit.page.get_by_role("button", name="Tout effacer de cet appareil").click()
    assert visit.page.evaluate("localStorage.length") == 0
    assert visit.journal.errors == []


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (QUIZ, "Par thème"),
        ("semaine/quiz/secret.html", "Bonne réponse"),
        ("semaine/secret.html", "ce que répond le simulateur"),
    ],
)
def test_pages_read_without_a_script(browser: Browser, address: str, page: str, words: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        seen = context.new_page()
        seen.goto(address + page)
        assert words in seen.locator("main").inner_text()
        assert not seen.locator("form.quiz-tirage:visible, .semaine-suivi:visible").count()
    finally:
        context.close()
