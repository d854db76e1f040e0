"""The whole build, from the YAML to the site, on a clean copy; then with nothing to do.

Knows: git, the installed tools.
Ignores: what each step does.
Used by: `scripts/bench construction`.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

from scripts.benchmarks import table

ROOT = Path(__file__).resolve().parents[2]


def run() -> None:
    copy = fresh_copy()
    rows = [(name, f"{timed(copy):.1f} s") for name in ("depuis un clone", "sans rien à faire")]
    table.show("Construction entière du site", ("moment", "temps"), rows)


def fresh_copy() -> Path:
    """A clean copy of the project, with the tools of this one."""
    copy = ROOT / "build" / "bench" / "copie"
    shutil.rmtree(copy, ignore_errors=True)
    subprocess.run(["git", "clone", "--quiet", "--shared", str(ROOT), str(copy)], check=True)
    for tool in ("node_modules", ".venv"):
        (copy / tool).symlink_to(ROOT / tool)
    return copy


def timed(folder: Path) -> float:
    start = time.monotonic()
    done = subprocess.run(
        [folder / ".venv/bin/python", "-m", "scripts.build"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"✗ La construction échoue :\n{done.stdout[-800:]}{done.stderr[-800:]}")
    return time.monotonic() - start
