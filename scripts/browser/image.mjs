// The memory of Python once it has started, imported `explorer`, read the data and answered once: what the
// engine's own data does not already hold, by pages, behind a line of JSON that says where each run goes.
// Restoring it (scripts/browser/demarrage.mjs) takes the place of a start of the interpreter.
// Compressed here, because many hosts send a file of no known type as it is: 10 MB instead of 3.
// usage: node image.mjs <folder of Python> <explorer.zip> <bundle.json> <destination>
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { lancer, ouvrir } from "./python.mjs";

const [, , dossier, paquet, donnees, destination] = process.argv;
const PAGE = 256; // bytes; smaller pages weigh less raw, and no less once compressed
const ENTETE = 48; // bytes before the JSON of Pyodide's own snapshot

const PREPARER = `
import gc, importlib
from explorer.app import worker
from explorer.app.service import VUES
for nom in VUES:
    importlib.import_module("explorer.vues." + nom)
worker.service().vue("orientation", "", "../")
del nom
gc.collect()
`;

/** What is free but not empty would only weigh: every free block is taken, wiped and given back. */
function effacerLibre(module) {
  let fin = module.HEAPU32.length;
  while (module.HEAPU32[fin - 1] === 0) fin -= 1;
  const pris = [];
  for (let taille = 1 << 20; taille >= 8; taille = taille > 64 ? (taille * 0.8) & ~7 : taille - 8) {
    for (;;) {
      const place = module._malloc(taille);
      if (!place) break;
      pris.push(place);
      if (place + taille > fin * 4) break;
      module.HEAPU8.fill(0, place, place + taille);
    }
  }
  pris.forEach((place) => module._free(place));
}

/** The runs of pages that differ: `[address, length]`. */
function differences(avant, apres) {
  const suites = [];
  for (let page = 0; page < apres.length; page += PAGE) {
    if (Buffer.compare(avant.subarray(page, page + PAGE), apres.subarray(page, page + PAGE)) === 0) continue;
    const derniere = suites.at(-1);
    if (derniere && derniere[0] + derniere[1] === page) derniere[1] += PAGE;
    else suites.push([page, PAGE]);
  }
  return suites;
}

await lancer(async () => {
  const { default: creer } = await import(pathToFileURL(join(dossier, "pyodide.asm.mjs")));
  let avant = null;
  const createPyodideModule = (reglages) => {
    reglages.preRun.push((module) => { avant = module.HEAPU8.slice(); });
    return creer(reglages);
  };
  const python = await ouvrir(dossier, paquet, donnees, { _makeSnapshot: true, createPyodideModule });
  python.runPython(PREPARER);
  effacerLibre(python._module);
  const image = python.makeMemorySnapshot();
  const [, debut, longueur] = new Uint32Array(image.buffer, image.byteOffset, 3);
  const configuration = JSON.parse(new TextDecoder().decode(image.subarray(ENTETE, ENTETE + longueur)));
  const apres = image.subarray(debut);
  const suites = differences(avant, apres);
  const entete = Buffer.from(JSON.stringify({ configuration, taille: apres.length, suites }) + "\n");
  const pages = suites.map(([place, taille]) => apres.subarray(place, place + taille));
  writeFileSync(destination, gzipSync(Buffer.concat([entete, ...pages]), { level: 9 }));
  return { octets: entete.length + pages.reduce((somme, { length }) => somme + length, 0), suites: suites.length };
});
