"""Without a network: the copy kept on request, erased, renewed; the zip, opened and served."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from bidi import firefox
from conftest import PAGES, PREFIX, PYTHON, Journal
from playwright.sync_api import BrowserContext, Locator, Page

from scripts import offline, offline_zip, runtime
from scripts.benchmarks.server import Server, Settings, handler

OFFLINE = "pages/hors-ligne.html"
TEXT = "textes/protocole-2012/definitions.html"
STATE = "orienter/etat/cpas-vers-saj/debut.html"
KEPT = """async () => ({
  services: (await navigator.serviceWorker.getRegistrations()).length,
  caches: (await caches.keys()).length,
})"""
NOTHING = {"services": 0, "caches": 0}
COPY = {"services": 1, "caches": 1}
REFUSED = """Object.defineProperty(globalThis, "caches", {
  get() { throw new DOMException("refusé", "SecurityError"); } });"""
METERED = "Object.defineProperty(self.navigator,'connection',{value:{saveData:true}});\n"

HEAR = """globalThis.__entendus = [];
navigator.serviceWorker.addEventListener("message", ({ data }) => __entendus.push(data.genre));"""
REGISTRATION = "navigator.serviceWorker.getRegistration()"


class Cuttable(Server):
    """A server whose open connections end with it."""

    def get_request(self) -> tuple[socket.socket, object]:
        connection, address = super().get_request()
        self.__dict__.setdefault("connections", []).append(connection)
        return connection, address

    def cut(self) -> None:
        self.shutdown()
        self.server_close()
        for connection in self.__dict__.get("connections", []):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class Host:
    """A server that can be stopped and started again at the same address, and can hold a file back."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.held = ""  # the part of a path whose answers wait for `release`
        self.release = threading.Event()
        self._server: Cuttable | None = None
        self._port = 0
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}{self.settings.prefix}"

    def start(self) -> None:
        self._server = Cuttable(("127.0.0.1", self._port), self._handler())
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        host = self

        class Holding(handler(self.settings)):  # type: ignore[misc]
            def do_GET(self) -> None:
                if host.held and host.held in self.path:
                    host.release.wait(60)
                super().do_GET()

        return Holding

    def stop(self) -> None:
        if self._server:
            self._server.cut()
        self._server = None


@pytest.fixture
def host(site: Path) -> Iterator[Host]:
    running = Host(Settings(site, PREFIX, encoding=None))
    yield running
    running.stop()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    opened = context.new_page()
    opened.set_default_timeout(20_000)
    return opened


def state(page: Page) -> Locator:
    """The sentence on the copy."""
    return page.locator(".hors-ligne-etat")


def said(page: Page, words: str) -> Locator:
    """What is announced, in the live region that the page has from the start."""
    return page.locator("#annonce", has_text=words)


def keep(page: Page, host: Host) -> None:
    page.goto(host.address + OFFLINE)
    page.get_by_role("button", name="Garder ce site sur cet appareil").click()
    state(page).get_by_text("Le site est gardé sur cet appareil").wait_for()


def search(page: Page, words: str) -> list[str]:
    """The titles found, typed in the field of the page."""
    page.fill("#recherche-page-champ", words)
    page.locator(".resultats li").first.wait_for()
    return page.locator(".resultats .trouve-titre").all_inner_texts()


def answers_a_number(page: Page) -> None:
    """A number that no page has in advance: Python itself answers."""
    page.fill("[name=mandats]", "80")
    page.locator("[name=mandats]").press("Enter")
    page.get_by_text("30 094,61").locator("visible=true").first.wait_for()


def test_nothing_is_kept_without_consent(page: Page, host: Host) -> None:
    for path in ("index.html", PAGES["protutelle"], OFFLINE):
        page.goto(host.address + path)
    button = page.get_by_role("button", name="Garder ce site sur cet appareil")
    button.wait_for()
    assert re.search(r"≈ \d+(,\d)?\sMo", button.inner_text())
    assert page.evaluate(KEPT) == NOTHING


