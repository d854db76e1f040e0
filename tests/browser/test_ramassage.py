"""The served engine is whole for Python's collector, which passes at moments that no list of questions foresees."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path

from explorer.app.service import Service
from explorer.corpus import Corpus
from tests.explorer import tirages

TOOL = Path(__file__).with_name("ramassage.mjs")
EACH = 60  # calls of each kind


def test_a_collection_at_any_moment_meets_no_function_that_was_cut(
    site: Path, corpus: Corpus, tmp_path: Path
) -> None:
    draw = random.Random(tirages.GRAINE)
    kinds = (
        tirages.state_calls(corpus, "../"),
        tirages.calendar_calls(),
        [["vue", "protutelle", f"mandats={n}&date=2026-01-01", "../"] for n in range(1, 1001)],
    )
    calls = [call for kind in kinds for call in draw.sample(kind, EACH)]
    draw.shuffle(calls)
    asked, said = tmp_path / "appels.json", tmp_path / "reponses.json"
    asked.write_text(json.dumps(calls), "utf-8")
    folders = [
        next((site / "assets" / "runtime").glob(f"{name}-*")) for name in ("moteur", "explorateur")
    ]
    command = ["node", *map(str, (TOOL, *folders, asked, said))]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr[-1500:]
    assert json.loads(done.stdout.splitlines()[-1])["passages"] > 100 * len(calls)
    service = Service(corpus)
    answers = json.loads(said.read_text("utf-8"))
    for (nom, *parametres), there in zip(calls, answers, strict=True):
        assert there == getattr(service, nom)(*parametres)
