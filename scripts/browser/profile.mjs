// Which functions of the engine does the site ever wake? Each one gets a mark that its first call sets;
// Pyodide then starts, answers all that scripts/browser/exercise.py asks, and talks as PyScript makes it talk.
// A collection may meet any object at any moment: what each type gives for it is woken too, called or not.
// usage: node profile.mjs <folder of Python> <explorer.zip> <bundle.json> <exercise.py> <destination json>
import binaryen from "binaryen";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { corps, ecrire, lire } from "./engine.mjs";
import { lancer, ouvrir } from "./python.mjs";

const [, , dossier, paquet, donnees, exercice, destination] = process.argv;
const MARQUE = "_appel_";

function instrumenter(octets) {
  const module = lire(octets);
  const fonctions = corps(module);
  fonctions.forEach(({ fonction, body }, rang) => {
    const marque = MARQUE + rang;
    module.addGlobal(marque, binaryen.i32, true, module.i32.const(0));
    module.addGlobalExport(marque, marque);
    const noter = module.global.set(marque, module.i32.const(1));
    fonction.setBody(module.block(null, [noter, body], binaryen.getExpressionType(body)));
  });
  const premiere = module.getNumFunctions() - fonctions.length; // the imported ones come first
  const noms = fonctions.map(({ name }) => name);
  return { noms, nommer: ({ name: rang }) => noms[rang - premiere], binaire: ecrire(module) };
}

/** The exports of the next engine that is instantiated. */
function guetterExports() {
  const instancier = WebAssembly.instantiate;
  return new Promise((trouver) => {
    WebAssembly.instantiate = async (...parametres) => {
      const resultat = await instancier.apply(WebAssembly, parametres);
      const { exports } = resultat.instance ?? resultat;
      if (`${MARQUE}0` in exports) trouver(exports);
      return resultat;
    };
  });
}

// What waits or is held while a collection goes by: tasks, futures, generators, JavaScript's objects, and the text that
// Pyodide is still reading when it looks at the last line of what it is given.
const LAISSER_EN_COURS = `
import asyncio, gc, io, js, tokenize
from pyodide.ffi import create_proxy, to_js
from polyscript import xworker
async def attendre():
    await asyncio.sleep(60)
async def donner():
    yield xworker
async def suivre():
    async for objet in donner():
        await asyncio.gather(attendre(), attendre())
boucle = asyncio.get_event_loop()
tenus = [asyncio.ensure_future(suivre()), boucle.create_future(), create_proxy(tuple), js.Object, xworker.sync,
         to_js([1]), js.Promise.new(lambda oui, non: None), iter(js.Array.new()), xworker.sync.vue]
tenus[1].add_done_callback(print)
tenus += [io.StringIO("é"), io.BytesIO(b"e"), tokenize.generate_tokens(io.StringIO("é = f'{1}'\\n").readline)]
next(tenus[-1])
await asyncio.sleep(0.01)
for _ in range(3):
    gc.collect()
tenus[0].cancel()
tenus[1].set_result(None)
await asyncio.sleep(0.01)
del tenus
gc.collect()
`;

const TYPES = `
vus, suite = {}, [object]
while suite:
    genre = suite.pop()
    if id(genre) not in vus:
        vus[id(genre)] = genre.__name__
        suite += type.__subclasses__(genre)
import json
json.dumps(list(vus.items()))
`;
// Where a type (PyTypeObject of CPython, in words of 32 bits) has its name and what a collection calls.
const NOM = 3;
const COLLECTE = { dealloc: 6, traverse: 23, clear: 24, free: 40, is_gc: 41, del: 47, finalize: 49 };

/** The functions by which a collection visits, empties and frees the objects of each type. */
function collectees(python, table, nommer) {
  const { HEAPU8, HEAPU32 } = python._module;
  const trouvees = [];
  for (const [adresse, nom] of JSON.parse(python.runPython(TYPES))) {
    const debut = HEAPU32[adresse / 4 + NOM];
    const ecrit = Buffer.from(HEAPU8.slice(debut, HEAPU8.indexOf(0, debut))).toString();
    if (!ecrit.endsWith(nom)) throw new Error(`un type de CPython n’a plus la forme attendue : ${nom}, ${ecrit}`);
    for (const place of Object.values(COLLECTE)) {
      const fonction = table.get(HEAPU32[adresse / 4 + place]);
      if (fonction) trouvees.push(nommer(fonction));
    }
  }
  return trouvees;
}

/** What PyScript's worker does with Python: a module of its own, functions handed over and called with strings. */
async function dialoguer(python) {
  const xworker = { sync: {}, onerror: null, postMessage() {} };
  const module = { xworker, config: {}, ffi: {}, js_modules: new Map(), get target() { return undefined; } };
  python.setStdout({ batched: () => {} });
  python.setStderr({ batched: () => {} });
  python.registerJsModule("polyscript", module);
  await python.runPythonAsync("from explorer.app.worker import service\nvue = service().vue\n__export__ = ['vue']\n");
  python.runPython("import js as w\nw.w = '__export__' in locals() and __export__ or []\ndel w");
  const noms = [...globalThis.w];
  delete globalThis.w;
  python.runPython(["from polyscript import xworker as w", ...noms.map((nom) => `w.sync.${nom} = ${nom}`), "del w"].join("\n"));
  for (let fois = 0; fois < 50; fois += 1) await xworker.sync.vue("orientation", fois % 2 ? "é=🙂" : "", "../");
  const objet = python.toPy({ a: [1, 2.5, null, "é"], b: new Map([["c", true]]) });
  objet.toJs({ dict_converter: Object.fromEntries });
  objet.destroy();
  await python.runPythonAsync("import asyncio\nawait asyncio.sleep(0)\nprint('é')");
  await python.runPythonAsync(LAISSER_EN_COURS);
  for (const faute of ["1/0", "import absent", "raise ValueError('é')", "vue(1, 2, 3, 4)"]) {
    try { python.runPython(faute); } catch { /* the way of an error is what is wanted */ }
  }
}

await lancer(async () => {
  const atelier = mkdtempSync(join(tmpdir(), "profil-"));
  try {
    cpSync(dossier, atelier, { recursive: true });
    const { noms, nommer, binaire } = instrumenter(readFileSync(join(dossier, "pyodide.asm.wasm")));
    writeFileSync(join(atelier, "pyodide.asm.wasm"), binaire);
    const exports = guetterExports();
    const python = await ouvrir(atelier, paquet, donnees);
    python.runPython("from explorer.app.service import VUES\nfrom explorer.app.worker import service\nSERVICE = service()");
    await python.runPythonAsync(readFileSync(exercice, "utf8"));
    await dialoguer(python);
    const marques = await exports;
    const appelees = noms.filter((_, rang) => marques[MARQUE + rang].value);
    const eveillees = new Set([...appelees, ...collectees(python, marques.__indirect_function_table, nommer)]);
    writeFileSync(destination, JSON.stringify([...eveillees]));
    return { fonctions: noms.length, appelees: appelees.length, eveillees: eveillees.size };
  } finally {
    rmSync(atelier, { recursive: true, force: true });
  }
});