def test_the_kept_site_works_with_the_network_cut(page: Page, host: Host, site: Path) -> None:
    keep(page, host)
    assert page.evaluate(KEPT) == COPY
    host.stop()
    page.goto(host.address)
    assert page.locator("h1").first.is_visible()
    page.goto(host.address + TEXT)
    assert page.locator(".phrase").count() > 3
    for path in (STATE, "index.html", OFFLINE):
        body = page.evaluate("async (a) => (await fetch(a)).text()", host.address + path)
        assert body.encode() == (site / path).read_bytes(), path
    page.goto(host.address + "recherche.html")
    assert any("accord" in title.lower() for title in search(page, "accord"))
    page.goto(host.address + PAGES["protutelle"])
    answers_a_number(page)
    page.goto(host.address + "une/page/qui-n-existe-pas.html")
    page.get_by_text("Cette page n’existe pas").wait_for()


FAST = """Object.defineProperty(navigator, "connection", { value: { downlink: 10, rtt: 0 } });"""


def test_a_device_that_keeps_the_site_does_not_ask_for_the_image(
    context: BrowserContext, page: Page, host: Host
) -> None:
    """However fast the line is said to be: all that a start needs is on the device."""
    context.add_init_script(FAST)
    keep(page, host)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.goto(host.address + PAGES["protutelle"])
    answers_a_number(page)
    assert page.evaluate(f"{PYTHON}python.voie)") == "allege"
    assert [url for url in asked if url.endswith("python_stdlib.zip")]
    assert not [url for url in asked if url.endswith(runtime.IMAGE)]


def test_the_page_that_asked_goes_on_without_network(page: Page, host: Host) -> None:
    keep(page, host)
    host.stop()
    page.locator("#menu a", has_text="Protutelle").click()
    page.locator("main a[href$='calcul.html']").first.click()
    answers_a_number(page)


TEXT_OF = """new Promise((fini) => {
  const fin = Date.now() + 40000;
  const voir = () => {
    const texte = document.querySelector("main").innerText.replace(/\\s/g, " ");
    if (texte.includes(MOTS) || Date.now() > fin) fini(texte);
    else setTimeout(voir, 100);
  };
  voir();
})"""


@pytest.mark.skipif(
    not (shutil.which("firefox-esr") or shutil.which("firefox")),
    reason="Firefox n’est pas installé : sudo apt-get install firefox-esr",
)
def test_firefox_keeps_the_site_too(host: Host) -> None:
    with firefox() as tab:
        tab.open(host.address + OFFLINE)
        kept = "Le site est gardé sur cet appareil"
        press = "document.querySelector('.hors-ligne button').click()"
        tab.evaluate(TEXT_OF.replace("MOTS", "'Rien n’est gardé sur cet appareil'"))
        tab.evaluate(press)
        assert kept in tab.evaluate(TEXT_OF.replace("MOTS", f"'{kept}'"))
        host.stop()
        tab.open(host.address + PAGES["protutelle"] + "?firefox#mandats=80")
        assert "30 094,61" in tab.evaluate(TEXT_OF.replace("MOTS", "'30 094,61'"))
        assert tab.evaluate(f"{PYTHON}python.etat)") == "pret"


def test_erase_leaves_nothing(page: Page, host: Host) -> None:
    keep(page, host)
    said(page, "C’est fait. Le site est gardé").wait_for(state="attached")
    page.goto(host.address + OFFLINE)
    page.get_by_role("button", name="Effacer le site de cet appareil").click()
    state(page).get_by_text("n’est plus sur cet appareil").wait_for()
    said(page, "n’est plus sur cet appareil").wait_for(state="attached")
    assert page.evaluate(KEPT) == NOTHING
    page.get_by_role("button", name="Garder ce site sur cet appareil").click()
    state(page).get_by_text("Le site est gardé sur cet appareil").wait_for()
    host.stop()
    page.goto(host.address + TEXT)
    assert page.locator(".phrase").count() > 3


