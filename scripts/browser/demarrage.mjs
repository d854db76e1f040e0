// What PyScript imports, inside its worker, in the place of `pyodide.mjs`: same two exports.
// It starts every download at once, counts the bytes for the page, and gives Pyodide its files.
// Three ways, named by the page: `image` puts back the memory of a Python already started (more bytes, less
// work); `allege` starts Python from its lean library; `entier` does too, with the engine nothing was cut from.
import { loadPyodide as chargerPyodide, version } from "./pyodide.mjs";
import { restaurer } from "./restaurer.mjs";

const ici = new URL("./", import.meta.url).href;
const reglages = new URL(import.meta.url).searchParams;
const explorateur = new URL(reglages.get("explorateur"), ici).href;
const voie = reglages.get("voie");
const relance = reglages.get("relance") ?? "";
const PAS = 100_000; // bytes between two words to the page: each one costs both sides
const TAILLES = {}; // bytes of each file, written here by scripts/runtime.py
const canal = new BroadcastChannel(reglages.get("canal"));
const dire = (message) => canal.postMessage(message);

const telecharger = globalThis.fetch.bind(globalThis);
const avances = new Map();

function echouer(erreur) {
  dire({ genre: "erreur", message: String(erreur?.message ?? erreur) });
}

/** The same response, its bytes counted on the way, refused when it is not whole. The image comes by a line
    fast enough that nobody counts: the response stays the browser's own, whose compiled code it may remember. */
function compter(reponse, nom) {
  if (!reponse.ok) throw new Error(`un fichier du site n’est pas arrivé, ${nom} (réponse ${reponse.status}).`);
  if (voie === "image") return reponse;
  const attendus = TAILLES[new URL(reponse.url).pathname.split("/").at(-1)];
  let recus = 0;
  let dits = 0;
  const mesure = new TransformStream({
    transform(morceau, suite) {
      recus += morceau.byteLength;
      if (recus - dits >= PAS) {
        dire({ genre: "octets", octets: recus - dits });
        dits = recus;
      }
      suite.enqueue(morceau);
    },
    flush(suite) {
      dire({ genre: "octets", octets: recus - dits });
      if (attendus && recus !== attendus) suite.error(new Error(`un fichier du site est arrivé incomplet, ${nom}.`));
    },
  });
  return new Response(reponse.body.pipeThrough(mesure), { headers: reponse.headers });
}

const demander = (adresse, nom) => telecharger(adresse, { credentials: "same-origin", cache: relance ? "reload" : "default" })
  .then((reponse) => compter(reponse, nom));
const octets = async (promesse) => new Uint8Array(await (await promesse).arrayBuffer());

// Some failures of the engine reach no promise that anybody waits for.
addEventListener("unhandledrejection", ({ reason }) => echouer(reason));

/** What must not fail: the page is told. */
function exiger(promesse) {
  promesse.catch(echouer);
  return promesse;
}

const moteur = voie === "entier" ? "pyodide.entier.wasm" : "pyodide.asm.wasm";
avances.set(`${ici}pyodide.asm.wasm`, exiger(demander(ici + moteur, "le moteur de Python")));
const colle = exiger(import(`./pyodide.asm.mjs${relance && `?${relance}`}`));
// An edition still being built has no image yet: the library takes its place.
const image = voie === "image" ? octets(demander(`${explorateur}image.bin`, "la mémoire de Python").then(ouvrir)).catch(() => null) : null;

function ouvrir({ body }) {
  return new Response(body.pipeThrough(new DecompressionStream("gzip")));
}

const bibliotheque = image ? null : demanderBibliotheque();

/** The lean library goes to Pyodide by its address; `explorer` and the data are put in place by `fsInit`. */
function demanderBibliotheque() {
  avances.set(`${ici}python_stdlib.zip`, exiger(demander(`${ici}python_stdlib.zip`, "la bibliothèque de Python")));
  const paquet = exiger(octets(demander(`${explorateur}explorer.zip`, "les règles")));
  const donnees = exiger(octets(demander(`${explorateur}bundle.json`, "les textes")));
  return { paquet, donnees };
}

// Pyodide only warns when the engine cannot be compiled, then waits for ever: the page is told.
const instancier = WebAssembly.instantiateStreaming;
WebAssembly.instantiateStreaming = (...parametres) => {
  const promesse = instancier.apply(WebAssembly, parametres);
  promesse.catch(echouer);
  return promesse;
};

// Pyodide asks for its files by name: it is given the downloads already under way.
globalThis.fetch = (demande, options) => {
  const adresse = typeof demande === "string" ? demande : (demande.url ?? demande.href);
  const avance = avances.get(adresse);
  avances.delete(adresse);
  return avance ?? telecharger(demande, options);
};

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

/** What differs between the two ways of having Python: its memory put back, or its library and a start. */
async function matiere() {
  const octetsImage = await image;
  const { default: createPyodideModule } = await colle;
  if (octetsImage) {
    avances.set(`${ici}python_stdlib.zip`, Promise.resolve(new Response(ZIP_VIDE)));
    return restaurer(octetsImage, createPyodideModule);
  }
  const { paquet, donnees } = bibliotheque ?? demanderBibliotheque();
  const fsInit = async (FS) => {
    FS.writeFile("/explorer.zip", await paquet);
    FS.writeFile("/bundle.json", await donnees);
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
  dire({ genre: "etape", nom: "python" });
  return python;
}

const loadPyodide = (options) => exiger(demarrer(options));

export { loadPyodide, version };
