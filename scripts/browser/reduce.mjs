// Makes the engine smaller: Pyodide exports 8 500 names for packages loaded later from shared libraries,
// which this site never does. Only what its own JavaScript calls stays exported; what nothing reaches
// any more is dropped by Binaryen, and the glue loses the 5 000 lines that fetched the dropped names.
// usage: node reduce.mjs <folder of pyodide> <destination folder>
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { FEATURES } from "./features.mjs";

const [, , dossier, destination] = process.argv;
const MOT = /[A-Za-z_$][\w$]*/g;
const AFFECTATION = /_[\w$]+=Module\["_[\w$]+"\]=wasmExports\["([^"]+)"\](?:\.value>>>0)?;?/g;
const DECLARATION = /var (?:_[\w$]+,){50,}[^;]*;/g;

const colle = readFileSync(join(dossier, "pyodide.asm.mjs"), "utf8");
const debut = colle.indexOf("function assignWasmExports");
const fin = colle.indexOf("var wasmImports", debut);
if (debut < 0 || fin < 0) throw new Error("pyodide.asm.mjs n’a plus la forme attendue");

/** The names that JavaScript uses, apart from the lines that only fetch and declare every export. */
function nomsUtiles() {
  const reste = (colle.slice(0, debut) + colle.slice(fin)).replace(DECLARATION, "");
  return new Set((reste + readFileSync(join(dossier, "pyodide.mjs"), "utf8")).match(MOT));
}

function exportsGardes(binaire) {
  const module = new WebAssembly.Module(binaire);
  const utiles = nomsUtiles();
  const resolus = new Set(WebAssembly.Module.imports(module).filter((i) => i.module.startsWith("GOT")).map((i) => i.name));
  const garde = ({ name, kind }) => !["function", "global"].includes(kind) || resolus.has(name)
    || utiles.has(`_${name}`) || utiles.has(name) || name.startsWith("__wasm");
  return WebAssembly.Module.exports(module).filter(garde).map(({ name }) => name);
}

mkdirSync(destination, { recursive: true });
const gardes = exportsGardes(readFileSync(join(dossier, "pyodide.asm.wasm")));
const graphe = join(destination, "graphe.json");
const noeuds = gardes.map((name) => ({ name: `x:${name}`, export: name }));
writeFileSync(graphe, JSON.stringify([{ name: "dehors", root: true, reaches: noeuds.map(({ name }) => name) }, ...noeuds]));
const outil = join(dirname(createRequire(import.meta.url).resolve("binaryen/package.json")), "bin", "wasm-metadce");
execFileSync(process.execPath, [outil, "--mvp-features", ...Object.keys(FEATURES).map((nom) => `--enable-${nom}`), `--graph-file=${graphe}`,
  join(dossier, "pyodide.asm.wasm"), "-o", join(destination, "pyodide.asm.wasm")], { stdio: ["ignore", "ignore", "inherit"] });
rmSync(graphe);

const ensemble = new Set(gardes);
const affectations = colle.slice(debut, fin).replace(AFFECTATION, (tout, nom) => (ensemble.has(nom) ? `${tout.replace(/;$/, "")};` : ""));
writeFileSync(join(destination, "pyodide.asm.mjs"), (colle.slice(0, debut) + affectations + colle.slice(fin)));
console.log(JSON.stringify({ exports: gardes.length }));
