// What PyScript imports, inside its worker, in the place of `pyodide.mjs`: same two exports.
// It starts every download at once, counts the bytes for the page, and hands Pyodide its files with
// documented options only (env, fsInit, lockFileContents, createPyodideModule).
import { loadPyodide as chargerPyodide, version } from "./pyodide.mjs";

const ici = new URL("./", import.meta.url).href;
const reglages = new URL(import.meta.url).searchParams;
const explorateur = new URL(reglages.get("explorateur"), ici).href;
const relance = reglages.get("relance") ?? "";
const TAILLES = {}; // bytes of each file, written here by scripts/runtime.py
const canal = new BroadcastChannel(reglages.get("canal"));
const dire = (message) => canal.postMessage(message);

const telecharger = globalThis.fetch.bind(globalThis);
const avances = new Map();

function echouer(erreur) {
  dire({ genre: "erreur", message: String(erreur?.message ?? erreur) });
}

/** The same response, its bytes counted on the way, refused when it is not whole. */
function compter(reponse, nom) {
  if (!reponse.ok) throw new Error(`${nom} : le serveur répond ${reponse.status}.`);
  const attendus = TAILLES[new URL(reponse.url).pathname.split("/").at(-1)];
  let recus = 0;
  const mesure = new TransformStream({
    transform(morceau, suite) {
      recus += morceau.byteLength;
      dire({ genre: "octets", octets: morceau.byteLength });
      suite.enqueue(morceau);
    },
    flush(suite) {
      if (attendus && recus !== attendus) suite.error(new Error(`${nom} : ${recus} octets reçus sur ${attendus}.`));
    },
  });
  return new Response(reponse.body.pipeThrough(mesure), { headers: reponse.headers });
}

function avancer(adresse, nom) {
  const promesse = telecharger(adresse, { credentials: "same-origin", cache: relance ? "reload" : "default" })
    .then((reponse) => compter(reponse, nom));
  promesse.catch(echouer);
  avances.set(adresse, promesse);
  return promesse;
}

async function octets(adresse, nom) {
  return new Uint8Array(await (await avancer(adresse, nom)).arrayBuffer());
}

avancer(`${ici}pyodide.asm.wasm`, "le moteur de Python");
avancer(`${ici}python_stdlib.zip`, "la bibliothèque de Python");
const paquet = octets(`${explorateur}explorer.zip`, "les règles");
const donnees = octets(`${explorateur}bundle.json`, "les textes");
const colle = import(`./pyodide.asm.mjs${relance && `?${relance}`}`);
for (const promesse of [paquet, donnees, colle]) promesse.catch(echouer);

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

const SANS_PAQUETS = JSON.stringify({
  info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2", version },
  packages: {},
});

async function loadPyodide(options) {
  const { default: createPyodideModule } = await colle;
  const python = await chargerPyodide({
    ...options,
    indexURL: ici,
    lockFileContents: SANS_PAQUETS,
    packageBaseUrl: ici,
    createPyodideModule,
    env: { PYTHONPATH: "/explorer.zip", PYTHONHASHSEED: "0" },
    fsInit: async (FS) => {
      FS.writeFile("/explorer.zip", await paquet);
      FS.writeFile("/bundle.json", await donnees);
    },
  });
  dire({ genre: "etape", nom: "python" });
  canal.close();
  return python;
}

export { loadPyodide, version };
