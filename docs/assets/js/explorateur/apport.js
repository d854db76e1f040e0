// What Python is made of, asked for by the page before there is a worker to use it: the engine, compiled while it
// comes, and the files, whole. The worker gives a port (scripts/browser/demarrage.mjs); it is handed both there.
import { explorateur, moteur, tailles } from "#manifeste";

const racine = new URL("../runtime/", import.meta.url); // from the one bundled file in assets/js/
const PAS = 100_000; // bytes between two words about the progress
const NOMS = {
  "pyodide.asm.wasm": "le moteur de Python",
  "pyodide.entier.wasm": "le moteur de Python",
  "python_stdlib.zip": "la bibliothèque de Python",
  "explorer.zip": "les règles",
  "bundle.json": "les textes",
  "image.bin": "la mémoire de Python",
};
const PROPRES = ["explorer.zip", "bundle.json", "image.bin"]; // of this edition; the others come with the packages

export const BIBLIOTHEQUE = ["python_stdlib.zip", "explorer.zip", "bundle.json"];
export const moteurDe = (voie) => (voie === "entier" ? "pyodide.entier.wasm" : "pyodide.asm.wasm");

/** The downloads of one start. `voie`: see python.js. `relance`: what the browser kept is asked for again.
    `compter`: told the bytes as they come, on a line slow enough that somebody counts. */
export class Apport {
  #abandon = new AbortController();
  #relance;
  #compter;

  constructor(voie, relance, compter) {
    this.#relance = relance;
    this.#compter = voie === "image" ? null : compter;
    const moteur = this.#demander(moteurDe(voie));
    const matiere = voie === "image" ? ["image.bin"] : BIBLIOTHEQUE;
    const reponses = matiere.map((nom) => this.#demander(nom));
    /** To be called once the worker is being made: until then what comes is left waiting, so as not to delay it. */
    const debut = new Promise((commencer) => { this.commencer = commencer; });
    this.moteur = debut.then(() => WebAssembly.compileStreaming(moteur));
    this.fichiers = debut.then(() => lire(matiere, reponses)).catch((erreur) => {
      // An edition still being built has no image yet: the library takes its place.
      if (voie !== "image") throw erreur;
      return lire(BIBLIOTHEQUE, BIBLIOTHEQUE.map((nom) => this.#demander(nom)));
    });
    const exiges = [moteur, ...(voie === "image" ? [] : reponses), this.moteur, this.fichiers];
    /** Rejects when something did not come; never resolves. */
    this.perte = Promise.all(exiges).then(() => new Promise(() => {}));
    for (const promesse of [this.perte, ...reponses]) promesse.catch(() => {});
  }

  /** Hands everything to the worker, by a port on which it listens, each part as soon as it is there. */
  remettre(port) {
    this.moteur.then((module) => port.postMessage({ moteur: module }), () => {});
    this.fichiers.then((fichiers) => port.postMessage({ fichiers }, Object.values(fichiers).map(({ buffer }) => buffer)), () => {});
  }

  /** Nobody waits for it any more. */
  abandonner() {
    this.#abandon.abort();
  }

  async #demander(nom) {
    const dossier = PROPRES.includes(nom) ? explorateur : moteur;
    const reponse = await fetch(new URL(`${dossier}/${nom}`, racine), {
      credentials: "same-origin", cache: this.#relance ? "reload" : "default", signal: this.#abandon.signal,
    });
    if (!reponse.ok) throw new Error(`un fichier du site n’est pas arrivé, ${NOMS[nom]} (réponse ${reponse.status}).`);
    return this.#compter ? this.#mesurer(reponse, nom) : reponse; // its own, of which the browser may keep the compiled code
  }

  /** The same response, its bytes counted on the way, refused when it is not whole. */
  #mesurer(reponse, nom) {
    let recus = 0;
    let dits = 0;
    const dire = () => {
      this.#compter(recus - dits);
      dits = recus;
    };
    const mesure = new TransformStream({
      transform(morceau, suite) {
        recus += morceau.byteLength;
        if (recus - dits >= PAS) dire();
        suite.enqueue(morceau);
      },
      flush(suite) {
        dire();
        if (recus !== tailles[nom].brut) suite.error(new Error(`un fichier du site est arrivé incomplet, ${NOMS[nom]}.`));
      },
    });
    return new Response(reponse.body.pipeThrough(mesure), { headers: reponse.headers });
  }
}

/** The bytes of each file, by name. */
async function lire(noms, reponses) {
  const lus = await Promise.all(reponses.map(async (reponse) => new Uint8Array(await (await reponse).arrayBuffer())));
  return Object.fromEntries(noms.map((nom, rang) => [nom, lus[rang]]));
}
