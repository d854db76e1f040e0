// Keeps the body of the functions that the site wakes, of those they call directly, and of every export;
// the others stop at once (`unreachable`): the page then starts again with the whole engine.
// usage: node prune.mjs <whole engine.wasm> <list of functions called, json> <destination.wasm>
import { readFileSync, writeFileSync } from "node:fs";
import { corps, ecrire, lire } from "./engine.mjs";
import binaryen from "binaryen";

const [, , source, appelees, destination] = process.argv;
const DEGRES = 2; // calls away from a function that was seen at work: the ways of an error, mostly

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

const gardees = new Set([...JSON.parse(readFileSync(appelees, "utf8")), ...exportees()]);
const suivantes = appels();
for (let degre = 0; degre < DEGRES; degre += 1) {
  for (const nom of [...gardees]) for (const appelee of suivantes.get(nom) ?? []) gardees.add(appelee);
}
for (const [nom, { fonction }] of fonctions) {
  if (!gardees.has(nom)) fonction.setBody(module.unreachable());
}
module.runPasses(["remove-unused-module-elements"]);
const octets = ecrire(module);
writeFileSync(destination, octets);
console.log(JSON.stringify({ fonctions: fonctions.size, gardees: gardees.size, octets: octets.length }));
