// Keeps the functions that the site wakes, every export, and all that these call by name, however far; the
// others, reached through pointers only and never seen, stop at once (`unreachable`): should one be met after
// all, the page starts again with the whole engine.
// usage: node prune.mjs <whole engine.wasm> <list of functions called, json> <destination.wasm>
import { readFileSync, writeFileSync } from "node:fs";
import { corps, ecrire, lire } from "./engine.mjs";
import binaryen from "binaryen";

const [, , source, appelees, destination] = process.argv;

const module = lire(readFileSync(source));
const fonctions = new Map(corps(module).map((fonction) => [fonction.name, fonction]));

function exportees() {
  const noms = [];
  for (let rang = 0; rang < module.getNumExports(); rang += 1) {
    const { kind, value } = binaryen.getExportInfo(module.getExportByIndex(rang));
    if (kind === binaryen.ExternalFunction) noms.push(value);
  }
  return noms;
}

/** The functions that each one calls by name, read in the text of the module. */
function appels() {
  const trouves = new Map();
  let courante = null;
  for (const ligne of module.emitText().split("\n")) {
    const debut = /^ \(func \$(\S+)/.exec(ligne);
    if (debut) trouves.set((courante = debut[1]), []);
    const appel = /\((?:return_)?call \$([^\s)]+)/.exec(ligne);
    if (appel && courante) trouves.get(courante).push(appel[1]);
  }
  return trouves;
}

const gardees = new Set();
const suivantes = appels();
const attente = [...JSON.parse(readFileSync(appelees, "utf8")), ...exportees()];
while (attente.length > 0) {
  const nom = attente.pop();
  if (gardees.has(nom)) continue;
  gardees.add(nom);
  attente.push(...(suivantes.get(nom) ?? []));
}
for (const [nom, { fonction }] of fonctions) {
  if (!gardees.has(nom)) fonction.setBody(module.unreachable());
}
module.runPasses(["remove-unused-module-elements"]);
const octets = ecrire(module);
writeFileSync(destination, octets);
console.log(JSON.stringify({ fonctions: fonctions.size, gardees: gardees.size, octets: octets.length }));
