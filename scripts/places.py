"""Where things stand in the project: what more than one script reads or writes.

Knows: folders and files, by name.
Ignores: what is in them.
Used by: most scripts.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROTOCOL_DATA = ROOT / "protocol_data"
DOCS = ROOT / "docs"
BUNDLE = ROOT / "explorer" / "bundle.json"  # what the engine loads
DATA = ROOT / "build" / "data.json"  # what the pages are made of
STAGED = ROOT / "build" / "docs"  # the prose and the pages made from the data, as MkDocs reads them
SITE = ROOT / "site"
BENCH = ROOT / "build" / "bench"