def test_storage_refused(page: Page, host: Host) -> None:
    page.add_init_script(REFUSED)
    page.goto(host.address + OFFLINE)
    state(page).get_by_text("Cet appareil refuse de garder le site").wait_for()


def test_no_room(context: BrowserContext, page: Page, host: Host) -> None:
    page.goto(host.address + OFFLINE)
    protocol = context.new_cdp_session(page)
    origin = host.address.removesuffix(PREFIX)
    protocol.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 3_000_000})
    page.get_by_role("button", name="Garder ce site sur cet appareil").click()
    state(page).get_by_text("Rien n’a été gardé").wait_for()
    assert page.evaluate(KEPT) == NOTHING


@pytest.mark.parametrize("kind", ["blocked", "cut"])
def test_a_download_that_stops_keeps_nothing(page: Page, host: Host, kind: str) -> None:
    getattr(host.settings, kind).add("pages.")
    page.goto(host.address + OFFLINE)
    page.get_by_role("button", name="Garder ce site sur cet appareil").click()
    state(page).get_by_text("s’est arrêté avant la fin").wait_for()
    assert page.evaluate(KEPT) == NOTHING
    getattr(host.settings, kind).clear()
    page.get_by_role("button", name="Garder ce site sur cet appareil").click()
    state(page).get_by_text("Le site est gardé sur cet appareil").wait_for()


@contextmanager
def editions(site: Path, folder: Path) -> Iterator[tuple[Host, Callable[[str], None]]]:
    """A copy of the site that can be published again, its pages and its style marked."""
    copy = folder / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("etat", "*.zip"))
    running = Host(Settings(copy, PREFIX, encoding=None))

    def publish(mark: str) -> None:
        (old,) = (copy / "assets/css").glob("style.*.css")
        new = old.with_name(f"style.{mark}.css")
        new.write_text(f"{old.read_text('utf-8')}:root{{--edition:{mark}}}", "utf-8")
        old.unlink()
        for path in copy.rglob("*.html"):
            text = path.read_text("utf-8").replace(old.name, new.name)
            text = re.sub(r' data-edition="\w+"', "", text)
            path.write_text(text.replace("<body", f'<body data-edition="{mark}"', 1), "utf-8")
        offline.run(copy)

    with ExitStack() as stack:
        stack.callback(running.stop)
        yield running, publish


def edition_of(page: Page) -> tuple[str, str]:
    """The edition of the page shown and of its style sheet: they must always be the same."""
    html = page.evaluate("document.body.dataset.edition")
    return html, page.evaluate(
        "getComputedStyle(document.documentElement).getPropertyValue('--edition')"
    )


def test_a_new_version_announces_itself_and_never_mixes(
    context: BrowserContext, page: Page, site: Path, tmp_path: Path
) -> None:
    with editions(site, tmp_path) as (host, publish):
        publish("e1")
        keep(page, host)
        page.goto(host.address)
        other = context.new_page()
        other.goto(host.address + TEXT)
        publish("e2")
        page.reload()
        assert edition_of(page) == ("e1", "e1")
        page.locator(".nouvelle-version").get_by_text(
            "Une nouvelle version du site est prête"
        ).wait_for()
        assert page.evaluate("async () => (await caches.keys()).length") == 2
        for path in (TEXT, "recherche.html", "index.html"):
            page.goto(host.address + path)
            assert edition_of(page) == ("e1", "e1"), path
        for opened in (page, other):
            opened.evaluate("window.ancienne = true")
        page.get_by_role("button", name="Passer à la nouvelle version").click()
        for opened in (page, other):
            wait_until(opened, "!window.ancienne && document.readyState === 'complete'")
            assert edition_of(opened) == ("e2", "e2")
        assert page.evaluate(KEPT) == COPY
        host.stop()
        page.goto(host.address + TEXT)
        assert edition_of(page) == ("e2", "e2")
        assert page.locator(".nouvelle-version").count() == 0


