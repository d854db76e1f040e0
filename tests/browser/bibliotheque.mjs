// Starts the served engine under Node with the served zips and imports every module that they hold.
// usage: node bibliotheque.mjs <moteur folder> <explorateur folder>
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , moteur, explorateur] = process.argv;
const { loadPyodide, version } = await import(pathToFileURL(`${moteur}/pyodide.mjs`));
const info = { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2", version };
const python = await loadPyodide({
  indexURL: moteur,
  lockFileContents: JSON.stringify({ info, packages: {} }),
  packageBaseUrl: moteur,
  env: { PYTHONPATH: "/explorer.zip" },
  fsInit: async (FS) => {
    FS.writeFile("/explorer.zip", readFileSync(`${explorateur}/explorer.zip`));
    FS.writeFile("/bundle.json", readFileSync(`${explorateur}/bundle.json`));
  },
});
console.log(python.runPython(`
import importlib, json, sys, zipimport
faits = {"echecs": [], "modules": 0, "traces": ""}
for chemin in [c for c in sys.path if c.endswith(".zip")]:
    for membre in sorted(zipimport._zip_directory_cache.get(chemin) or zipimport.zipimporter(chemin)._get_files()):
        if not membre.endswith(".pyc"):
            continue
        nom = membre.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")
        faits["modules"] += 1
        try:
            importlib.import_module(nom)
        except Exception as erreur:
            faits["echecs"].append(f"{nom} : {erreur!r}")
from explorer.app.worker import start
faits["version"] = start().presence()
json.dumps(faits)
`));
