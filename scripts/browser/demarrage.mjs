// What PyScript imports, inside its worker, in the place of `pyodide.mjs`: same two exports.
// The page has asked for every file at once (docs/assets/js/explorateur/apport.js): this gives it a port, and gives
// Pyodide what comes by it. Two ways, by what comes: the memory of a Python already started, put back (more bytes,
// less work); or the lean library, from which Python starts.
import { loadPyodide as chargerPyodide, version } from "./pyodide.mjs";
import { restaurer } from "./restaurer.mjs";

const ici = new URL("./", import.meta.url).href;
const relance = new URL(import.meta.url).search; // so that a failure kept under an address is asked again
const { port1: port, port2: portDeLaPage } = new MessageChannel();
const dire = (message) => port.postMessage(message);

function echouer(erreur) {
  dire({ erreur: String(erreur?.message ?? erreur) });
}

/** What must not fail: the page is told. */
function exiger(promesse) {
  promesse.catch(echouer);
  return promesse;
}

// Some failures of the engine reach no promise that anybody waits for.
addEventListener("unhandledrejection", ({ reason }) => echouer(reason));

const remis = {};
const moteur = new Promise((remettre) => { remis.moteur = remettre; });
const fichiers = new Promise((remettre) => { remis.fichiers = remettre; });
port.onmessage = ({ data }) => {
  for (const [nom, valeur] of Object.entries(data)) remis[nom](valeur);
};
postMessage({ demarrage: portDeLaPage }, [portDeLaPage]);

const colle = exiger(import(`./pyodide.asm.mjs${relance}`));

// Pyodide asks for its files by name, and only warns when the engine does not start, then waits for ever:
// it is given what the page has already had, and the page is told.
const telecharger = globalThis.fetch.bind(globalThis);
const avances = new Map([[`${ici}pyodide.asm.wasm`, new Response()]]);
globalThis.fetch = async (demande, options) => {
  const adresse = typeof demande === "string" ? demande : (demande.url ?? demande.href);
  const avance = avances.get(adresse);
  avances.delete(adresse);
  return avance ?? telecharger(demande, options);
};
WebAssembly.instantiateStreaming = (_, besoins) => exiger(instancier(besoins));

async function instancier(besoins) {
  const module = await moteur;
  return { module, instance: await WebAssembly.instantiate(module, besoins) };
}

// PyScript opens a database to remember packages; there is none, and nothing may be kept on the
// device nor depend on the right to do so: a database in memory, always empty, takes its place.
function baseVide() {
  const magasin = () => new Proxy({}, { get: () => () => plusTard({ target: { result: [] } }) });
  return { objectStoreNames: ["entries"], createObjectStore() {}, close() {}, transaction: () => ({ objectStore: magasin }) };
}
function plusTard(evenement) {
  const demande = {};
  queueMicrotask(() => demande.onsuccess?.(evenement));
  return demande;
}
Object.defineProperty(globalThis, "indexedDB", {
  configurable: true,
  value: { open: () => plusTard({ target: { result: baseVide() } }) },
});

const ZIP_VIDE = Uint8Array.of(80, 75, 5, 6, ...Array(18).fill(0));

const SANS_PAQUETS = JSON.stringify({
  info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2", version },
  packages: {},
});

/** In the worker: the page stays free for its reader. */
async function decompresser(octets) {
  const flot = new Blob([octets]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(flot).arrayBuffer());
}

/** What differs between the two ways of having Python: its memory put back, or its library and a start. */
async function matiere() {
  const [{ default: createPyodideModule }, recus] = await Promise.all([colle, fichiers]);
  const { "image.bin": image, "python_stdlib.zip": bibliotheque = ZIP_VIDE } = recus;
  avances.set(`${ici}python_stdlib.zip`, new Response(bibliotheque));
  if (image) return restaurer(await decompresser(image), createPyodideModule);
  const fsInit = async (FS) => {
    for (const nom of ["explorer.zip", "bundle.json"]) FS.writeFile(`/${nom}`, recus[nom]);
  };
  return { createPyodideModule, fsInit };
}

async function demarrer(options) {
  const python = await chargerPyodide({
    ...options,
    ...(await matiere()),
    indexURL: ici,
    lockFileContents: SANS_PAQUETS,
    packageBaseUrl: ici,
    env: { PYTHONPATH: "/explorer.zip", PYTHONHASHSEED: "0" },
  });
  dire({ etape: "python" });
  return python;
}

const loadPyodide = (options) => exiger(demarrer(options));

export { loadPyodide, version };
