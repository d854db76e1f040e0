"""A static server for measures and browser tests: compressed, cached, as slow as one asks.

Knows: media types, brotli and gzip made once per file, a line shared by every request.
Ignores: what is measured.
Used by: scripts.benchmarks, tests/browser.
"""

from __future__ import annotations

import gzip
import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".ics": "text/calendar; charset=utf-8",
    ".py": "text/x-python; charset=utf-8",
}
COMPRESSED = {".html", ".js", ".mjs", ".css", ".json", ".wasm", ".svg", ".zip", ".py"}
SLICE = 16_384


@dataclass
class Line:
    """A shared line: `bits_per_second` for all together, `latency` seconds before an answer."""

    bits_per_second: float = 0
    latency: float = 0
    _free_at: float = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def carry(self, count: int) -> None:
        """Wait as long as `count` bytes take when every request shares the line."""
        if not self.bits_per_second:
            return
        with self._lock:
            start = max(self._free_at, time.monotonic())
            self._free_at = start + count * 8 / self.bits_per_second
            wait = self._free_at - time.monotonic()
        time.sleep(max(0.0, wait))


@dataclass(frozen=True)
class Settings:
    """What is served, where, how; `blocked` paths answer 404, `cut` paths end half-way."""

    root: Path
    prefix: str = "/"
    line: Line = field(default_factory=Line)
    encoding: str | None = "br"
    blocked: set[str] = field(default_factory=set)
    cut: set[str] = field(default_factory=set)
    headers: dict[str, str] = field(default_factory=dict)


@cache
def encoded(path: Path, stamp: int, encoding: str) -> bytes:
    """The compressed file; a moderate brotli, so that a measure does not wait minutes for it."""
    data = path.read_bytes()
    return brotli.compress(data, quality=9) if encoding == "br" else gzip.compress(data, 9, mtime=0)


def handler(settings: Settings) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # as every real server: no wait of 40 ms before a body

        def do_GET(self) -> None:
            time.sleep(settings.line.latency)
            path = urlsplit(self.path).path
            found = resolve(settings, path)
            if found is None or any(part in path for part in settings.blocked):
                return self.answer(404, b"", {"Content-Type": "text/plain"})
            headers = {"Content-Type": TYPES.get(found.suffix, "application/octet-stream")}
            headers["Cache-Control"] = caching(path)
            headers |= settings.headers
            body, headers = self.encode(found, headers)
            half = any(part in path for part in settings.cut)
            self.answer(200, body, headers, len(body) // 2 if half else len(body))

        def encode(self, path: Path, headers: dict[str, str]) -> tuple[bytes, dict[str, str]]:
            wanted = settings.encoding
            if (
                wanted
                and path.suffix in COMPRESSED
                and wanted in self.headers.get("Accept-Encoding", "")
            ):
                body = encoded(path, path.stat().st_mtime_ns, wanted)
                return body, headers | {"Content-Encoding": wanted}
            return path.read_bytes(), headers

        def answer(
            self, status: int, body: bytes, headers: dict[str, str], sent: int | None = None
        ) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            end = len(body) if sent is None else sent
            for start in range(0, end, SLICE):
                part = body[start : min(start + SLICE, end)]
                settings.line.carry(len(part))
                self.wfile.write(part)
            if end < len(body):
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Silence."""

    return Handler


def resolve(settings: Settings, path: str) -> Path | None:
    """The file for an address, or None; never outside the root."""
    if not path.startswith(settings.prefix):
        return None
    found = (settings.root / unquote(path.removeprefix(settings.prefix))).resolve()
    if found.is_dir():
        found = found / "index.html"
    return found if found.is_file() and found.is_relative_to(settings.root.resolve()) else None


def caching(path: str) -> str:
    """Hashed files for ever, the rest asked again."""
    hashed = "/runtime/moteur-" in path or "/runtime/explorateur-" in path or "/stock/" in path
    name = path.rpartition("/")[2]
    if hashed or ("/assets/" in path and name.count(".") >= 2):
        return "public, max-age=31536000, immutable"
    return "no-cache"


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser that leaves before the end is no event."""


@contextmanager
def serve(settings: Settings) -> Iterator[str]:
    """Serve in a thread; gives the address of the root, with the sub-path."""
    server = Server(("127.0.0.1", 0), handler(settings))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{settings.prefix}"
    finally:
        server.shutdown()
        server.server_close()
