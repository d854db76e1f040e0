#!/usr/bin/env python3
"""Serve the folder `site` to this computer only, and open the browser on it. Nothing to install."""

import functools
import http.server
import os
import sys
import threading
import webbrowser

SITE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "site")
PORTS = range(8600, 8620)
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
}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Static files; types do not depend on what this computer believes of them."""

    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, **TYPES}  # noqa: RUF012

    def end_headers(self):
        # Another edition may be opened later at the same address: the browser must ask again.
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_):
        pass


def open_server():
    handler = functools.partial(Handler, directory=SITE)
    for port in (*PORTS, 0):
        try:
            return http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
        except OSError:
            continue
    raise SystemExit("Aucun port libre sur cet ordinateur.")


def main():
    if sys.version_info < (3, 7):  # noqa: UP036 - this file runs on the reader's Python, not on ours
        raise SystemExit("Il faut Python 3.7 ou plus récent. Sans lui, ouvrez ouvrir.html.")
    if not os.path.isfile(os.path.join(SITE, "index.html")):
        raise SystemExit("Le dossier « site » manque : décompressez tout le zip, puis relancez.")
    server = open_server()
    address = "http://127.0.0.1:" + str(server.server_address[1]) + "/"
    print("Le site est ouvert : " + address)
    print("Laissez cette fenêtre ouverte. Pour arrêter : fermez-la, ou Ctrl+C.", flush=True)
    if "--sans-navigateur" not in sys.argv[1:]:
        threading.Timer(0.3, webbrowser.open, [address]).start()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("Arrêté.")


if __name__ == "__main__":
    main()
