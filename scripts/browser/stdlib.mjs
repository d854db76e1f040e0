// Runs Pyodide under Node to build the lean standard library: only the modules that are imported at
// start, by explorer, or named as wanted; compiled by this very Python, so that its magic number is right.
// usage: node stdlib.mjs <folder of pyodide> <explorer sources> <destination folder> <json list of wanted modules>
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const [, , dossier, explorer, destination, voulus] = process.argv;
const { loadPyodide } = await import(pathToFileURL(`${dossier}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: dossier });
mkdirSync(destination, { recursive: true });
python.mountNodeFS("/sources", explorer);
const outil = fileURLToPath(new URL("./lean.py", import.meta.url));
const { readFileSync } = await import("node:fs");
python.globals.set("WANTED", voulus);
python.runPython(readFileSync(outil, "utf8"));
for (const nom of ["python_stdlib.zip", "explorer.zip"]) {
  writeFileSync(`${destination}/${nom}`, python.FS.readFile(`/sortie/${nom}`));
}
console.log(python.globals.get("REPORT"));
