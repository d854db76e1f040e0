"""The stock way: PyScript's worker on the stock Pyodide, the same sources, data and view.

Knows: how the documentation of PyScript would have it done.
Ignores: the lean runtime.
Used by: scripts.benchmarks.startup.
"""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

from scripts import engine

PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<title>Stock</title><script type="module" src="../stock/stock.js"></script></head>
<body><h1>Stock</h1>
<div class="explorateur"><section class="vue"><h2>…</h2></section></div></body></html>
"""
SCRIPT = """import { PyWorker } from "./pyscript/core.js";
const ici = new URL("./", import.meta.url).href;
const files = { [`${ici}explorer.zip`]: "./*", [`${ici}bundle.json`]: "./bundle.json" };
const version = `${ici}pyodide/pyodide.mjs`;
const travailleur = await PyWorker(`${ici}main.py`, { version, config: { files } });
const montrer = async (etat) => {
  const vue = JSON.parse(await travailleur.sync.vue("orientation", etat, "../"));
  document.querySelector(".explorateur").innerHTML = vue.html;
};
await montrer(location.hash.slice(1));
"""
MAIN = """from explorer.app.worker import start
service = start("bundle.json")
vue = service.vue
__export__ = ["vue"]
"""


def build(site: Path) -> None:
    """Write `stock/` and `stock-page/` inside a copy of the site, served for measures only."""
    folder = site / "stock"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    kept = shutil.ignore_patterns("*.map", "*.html", "*.d.ts")
    shutil.copytree(engine.PYODIDE, folder / "pyodide", ignore=kept)
    shutil.copytree(engine.PYSCRIPT / "dist", folder / "pyscript", ignore=kept)
    (folder / "explorer.zip").write_bytes(sources())
    shutil.copyfile(engine.EXPLORER / "bundle.json", folder / "bundle.json")
    (folder / "stock.js").write_text(SCRIPT, "utf-8")
    (folder / "main.py").write_text(MAIN, "utf-8")
    page = site / "stock-page" / "index.html"
    page.parent.mkdir(exist_ok=True)
    page.write_text(PAGE, "utf-8")


def sources() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in engine.source_files():
            archive.write(path, f"explorer/{path.relative_to(engine.EXPLORER).as_posix()}")
    return buffer.getvalue()
