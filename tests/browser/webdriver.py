"""A very small W3C WebDriver client: one window of WebKitGTK's MiniBrowser on a virtual screen."""

from __future__ import annotations

import json
import os
import shutil
import socket
import socketserver
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

PROGRAMS = ("WebKitWebDriver", "Xvfb")
DIRECT = build_opener(ProxyHandler({}))
LIMIT = 60  # seconds, for one command
START, TRIES = 40, 3  # seconds for a browser to open, and how often it is tried
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class WebKit:
    """One window; every other host than 127.0.0.1 is asked through `proxy` (host:port)."""

    def __init__(self, driver: str, proxy: str) -> None:
        through = {"proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy}
        wanted = {"proxy": {**through, "noProxy": ["127.0.0.1"]}}
        self._session = f"{driver}/session"
        opened = self.call("POST", "", START, capabilities={"alwaysMatch": wanted})
        self._session += f"/{opened['sessionId']}"
        self.call("POST", "/timeouts", script=LIMIT * 1000, pageLoad=LIMIT * 1000)

    def call(self, method: str, path: str, limit: float = LIMIT + 10, **parameters: Any) -> Any:
        body = json.dumps(parameters).encode() if method == "POST" else None
        request = Request(self._session + path, body, method=method)
        try:
            with DIRECT.open(request, timeout=limit) as answer:
                return json.load(answer)["value"]
        except HTTPError as refused:
            value = json.load(refused)["value"]
            raise RuntimeError(f"{path} : {value['error']}, {value['message']}") from None

    def open(self, url: str) -> None:
        self.call("POST", "/url", url=url)

    def evaluate(self, script: str) -> Any:
        """The value of an expression; promises are awaited."""
        return self.call("POST", "/execute/sync", script=f"return ({script})", args=[])

    def find(self, selector: str) -> str:
        """The path of the first element of a CSS selector, for the commands on elements."""
        found = self.call("POST", "/element", using="css selector", value=selector)
        return f"/element/{found[ELEMENT]}"

    def click(self, selector: str) -> None:
        """A real click; the driver itself leaves what is below the window where it is."""
        still = "scrollIntoView({ block: 'center', behavior: 'instant' })"
        self.evaluate(f"document.querySelector({json.dumps(selector)}).{still}")
        self.call("POST", f"{self.find(selector)}/click")

    def type(self, selector: str, text: str) -> None:
        self.call("POST", f"{self.find(selector)}/value", text=text)

    def wait(self, expression: str) -> None:
        end = time.monotonic() + LIMIT
        while not self.evaluate(expression):
            if time.monotonic() > end:
                raise AssertionError(f"toujours faux après {LIMIT} s : {expression}")
            time.sleep(0.05)

    def close(self) -> None:
        self.call("DELETE", "")


@contextmanager
def dead_end() -> Iterator[tuple[str, list[bytes]]]:
    """A proxy that answers nothing: its address, and the first bytes of all who came to it.

    WebKit speaks TLS to it for an https address, so that only the contact can be seen then.
    """
    seen: list[bytes] = []

    class Note(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            seen.append(self.request.recv(200))

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Note) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_address[1]}", seen
        server.shutdown()


@contextmanager
def running(command: list[str], **options: Any) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, text=True, **options)
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=20)


@contextmanager
def webkit(proxy: str) -> Iterator[WebKit]:
    """A fresh MiniBrowser under automation, without profile; all is stopped at the end."""
    assert all(shutil.which(name) for name in PROGRAMS)
    with ExitStack() as stack:
        screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
        xvfb = stack.enter_context(running(screen, stdout=subprocess.PIPE))
        assert xvfb.stdout
        home = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        env = {**os.environ, "DISPLAY": f":{xvfb.stdout.readline().strip()}", "HOME": home}
        if os.geteuid() == 0:  # WebKit's sandbox refuses to start for root, as in a container
            env["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"
        window, driver = started(env, proxy)
        stack.enter_context(driver)
        stack.callback(window.close)
        yield window


def started(env: dict[str, str], proxy: str) -> tuple[WebKit, ExitStack]:
    """A window, and its driver to be stopped; the browser sometimes never opens: then another one."""
    for attempt in range(TRIES):
        with ExitStack() as stack:
            port = free_port()
            command = ["WebKitWebDriver", f"--port={port}"]
            stack.enter_context(running(command, stdout=subprocess.DEVNULL, env=env))
            wait_ready(f"http://127.0.0.1:{port}")
            try:
                return WebKit(f"http://127.0.0.1:{port}", proxy), stack.pop_all()
            except TimeoutError:
                if attempt == TRIES - 1:
                    raise
    raise AssertionError("jamais atteint")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


def wait_ready(driver: str) -> None:
    for _ in range(100):
        try:
            DIRECT.open(f"{driver}/status", timeout=5).close()
            return
        except URLError:
            time.sleep(0.1)
    raise RuntimeError("WebKitWebDriver n’écoute pas après 10 s")
