"""Build the site, serve it, and build it again when a source changes.

Knows: the media types a browser insists on, and which folders are sources.
Ignores: how the site is built (scripts.build).
Used by: `make serve`.
"""

from __future__ import annotations

import argparse
import http.server
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

ROOT = Path(__file__).resolve().parent.parent
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
RELOAD_PATH = "/_recharge"
RELOAD_TAG = f'<script src="{RELOAD_PATH}.js"></script></body>'
RELOAD_SCRIPT = (
    "let v=null;setInterval(async()=>{try{const r=await(await fetch('/_recharge')).text();"
    "if(v&&r!==v)location.reload();v=r}catch{}},500);"
)


class Version:
    """The number of the last finished build, read by the pages that are open."""

    number = time.time_ns()


class Handler(http.server.SimpleHTTPRequestHandler):
    """Static files with the right types; HTML gets the small script that reloads an open page."""

    extensions_map: ClassVar = {**http.server.SimpleHTTPRequestHandler.extensions_map, **TYPES}

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == RELOAD_PATH:
            return self.send_text(str(Version.number), "text/plain")
        if path == RELOAD_PATH + ".js":
            return self.send_text(RELOAD_SCRIPT, "text/javascript")
        page = Path(self.translate_path(path))
        page = page / "index.html" if page.is_dir() and path.endswith("/") else page
        if page.suffix == ".html" and page.is_file():
            return self.send_text(
                page.read_text("utf-8").replace("</body>", RELOAD_TAG), "text/html"
            )
        return super().do_GET()

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


class Rebuild(FileSystemEventHandler):
    """Notes that a source has changed; the loop builds once things are quiet."""

    def __init__(self) -> None:
        self.changed = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("opened", "closed_no_write"):
            return
        path = str(event.src_path)
        if any(part in path for part in ("__pycache__", "/genere", "bundle.json", "~", ".swp")):
            return
        self.changed.set()


def watch() -> None:
    """Rebuild in a fresh process (so that changed Python counts) after each change; never returns."""
    handler = Rebuild()
    observer = Observer()
    for name in WATCHED:
        observer.schedule(handler, str(ROOT / name), recursive=True)
    observer.start()
    while True:
        handler.changed.wait()
        time.sleep(0.1)
        handler.changed.clear()
        print("→ Un fichier a changé : construction…", flush=True)
        if subprocess.run([sys.executable, "-m", "scripts.build"], cwd=ROOT).returncode == 0:
            Version.number = time.time_ns()


def open_server(port: int) -> http.server.ThreadingHTTPServer:
    """The first free port from `port` on, on this machine only."""
    handler = partial(Handler, directory=str(ROOT / "site"))
    for candidate in range(port, port + 20):
        try:
            return http.server.ThreadingHTTPServer(("127.0.0.1", candidate), handler)
        except OSError:
            continue
    raise SystemExit(f"✗ Aucun port libre entre {port} et {port + 19}.")


def main() -> None:
    parser = argparse.ArgumentParser(description="Construit, sert et reconstruit le site.")
    parser.add_argument("--port", type=int, default=8000)
    arguments = parser.parse_args()
    build.main([])
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
