// Starts the served engine under Node with the served zips and imports every module that they hold.
// usage: node bibliotheque.mjs <moteur folder> <explorateur folder>
import { ouvrir } from "../../scripts/browser/python.mjs";

const [, , moteur, explorateur] = process.argv;
const python = await ouvrir(moteur, `${explorateur}/explorer.zip`, `${explorateur}/bundle.json`);
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
