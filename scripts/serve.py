"""Build the site, serve it, and build it again when a source changes: the pages first.

Knows: the media types a browser insists on, which folders are sources, what runs when.
Ignores: how the site is built (scripts.build, scripts.hurry).
Used by: `make serve`.
"""

from __future__ import annotations

import argparse
import hashlib
import http.server
import os
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path
from typing import ClassVar

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from scripts import build
from scripts.hurry import TwinOnRequest, Warm, needs_restart, settle
from scripts.places import ROOT, SITE
from scripts.stamp import GENERATED

BUILD = ["-m", "scripts.build", "--moteur-d-avant"]
WATCHED = ("protocol_data", "explorer", "scripts", "docs")
TYPES = {
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".json": "application/json",
    ".ics": "text/calendar",
    ".woff2": "font/woff2",
    "": "application/octet-stream",
}
TWIN = "/orienter/etat/"
RELOAD_PATH = "/_recharge"
RELOAD_TAG = '<script src="{path}.js?{digest}"></script></body>'
BREATH = 1.0  # seconds left to the browser before the rest is built
HELD = 20.0  # seconds that a question waits for its answer, at most
# Asks once whether this very page is still the same; the answer comes when it no longer is. The page may
# become another without loading (swup): then another question is asked. A server that is away is asked again.
RELOAD_SCRIPT = """
{
let page = location.pathname, known = new URL(document.currentScript.src).search.slice(1), question;
const ask = async () => {
  if (page !== location.pathname) [page, known] = [location.pathname, ''];
  question = new AbortController();
  const answer = await fetch(`/_recharge?${known}&${page}`, { signal: question.signal });
  const digest = await answer.text();
  if (known && digest && digest !== known) location.reload();
  known = digest || known;
};
setInterval(() => { if (page !== location.pathname) question?.abort(); }, 200);
(async () => {
  for (;;) try { await ask(); } catch { await new Promise((then) => setTimeout(then, 200)); }
})();
}
"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Static files with the right types; HTML gets the small script that reloads an open page."""

    extensions_map: ClassVar = {**http.server.SimpleHTTPRequestHandler.extensions_map, **TYPES}
    twin: TwinOnRequest | None = None
    lock = threading.Lock()
    changed = threading.Condition()

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == RELOAD_PATH:
            known, _, page = query.partition("&")
            return self.send_text(self.another(known, page), "text/plain")
        if path == RELOAD_PATH + ".js":
            return self.send_text(RELOAD_SCRIPT, "text/javascript")
        page = self.html(path)
        if page:
            tag = RELOAD_TAG.format(path=RELOAD_PATH, digest=digest_of(page))
            return self.send_text(page.replace("</body>", tag), "text/html")
        return super().do_GET()

    def another(self, known: str, path: str) -> str:
        """The digest of a page once it is not the known one; the known one when that takes too long."""
        end = time.monotonic() + HELD
        while time.monotonic() < end:
            digest = digest_of(self.html(path))
            if digest and digest != known:
                return digest
            with self.changed:
                self.changed.wait(1)
        return known

    def html(self, path: str) -> str | None:
        """The page at an address; a page of the twin is made when the build has not written it yet."""
        file = Path(self.translate_path(path))
        file = file / "index.html" if file.is_dir() and path.endswith("/") else file
        if file.suffix == ".html" and file.is_file():
            return file.read_text("utf-8")
        if not path.startswith(TWIN):
            return None
        with self.lock:
            Handler.twin = Handler.twin or TwinOnRequest(build.SITE)
            return Handler.twin.page(path.removeprefix("/"))

    def send_text(self, text: str, media_type: str) -> None:
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{media_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        if "/assets/runtime/" not in self.path:
            self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Silence: the terminal shows what is being built, not each file."""


def digest_of(page: str | None) -> str:
    return hashlib.sha256(page.encode()).hexdigest() if page else ""


def is_source(path: Path) -> bool:
    """False for what the build or an editor writes among the sources: it must not set the build going again."""
    return (
        not GENERATED & set(path.parts) and not path.name.startswith(".") and path.name[-1:] != "~"
    )


class Changes(FileSystemEventHandler):
    """Notes which sources have changed; the loop builds once things are quiet."""

    def __init__(self) -> None:
        self._changed = threading.Event()
        self._paths: set[str] = set()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("opened", "closed_no_write") or event.is_directory:
            return
        paths = {str(event.src_path), str(event.dest_path)} - {""}
        sources = {path for path in paths if is_source(Path(path))}
        self._paths |= sources
        if sources:
            self._changed.set()

    def wait(self) -> set[str]:
        """The paths that changed, once nothing has changed for a short while."""
        self._changed.wait()
        while self._changed.is_set():
            self._changed.clear()
            time.sleep(0.05)
        paths, self._paths = self._paths, set()
        return paths


class Rest:
    """The whole build, in another process, once the page that changed is on screen; stopped when there is something newer."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._timer = threading.Timer(0, self._run)

    def start(self) -> None:
        self._timer = threading.Timer(BREATH, self._run)
        self._timer.daemon = True
        self._timer.start()

    def _run(self) -> None:
        command = ["nice", sys.executable, *BUILD]
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)

    def stop(self) -> None:
        self._timer.cancel()
        if self._process:
            self._process.kill()
            self._process.wait()


def watch() -> None:
    """Make the pages again after each change, then the rest; never returns.

    Changed Python counts only in a fresh process: then the whole site is built, and this starts again.
    """
    changes, rest, warm = Changes(), Rest(), Warm()
    observer = Observer()
    for name in WATCHED:
        observer.schedule(changes, str(ROOT / name), recursive=True)
    observer.start()
    warm.ready()
    print("✓ Prêt à refaire les pages en quelques secondes au plus.", flush=True)
    while True:
        paths = changes.wait()
        start = time.monotonic()
        rest.stop()
        if needs_restart(paths):
            print("→ Un fichier de programme a changé : construction entière…", flush=True)
            if subprocess.run([sys.executable, *BUILD], cwd=ROOT).returncode == 0:
                os.execv(sys.executable, [sys.executable, "-m", "scripts.serve", *sys.argv[1:]])
            continue
        try:
            warm.run()
        except SystemExit as error:
            print(
                error if isinstance(error.code, str) else "✗ L’édition d’avant reste en place.",
                flush=True,
            )
            continue
        Handler.twin = None
        with Handler.changed:
            Handler.changed.notify_all()
        print(f"✓ Pages refaites ({time.monotonic() - start:.1f} s) ; le reste suit.", flush=True)
        settle()
        rest.start()


class Server(http.server.ThreadingHTTPServer):
    """One thread a request; a browser that leaves before the answer is no event."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def open_server(port: int) -> Server:
    """The first free port from `port` on, on this machine only."""
    handler = partial(Handler, directory=str(SITE))
    for candidate in range(port, port + 20):
        try:
            return Server(("127.0.0.1", candidate), handler)
        except OSError:
            continue
    raise SystemExit(f"✗ Aucun port libre entre {port} et {port + 19}.")


def main() -> None:
    parser = argparse.ArgumentParser(description="Construit, sert et reconstruit le site.")
    parser.add_argument("--port", type=int, default=8000)
    arguments = parser.parse_args()
    build.main(BUILD[2:])
    server = open_server(arguments.port)
    print(f"\n✓ Le site est prêt : http://127.0.0.1:{server.server_port}/")
    print(
        "  Ctrl+C pour arrêter. Un fichier modifié est reconstruit et la page rechargée.",
        flush=True,
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        watch()
    except KeyboardInterrupt:
        print("\nArrêté.")


if __name__ == "__main__":
    main()
