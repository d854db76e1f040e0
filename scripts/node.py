"""Run one of the pinned Node tools and give back what it prints, or what it made.

Knows: where the tools are, how to keep Node ready, and how to stop with a tool's own words.
Ignores: what each tool does.
Used by: scripts.styles, scripts.javascript, scripts.runtime, scripts.search, scripts.diagrams.
"""

from __future__ import annotations

import json
import subprocess
from threading import Lock
from typing import Any

from scripts.places import ROOT

ESBUILD = str(ROOT / "node_modules/.bin/esbuild")
TOOLS = ("node", "scripts/tools.mjs")


def run(*command: str, problem: str, stdin: str | None = None) -> str:
    """The standard output of a command. Raises `SystemExit` with `problem` and the tool's own words."""
    done = subprocess.run(
        command, cwd=ROOT, input=stdin, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"✗ {problem} :\n{done.stderr}")
    return done.stdout


class Ready:
    """A Node that stays: started once, asked one thing at a time; it ends with this process."""

    def __init__(self) -> None:
        self._asking = Lock()
        self._node = subprocess.Popen(
            TOOLS, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def ask(self, tool: str, given: Any, problem: str) -> Any:
        assert self._node.stdin and self._node.stdout
        with self._asking:
            self._node.stdin.write(json.dumps({"tool": tool, "given": given}) + "\n")
            answer = json.loads(self._node.stdout.readline() or '{"problem": "Node s’est arrêté."}')
        if "problem" in answer:
            raise SystemExit(f"✗ {problem} :\n{answer['problem']}")
        return answer["made"]


_ready: Ready | None = None


def stay() -> None:
    """From now on, keep a Node ready for `make`: for a process that builds again and again."""
    global _ready
    _ready = _ready or Ready()


def make(tool: str, given: Any, *, problem: str) -> Any:
    """What `scripts/<tool>.mjs` makes of a JSON value. Raises `SystemExit` like `run`."""
    if _ready:
        return _ready.ask(tool, given, problem)
    return json.loads(run(*TOOLS, tool, problem=problem, stdin=json.dumps(given)))