def test_a_new_version_cut_half_way_leaves_the_old_one(
    page: Page, site: Path, tmp_path: Path
) -> None:
    with editions(site, tmp_path) as (host, publish):
        publish("e1")
        keep(page, host)
        publish("e2")
        host.settings.cut.add("pages.")
        page.add_init_script(HEAR)
        for path in ("", TEXT):
            page.goto(host.address + path)
            wait_until(page, "__entendus.includes('echec')")
            assert edition_of(page) == ("e1", "e1")
            assert page.locator(".nouvelle-version").count() == 0
        host.settings.cut.clear()
        wait_until(page, f"{REGISTRATION}.then((faite) => !faite.installing)")  # not begun twice
        page.reload()
        page.get_by_role("button", name="Passer à la nouvelle version").click()
        wait_until(page, "document.body?.dataset.edition === 'e2'")
        assert edition_of(page) == ("e2", "e2")


def test_on_a_metered_line_the_new_version_asks_first(
    page: Page, site: Path, tmp_path: Path
) -> None:
    with editions(site, tmp_path) as (host, publish):
        publish("e1")
        keep(page, host)
        publish("e2")
        service = host.settings.root / offline.SERVICE
        service.write_text(METERED + service.read_text("utf-8"), "utf-8")
        page.goto(host.address)
        asked = page.locator(".nouvelle-version")
        asked.get_by_text(re.compile(r"existe \(≈ [\d,]+\sMo à télécharger\)")).wait_for()
        page.get_by_role("button", name="La télécharger").click()
        page.get_by_role("button", name="Passer à la nouvelle version").click()
        wait_until(page, "document.body?.dataset.edition === 'e2'")


@pytest.mark.parametrize("fault", ["cut", "no network"])
def test_on_a_metered_line_a_download_that_stops_says_so_and_can_be_tried_again(
    page: Page, site: Path, tmp_path: Path, fault: str
) -> None:
    with editions(site, tmp_path) as (host, publish):
        publish("e1")
        keep(page, host)
        publish("e2")
        service = host.settings.root / offline.SERVICE
        service.write_text(METERED + service.read_text("utf-8"), "utf-8")
        page.goto(host.address)
        ask = page.get_by_role("button", name="La télécharger")
        ask.wait_for()
        if fault == "cut":
            host.settings.cut.add("pages.")
        else:
            host.stop()
        ask.click()
        page.locator(".nouvelle-version").get_by_text("s’est arrêté").wait_for()
        said(page, "s’est arrêté").wait_for(state="attached")
        if fault == "cut":
            host.settings.cut.clear()
        else:
            host.start()
        ask.click()
        page.get_by_role("button", name="Passer à la nouvelle version").click()
        wait_until(page, "document.body?.dataset.edition === 'e2'")


def test_a_new_version_that_another_page_was_fetching_is_announced_too(
    context: BrowserContext, page: Page, site: Path, tmp_path: Path
) -> None:
    with editions(site, tmp_path) as (host, publish):
        publish("e1")
        keep(page, host)
        publish("e2")
        host.held = "pages."
        page.goto(host.address)
        fetching = f"{REGISTRATION}.then((faite) => Boolean(faite.installing))"
        wait_until(page, fetching)
        other = context.new_page()
        other.goto(host.address + TEXT)  # from the copy
        wait_until(other, "document.readyState === 'complete'")
        assert other.evaluate(fetching)
        host.release.set()
        for opened in (page, other):
            opened.locator(".nouvelle-version").get_by_text("est prête").wait_for()


def wait_until(page: Page, condition: str) -> None:
    """Poll: the policy of the site forbids what `wait_for_function` needs."""
    for _ in range(200):
        try:
            if page.evaluate(condition):
                return
        except Exception as error:
            if "navigation" not in str(error) and "destroyed" not in str(error):
                raise
        page.wait_for_timeout(50)
    raise AssertionError(f"jamais vrai : {condition}")


