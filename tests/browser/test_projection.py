"""The projection of the cases, in a real browser: read from the last row, answered when asked."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from bidi import firefox
from conftest import PYTHON, Visit
from playwright.sync_api import Page

from scripts import offline_zip

CAS = "former/cas/accord-refuse.html"
AILLEURS = ("animateur", "participants", "index")
# Letters of 16 minutes of arc, seen from five times the height of the picture: 3.1 % of it.
LU, SOUS = 0.031, 0.02
SECRET = ("personnes", "mission", "information", "accord", "necessaire")
TAILLES = ((1024, 768), (1280, 720), (1920, 1080))
REPONSE = "La table du CPAS"
PROJETER = "Projeter, un bloc par écran"
ECRAN = """() => {
  const ecran = document.querySelector('.ecran.ici');
  const lus = [], sous = [];
  const textes = document.createTreeWalker(ecran, NodeFilter.SHOW_TEXT);
  while (textes.nextNode()) {
    const ici = textes.currentNode.parentElement;
    const boite = ici.getBoundingClientRect();
    if (!textes.currentNode.textContent.trim() || boite.width < 2 || !ici.checkVisibility()) continue;
    const taille = parseFloat(getComputedStyle(ici).fontSize);
    (ici.closest('footer, .etape, .sources, .statut') ? sous : lus).push(taille);
  }
  return {
    titre: ecran.querySelector('h2').textContent,
    depasse: Math.max(ecran.scrollHeight - ecran.clientHeight, ecran.scrollWidth - ecran.clientWidth),
    lu: Math.min(...lus), sous: Math.min(9999, ...sous),
    cache: ecran.querySelectorAll('.a-reveler:not([open])').length,
  };
}"""
FOCUS = """() => {
  const ici = document.activeElement, style = getComputedStyle(ici);
  const boite = ici.getBoundingClientRect();
  const devant = document.elementFromPoint(boite.x + boite.width / 2, boite.y + boite.height / 2);
  return {
    dans: Boolean(ici.closest('.projetable')),
    devant: ici === devant || ici.contains(devant),
    trait: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    nom: ici.textContent,
  };
}"""


def cases(site: Path) -> list[str]:
    """The addresses of the pages to project."""
    pages = sorted((site / "former/cas").glob("*.html"))
    return [f"former/cas/{p.name}" for p in pages if not p.name.startswith(AILLEURS)]


def enter(page: Page) -> None:
    page.get_by_role("button", name=PROJETER).click()
    page.locator(".ecran.ici").wait_for()


def walk(page: Page) -> Iterator[dict[str, Any]]:
    """Every step of a projection, from the first to the last, as a room sees it."""
    while True:
        yield page.evaluate(ECRAN)
        if page.locator(".projection-barre button:disabled").count():
            return
        page.keyboard.press("ArrowRight")


@pytest.fixture
def projected(visit: Visit) -> Page:
    visit.open(CAS)
    enter(visit.page)
    return visit.page


def title(page: Page) -> str:
    return page.locator(".ecran.ici h2").inner_text()


def heard(page: Page) -> str:
    """The names that Chromium gives assistive technology, in order."""
    arbre = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    noms = (n.get("name", {}).get("value", "") for n in arbre if not n["ignored"])
    return "\n".join(nom for nom in noms if nom)


@pytest.mark.parametrize(("large", "haut"), TAILLES)
def test_every_block_of_every_case_fits_and_is_read_from_the_last_row(
    visit: Visit, site: Path, large: int, haut: int
) -> None:
    page = visit.page
    page.set_viewport_size({"width": large, "height": haut})
    vus = 0
    for cas in cases(site):
        visit.open(cas)
        enter(page)
        for ecran in walk(page):
            ou = f"{cas}, « {ecran['titre']} »"
            assert ecran["depasse"] <= 0, f"{ou} dépasse de {ecran['depasse']} px"
            assert ecran["lu"] >= LU * haut, f"{ou} : {ecran['lu']} px"
            assert ecran["sous"] >= SOUS * haut, f"{ou}, références : {ecran['sous']} px"
            vus += 1
    assert vus > 100
    assert visit.journal.errors == []


def test_one_block_a_screen_and_the_keys(projected: Page) -> None:
    ecrans = projected.locator(".ecran")
    total = ecrans.count()
    assert ecrans.locator("visible=true").locator("h2").count() == 1
    for touche, attendu in (
        ("ArrowRight", "À votre table"),
        (" ", "Deux tables, deux réponses"),
        ("ArrowLeft", "À votre table"),
        ("PageDown", "Deux tables, deux réponses"),
        ("PageUp", "À votre table"),
        ("End", "À discuter"),
    ):
        projected.keyboard.press(touche)
        assert title(projected) == attendu, touche
        assert projected.locator(".ecran:visible").count() == 1
    assert projected.locator(".projection-rang").inner_text() == f"Écran {total} sur {total}"
    projected.keyboard.press("Home")
    assert title(projected) == projected.locator("h1").text_content()


def test_the_answer_is_absent_until_it_is_revealed(projected: Page) -> None:
    for _ in range(2):
        projected.keyboard.press("ArrowRight")
    answer = projected.locator(".ecran.ici .table-reponse").first
    assert not answer.is_visible()
    assert REPONSE not in heard(projected)
    assert "réponse cachée" in projected.locator(".projection-rang").inner_text()
    projected.keyboard.press("r")
    assert answer.is_visible()
    assert REPONSE in heard(projected)
    projected.keyboard.press("r")
    assert title(projected) == "Deux tables, deux réponses"
    projected.keyboard.press("ArrowLeft")
    assert not answer.is_visible()


def test_the_page_that_opens_on_the_wall_hides_the_answers_too(visit: Visit, site: Path) -> None:
    for cas in cases(site):
        visit.open(cas)
        assert visit.page.locator(".a-reveler").count() >= 1
        assert visit.page.locator(".a-reveler[open]").count() == 0
        assert not visit.page.locator(".a-reveler p, .a-reveler li").first.is_visible()


def test_two_tables_stand_side_by_side_under_what_parts_them(projected: Page) -> None:
    for _ in range(3):
        projected.keyboard.press("ArrowRight")
    tables = projected.locator(".ecran.ici .table-reponse")
    left, right = (tables.nth(rang).bounding_box() for rang in (0, 1))
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"]
    assert abs(left["y"] - right["y"]) < 2
    parting = projected.locator(".ecran.ici .separation")
    assert "Les deux tables se séparent" in parting.inner_text()
    assert tables.nth(0).locator(".table-choix").inner_text() != (
        tables.nth(1).locator(".table-choix").inner_text()
    )


def test_the_keyboard_stays_on_the_screen_and_is_seen(projected: Page) -> None:
    noms = set()
    for _ in range(8):
        projected.keyboard.press("Tab")
        ici = projected.evaluate(FOCUS)
        if ici["nom"] and projected.evaluate("document.activeElement !== document.body"):
            assert ici["dans"], ici
            assert ici["devant"], ici
            assert ici["trait"], ici
            noms.add(ici["nom"])
    assert {"Précédent", "Suivant", "Quitter"} <= noms
    assert "Rechercher" not in heard(projected)


def test_escape_gives_the_page_back(visit: Visit) -> None:
    visit.open(CAS)
    page = visit.page
    enter(page)
    assert "Rechercher dans le site" not in heard(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == PROJETER
    assert page.locator("#menu a").first.is_visible()
    assert page.locator("[inert]").count() == 0
    assert "Rechercher dans le site" in heard(page)
    assert REPONSE not in heard(page)
    page.keyboard.press("ArrowRight")
    assert "projection" not in (page.locator("html").get_attribute("class") or "")


def test_another_page_leaves_the_projection(projected: Page, address: str) -> None:
    projected.evaluate("(a) => window.naviguer(a)", f"{address}former/plan.html")
    projected.locator(".sequence").first.wait_for()
    assert "projection" not in (projected.locator("html").get_attribute("class") or "")
    assert projected.locator("[inert]").count() == 0


@pytest.mark.parametrize("pendant", [False, True])
def test_paper_has_everything(visit: Visit, *, pendant: bool) -> None:
    visit.open(CAS)
    page = visit.page
    if pendant:
        enter(page)
    page.emulate_media(media="print")
    ecrans = page.locator(".ecran")
    for rang in range(ecrans.count()):
        assert ecrans.nth(rang).locator("h2").is_visible()
    for reponse in page.locator(".a-reveler").all():
        boite = reponse.bounding_box()
        assert boite
        assert boite["height"] > 60
    assert not page.get_by_text("Montrer la réponse").is_visible()
    assert not page.locator(".projection-barre").is_visible()


def test_the_answers_of_two_real_tables_are_projected(visit: Visit) -> None:
    """Two links pasted by the facilitator: the longest path there is, at the smallest screen."""
    visit.page.set_viewport_size({"width": 1024, "height": 768})
    secret = "".join(f"&secret-{nom}=oui" for nom in SECRET)
    debut = f"flux=cpas-vers-saj{secret}&referents-saj=oui&spj-en-charge-saj=non"
    visit.open("former/comparer.html")
    visit.wait_ready()
    visit.page.fill(
        "[name=a]", f"{debut}&situation-connue-saj=inconnue&aide-generale-insuffisante=non"
    )
    visit.page.fill("[name=b]", f"{debut}&situation-connue-saj=ne-sait-pas")
    visit.page.get_by_role("button", name="Comparer").click()
    visit.page.get_by_role("button", name="Projeter").click()
    ecran = visit.page.evaluate(ECRAN.replace("'h2'", "'h3'"))
    assert ecran["depasse"] <= 0
    assert ecran["lu"] >= LU * 768
    tables = visit.page.locator(".ecran.ici .table-reponse")
    assert tables.count() == 2
    assert "se séparent après" in visit.page.locator(".ecran.ici .separation").inner_text()
    visit.page.keyboard.press("Escape")
    assert visit.page.evaluate("document.activeElement.textContent") == "Projeter"
    assert visit.journal.errors == []


@pytest.fixture
def from_a_key(site: Path, tmp_path: Path) -> Callable[[str], str]:
    """Copies a page of the zip, and what it loads, to a folder; gives its address as a file."""

    def copy(path: str) -> str:
        for name, content in offline_zip.site_files(site, "0.0.0"):
            if name == path or name.startswith("assets/"):
                target = tmp_path / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
        return (tmp_path / path).as_uri()

    return copy


def test_a_file_opened_from_a_key_is_projected(
    visit: Visit, from_a_key: Callable[[str], str]
) -> None:
    visit.page.goto(from_a_key(CAS))
    enter(visit.page)
    for _ in range(3):
        visit.page.keyboard.press("ArrowRight")
    assert visit.page.locator(".ecran.ici .table-reponse").first.is_visible()
    assert visit.journal.errors == []


@pytest.mark.skipif(
    not (shutil.which("firefox-esr") or shutil.which("firefox")),
    reason="Firefox n’est pas installé : sudo apt-get install firefox-esr",
)
def test_firefox_projects_too(address: str) -> None:
    touche = "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight'}))"
    with firefox() as tab:
        tab.open(f"{address}{CAS}")
        tab.evaluate(
            f"{PYTHON}new Promise((fini) => {{ const voir = () => "
            "document.querySelector('.projection-entrer') ? fini(null) : setTimeout(voir, 50); voir(); }))"
        )
        tab.evaluate("document.querySelector('.projection-entrer').click()")
        for _ in range(2):
            tab.evaluate(touche)
        vu = "String(document.querySelector('.ecran.ici .table-reponse').checkVisibility())"
        assert tab.evaluate(vu) == "false"
        tab.evaluate(touche)
        assert tab.evaluate(vu) == "true"
        assert (
            tab.evaluate(
                "document.querySelector('.ecran.ici').scrollHeight <= innerHeight ? 'oui' : 'non'"
            )
            == "oui"
        )
