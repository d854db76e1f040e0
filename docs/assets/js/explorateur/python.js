// The one Python worker of the visit: started once, through PyScript, called with strings.
// States: repos → charge → pret, or echec. Whoever shows something listens to `etat` and `octets`.
import { explorateur, moteur, tailles } from "#manifeste";

const racine = new URL("../runtime/", import.meta.url); // from the one bundled file in assets/js/
const DELAI_SILENCE = 30_000; // ms without a byte nor a step while loading: given up

const CODE = `from explorer.app.worker import EXPORTS, start
service = start()
vue, fichier, calcul, presence = (getattr(service, nom) for nom in EXPORTS)
__export__ = list(EXPORTS)
`;

class Python extends EventTarget {
  etat = "repos";
  delaiReponse = 20_000; // ms without an answer once loaded: the worker is taken for dead
  recus = 0;
  total = Object.values(tailles).reduce((somme, taille) => somme + taille.brut, 0);
  transfert = Object.values(tailles).reduce((somme, taille) => somme + taille.gzip, 0);
  #travailleur = null;
  #pret = null;
  #interrompre = () => {};
  #essais = 0;

  /** Starts Python, or gives the start already under way; a failure can be tried again. */
  demarrer() {
    if (this.#pret && this.etat !== "echec") return this.#pret;
    this.#pret = this.#charger();
    this.#pret.catch(() => {});
    return this.#pret;
  }

  /** The answer of a function of explorer.app, parsed; rejects when Python is lost. */
  async appeler(fonction, ...parametres) {
    return JSON.parse(await this.texte(fonction, ...parametres));
  }

  /** The same answer as the JSON text that Python wrote. */
  async texte(fonction, ...parametres) {
    const travailleur = await this.demarrer();
    const perte = new Promise((_, rejeter) => { this.#interrompre = rejeter; });
    const delai = minuterie(this.delaiReponse, "Le calculateur ne répond plus.");
    try {
      return await Promise.race([travailleur.sync[fonction](...parametres), perte, delai.promesse]);
    } catch (erreur) {
      this.#echouer(erreur);
      throw erreur;
    } finally {
      delai.arreter();
    }
  }

  async #charger() {
    this.recus = 0;
    this.#passer("charge");
    const ecoute = new Ecoute(this);
    try {
      if (typeof WebAssembly !== "object") throw new Error("Ce navigateur n’a pas WebAssembly.");
      this.#travailleur = await Promise.race([this.#ouvrir(ecoute.canal.name), ecoute.silence]);
      await Promise.race([this.#travailleur.sync.presence(), ecoute.silence]);
      this.#passer("pret");
      return this.#travailleur;
    } catch (erreur) {
      this.#echouer(erreur);
      throw erreur;
    } finally {
      ecoute.fermer();
    }
  }

  async #ouvrir(canal) {
    const { PyWorker, hooks } = await import(new URL(`${moteur}/pyscript.mjs`, racine));
    hooks.worker.onBeforeRunAsync.clear(); // it would need `unsafe-eval`, for a module nobody imports
    if (this.#essais === 0) hooks.main.onWorker.add((_, travailleur) => this.#suivre(travailleur));
    const demarrage = new URL(`${moteur}/demarrage.mjs`, racine);
    const relance = this.#essais > 0 ? String(this.#essais) : "";
    demarrage.search = new URLSearchParams({ explorateur: `../${explorateur}/`, canal, relance });
    this.#essais += 1;
    this.adresse = demarrage.href;
    const code = URL.createObjectURL(new Blob([CODE], { type: "text/x-python" }));
    try {
      return await PyWorker(code, { version: demarrage.href, config: {} });
    } finally {
      URL.revokeObjectURL(code);
    }
  }

  #suivre(travailleur) {
    this.#travailleur = travailleur;
    travailleur.addEventListener("error", (evenement) => {
      this.#interrompre(new Error(evenement.message || "Le calculateur s’est arrêté."));
    });
    travailleur.onerror = () => {};
  }

  #echouer(erreur) {
    this.#travailleur?.terminate();
    this.#travailleur = null;
    this.#interrompre(erreur);
    this.erreur = erreur;
    this.#passer("echec");
  }

  #passer(etat) {
    this.etat = etat;
    this.dispatchEvent(new Event("etat"));
  }

  compter(octets) {
    this.recus = Math.min(this.total, this.recus + octets);
    this.dispatchEvent(new Event("octets"));
  }
}

/** Hears what the worker says while it loads; `silence` rejects on an error or on too long a silence. */
class Ecoute {
  #minuterie = null;
  #rejeter = () => {};

  constructor(python) {
    this.canal = new BroadcastChannel(`explorateur-${Date.now()}-${Math.random()}`);
    this.silence = new Promise((_, rejeter) => { this.#rejeter = rejeter; });
    this.silence.catch(() => {});
    this.canal.onmessage = ({ data }) => this.#entendre(python, data);
    this.#armer();
  }

  #entendre(python, message) {
    this.#armer();
    if (message.genre === "octets") python.compter(message.octets);
    if (message.genre === "erreur") this.#rejeter(new Error(message.message));
  }

  #armer() {
    clearTimeout(this.#minuterie);
    const rompre = () => this.#rejeter(new Error("Le chargement n’avance plus."));
    this.#minuterie = setTimeout(rompre, DELAI_SILENCE);
  }

  fermer() {
    clearTimeout(this.#minuterie);
    this.canal.close();
  }
}

function minuterie(delai, phrase) {
  let identifiant;
  const promesse = new Promise((_, rejeter) => {
    identifiant = setTimeout(() => rejeter(new Error(phrase)), delai);
  });
  return { promesse, arreter: () => clearTimeout(identifiant) };
}

export const python = new Python();