@pytest.fixture(scope="module")
def unzipped(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cle-usb")
    version = offline.data_version()
    made = offline_zip.write(site, folder / "edition.zip", version)
    with zipfile.ZipFile(made) as archive:
        archive.extractall(folder)
    return folder / offline_zip.folder_name(version)


@pytest.fixture
def double_click(page: Page, unzipped: Path) -> Iterator[Callable[[str], None]]:
    """Opens a file of the zip; at the end, no complaint and no request outside the folder."""
    journal = Journal("file://")
    journal.watch(page)

    def open_file(path: str) -> None:
        page.goto((unzipped / path).as_uri())

    yield open_file
    assert journal.errors == []
    assert [url for url in journal.foreign if not url.startswith("file:")] == []


def own_typeface(page: Page) -> bool:
    """Whether the typeface of the site is really drawn, not the one that stands in for it."""
    shown: bool = page.evaluate("""() => {
      const mots = document.querySelector("main h1");
      const zone = document.createRange();
      zone.selectNodeContents(mots);
      const large = () => zone.getBoundingClientRect().width;
      const avec = large();
      mots.style.fontFamily = "'Repli Atkinson'";
      return avec !== large();
    }""")
    return shown


def test_double_click_opens_the_home_and_its_pages(
    page: Page, double_click: Callable[[str], None]
) -> None:
    double_click("ouvrir.html")
    page.wait_for_url("**/site/index.html")
    page.locator("#menu a", has_text="Les textes").click()
    page.goto(page.url.rpartition("/site/")[0] + f"/site/{TEXT}")
    assert page.locator(".phrase").count() > 3
    assert own_typeface(page)
    page.get_by_role("button", name="Sombre").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "sombre"


def test_double_click_search(page: Page, double_click: Callable[[str], None]) -> None:
    double_click("site/recherche.html")
    assert any("accord" in title.lower() for title in search(page, "accord"))
    page.locator(".resultats a").first.click()
    page.locator("main h1").wait_for()


def test_double_click_a_whole_path(page: Page, double_click: Callable[[str], None]) -> None:
    double_click("site/orienter/index.html")
    page.get_by_text("Site ouvert depuis un fichier").wait_for()
    steps = 0
    while page.locator("a.reponse").count():
        page.locator("a.reponse").first.click()
        page.wait_for_load_state()
        steps += 1
        assert steps < 40
    assert steps > 4
    assert page.locator(".suite, .vue-titre").first.is_visible()
    assert page.locator("blockquote.citation").count() > 0
    assert page.get_by_role("button", name="Imprimer").first.is_visible()


def test_double_click_says_what_a_calculation_needs(
    page: Page, double_click: Callable[[str], None]
) -> None:
    double_click(f"site/{PAGES['protutelle']}")
    page.fill("[name=mandats]", "80")
    page.locator("[name=mandats]").press("Enter")
    assert "lancer" in page.evaluate("document.activeElement.textContent")
    assert page.locator("[name=mandats]").input_value() == "80"


def test_double_click_quiz(page: Page, double_click: Callable[[str], None]) -> None:
    double_click("site/semaine/quiz/secret.html")
    page.get_by_role("button", name="Répondre question par question").click()
    page.locator(".quiz-formulaire input").first.check()
    page.get_by_role("button", name="Répondre", exact=True).click()
    page.locator(".quiz-corrige").first.wait_for()


def test_the_launcher_serves_the_simulators(page: Page, unzipped: Path) -> None:
    command = [sys.executable, str(unzipped / "lancer.py"), "--sans-navigateur"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert running.stdout
        found = re.search(r"http://127\.0\.0\.1:\d+/", running.stdout.readline())
        assert found
        journal = Journal(found.group(0).rstrip("/"))
        journal.watch(page)
        page.goto(found.group(0) + PAGES["protutelle"])
        answers_a_number(page)
        assert journal.foreign == []
        assert journal.errors == []
        page.goto(found.group(0) + OFFLINE)
        assert page.get_by_role("button", name="Garder").count() == 0
        assert page.evaluate(KEPT) == NOTHING
    finally:
        running.terminate()
        running.wait(10)
