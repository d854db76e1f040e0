"""The lean library is whole: the very engine that is served imports everything in it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path


def test_every_module_that_is_served_can_be_imported(site: Path) -> None:
    runtime = site / "assets" / "runtime"
    (moteur,) = runtime.glob("moteur-*")
    (explorateur,) = runtime.glob("explorateur-*")
    tool = Path(__file__).with_name("bibliotheque.mjs")
    command = ["node", str(tool), str(moteur.resolve()), str(explorateur.resolve())]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr[-500:]
    facts = json.loads(done.stdout.splitlines()[-1])
    assert facts["echecs"] == []
    assert facts["modules"] > 100
    assert facts["version"]
