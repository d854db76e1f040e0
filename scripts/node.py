"""Run one of the pinned Node tools and give back what it prints.

Knows: where the tools are, and how to stop with their own words.
Ignores: what each tool does.
Used by: scripts.styles, scripts.javascript, scripts.search, scripts.diagrams.
"""

from __future__ import annotations

import subprocess

from scripts.edition import ROOT

ESBUILD = str(ROOT / "node_modules/.bin/esbuild")


def run(*command: str, problem: str, stdin: str | None = None) -> str:
    """The standard output of a command. Raises `SystemExit` with `problem` and the tool's own words."""
    done = subprocess.run(
        command, cwd=ROOT, input=stdin, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"✗ {problem} :\n{done.stderr}")
    return done.stdout
