"""The quiz and the first week as a reader uses them: keyboard, shared draw, nothing kept without a
yes; and the package of a platform, played to the end beside an independent run-time.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Visit
from playwright.sync_api import Browser, Frame, Page, Route

QUIZ = "semaine/quiz.html"
LETTERS = ["A.", "B.", "C."]
REFUSES = (
    "Storage.prototype.setItem = () => { throw new DOMException('plein', 'QuotaExceededError'); };"
)
PLATFORM = "http://plateforme.test/"
RUN_TIME = ROOT / "node_modules/scorm-again/dist/scorm12.min.js"


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


def options(visit: Visit, seed: str) -> list[list[str]]:
    """The options of the first questions of a draw, as they are shown."""
    visit.page.goto("about:blank")
    visit.open(f"{QUIZ}#melange={seed}&nombre=5&theme=secret&role=cpas")
    found = []
    for _ in range(5):
        visit.page.locator(".quiz-formulaire").wait_for()
        found.append(visit.page.locator(".quiz-choix label").all_inner_texts())
        answer(visit)
        visit.page.locator(".quiz-jeu .bouton-principal").press("Enter")
    return found


def test_options_are_shuffled_the_same_way_for_the_same_draw(visit: Visit) -> None:
    salle, autre = options(visit, "salle"), options(visit, "autre")
    assert options(visit, "salle") == salle
    assert salle != autre
    for shown in salle + autre:
        assert [option.split()[0] for option in shown] == LETTERS


def test_the_answers_carry_the_letters_of_the_question(visit: Visit) -> None:
    for seed in ("un", "deux", "trois"):
        visit.page.goto("about:blank")
        visit.open(f"{QUIZ}#melange={seed}&nombre=5&theme=secret")
        visit.page.locator(".quiz-formulaire").wait_for()
        shown = visit.page.locator(".quiz-choix label").all_inner_texts()
        answer(visit)
        explained = visit.page.locator(".quiz-jeu .quiz-explications > li > p:first-child")
        told = [line.partition(" (")[0] for line in explained.all_inner_texts()]
        assert told == [option.strip() for option in shown]
        right = visit.page.locator(".quiz-jeu .quiz-bonne strong").inner_text()
        assert right in told
        assert right in visit.page.locator(".quiz-jeu .quiz-juste").inner_text()


def test_the_first_question_of_a_step_is_played_in_its_place(visit: Visit) -> None:
    visit.open("semaine/secret.html")
    opening = visit.page.locator(".quiz[data-quiz=ouverture]")
    opening.get_by_role("button", name="Répondre").click()
    opening.locator(".quiz-formulaire input").first.press("Space")
    opening.locator(".quiz-formulaire button").press("Enter")
    opening.locator(".quiz-explications").wait_for()
    opening.get_by_role("link", name="Continuer : la lecture").click()
    assert visit.page.url.endswith("#lecture")
    assert visit.journal.errors == []


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


def test_a_device_that_refuses_to_keep_the_steps_says_so(visit: Visit) -> None:
    visit.page.add_init_script(REFUSES)
    visit.open("semaine/secret.html")
    visit.page.get_by_role("button", name="Garder mes étapes sur cet appareil").click()
    said = visit.page.locator(".semaine-suivi p").first
    assert "refuse de garder" in said.inner_text()
    assert visit.page.get_by_role("button", name="Garder mes étapes sur cet appareil").is_visible()


@pytest.fixture
def package(visit: Visit, site: Path) -> Page:
    """The package open in the window of a platform, whose run-time others wrote."""
    archive = zipfile.ZipFile(site / "semaine/fichiers/quiz-scorm12.zip")
    platform = (
        '<script src="api.js"></script><script>window.API = new Scorm12API({ logLevel: 4 });</script>'
        '<iframe name="sco" src="sco/index.html" width="800" height="600"></iframe>'
    )

    def serve(route: Route) -> None:
        name = route.request.url.removeprefix(PLATFORM)
        if name == "":
            route.fulfill(body=platform, content_type="text/html")
        elif name == "api.js":
            route.fulfill(path=RUN_TIME)
        elif name.removeprefix("sco/") in archive.namelist():
            genre = {"html": "text/html", "js": "text/javascript", "css": "text/css"}
            route.fulfill(
                body=archive.read(name.removeprefix("sco/")),
                content_type=genre[name.rpartition(".")[2]],
            )
        else:
            route.fulfill(status=404)

    visit.page.route(f"{PLATFORM}**", serve)
    visit.page.goto(PLATFORM)
    return visit.page


def play(sco: Frame, right: int) -> int:
    """Answer every question of a try, the first `right` ones as the text does; returns how many."""
    answers: dict[str, str] = sco.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('.quiz-lecture .quiz-corrige')]"
        ".map((c) => [c.querySelector('h3').textContent, c.dataset.juste]))"
    )
    count = 0
    while sco.locator(".quiz-formulaire").count():
        wanted = answers[sco.locator(".quiz-jeu .vue-titre").inner_text()]
        value = f"[value={wanted}]" if count < right else f":not([value={wanted}])"
        sco.locator(f".quiz-formulaire input{value}").first.check()
        sco.locator(".quiz-formulaire button").click()
        sco.locator(".quiz-jeu .bouton-principal").click()
        count += 1
    return count


def told(page: Page) -> tuple[Any, Any]:
    """What the platform has recorded: score and status."""
    score = page.evaluate("API.LMSGetValue('cmi.core.score.raw')")
    return score, page.evaluate("API.LMSGetValue('cmi.core.lesson_status')")


def test_seeing_missed_questions_again_never_changes_the_score(package: Page) -> None:
    sco = package.frame("sco")
    assert sco is not None
    sco.locator(".quiz-formulaire").wait_for()
    assert play(sco, right=3) == 20
    assert told(package) == ("15", "failed")
    sco.get_by_role("button", name="Revoir les questions manquées").click()
    assert play(sco, right=17) == 17
    assert told(package) == ("15", "failed")
    sco.get_by_role("button", name="Nouvel essai").click()
    assert play(sco, right=20) == 20
    assert told(package) == ("100", "passed")
    sco.get_by_role("button", name="Nouvel essai").click()
    play(sco, right=0)
    assert told(package) == ("100", "passed")


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
