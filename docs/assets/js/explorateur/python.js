// The one Python worker of the visit: started once, through PyScript, called with strings.
// States: repos → charge → pret, or echec. Whoever shows something listens to `etat` and `octets`.
// Two ways to start, by the speed of the line (ligne.js), and a rescue: should either fail, or meet a function
// that was cut from the engine, Python starts again with the whole engine and the question is asked again.
import { moteur, tailles } from "#manifeste";
import { Apport, BIBLIOTHEQUE, moteurDe } from "./apport.js";
import { prefererImage } from "./ligne.js";

const racine = new URL("../runtime/", import.meta.url); // from the one bundled file in assets/js/
const DELAI_SILENCE = 30_000; // ms without a byte nor a step while loading: given up

const CODE = `from explorer.app.worker import EXPORTS, service
vue, fichier, calcul, presence = (getattr(service(), nom) for nom in EXPORTS)
__export__ = list(EXPORTS)
`;

const AVEC_WEBASSEMBLY = typeof WebAssembly === "object";
// Nothing is counted on a fast line: the bar only says that something moves.
const comptes = (voie) => (voie === "image" ? [] : [moteurDe(voie), ...BIBLIOTHEQUE]);
const somme = (voie, forme) => comptes(voie).reduce((total, nom) => total + tailles[nom][forme], 0);

class Python extends EventTarget {
  etat = "repos";
  delaiReponse = 20_000; // ms without an answer once loaded: the worker is taken for dead
  recus = 0;
  total = somme("allege", "brut");
  transfert = somme("allege", "gzip");
  #travailleur = null;
  #pret = null;
  #pyscript = null; // promise of PyScript
  #apport = null; // the downloads of the start under way
  #pertes = new Set(); // what rejects each call under way
  #essais = 0;

  /** Starts Python, or gives the start already under way; a failure can be tried again. */
  demarrer() {
    if (this.#pret && this.etat !== "echec") return this.#pret;
    this.#pret = this.#demarrer();
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
    try {
      return await this.#demander(travailleur, fonction, parametres);
    } catch (erreur) {
      if (travailleur === this.#travailleur) this.#secourir(erreur);
    }
    const secours = await this.#pret;
    try {
      return await this.#demander(secours, fonction, parametres);
    } catch (erreur) {
      if (secours === this.#travailleur) this.#echouer(erreur);
      throw erreur;
    }
  }

  /** After a loss: the whole engine, once; `#pret` then tells how that ends. */
  #secourir(erreur) {
    this.erreur = erreur; // what the whole engine is called for
    this.#pret = this.#sansRecours(erreur) ? Promise.reject(erreur) : this.#charger("entier");
    this.#pret.catch((derniere) => this.#echouer(derniere));
  }

  async #demander(travailleur, fonction, parametres) {
    let perdre;
    const perte = new Promise((_, rejeter) => { perdre = rejeter; });
    this.#pertes.add(perdre);
    const delai = minuterie(this.delaiReponse, "Le calculateur ne répond plus.");
    try {
      return await Promise.race([travailleur.sync[fonction](...parametres), perte, delai.promesse]);
    } finally {
      delai.arreter();
      this.#pertes.delete(perdre);
    }
  }

  #interrompre(erreur) {
    for (const perdre of this.#pertes) perdre(erreur);
  }

  /** Starts by the way that suits the line, then if need be with the whole engine. */
  async #demarrer() {
    this.#passer("charge");
    try {
      return await this.#charger(prefererImage() ? "image" : "allege");
    } catch (erreur) {
      this.#secourir(erreur);
      return this.#pret;
    }
  }

  #sansRecours(erreur) {
    return this.voie === "entier" || erreur instanceof Silence || !navigator.onLine || !AVEC_WEBASSEMBLY;
  }

  async #charger(voie) {
    this.#arreter();
    this.voie = voie;
    this.recus = 0;
    this.total = somme(voie, "brut");
    this.transfert = somme(voie, "gzip");
    if (this.etat !== "charge") this.#passer("charge");
    const ecoute = new Ecoute();
    try {
      if (!AVEC_WEBASSEMBLY) throw new Error("Ce navigateur n’a pas WebAssembly.");
      const relance = this.#essais > 0 ? String(this.#essais) : "";
      this.#essais += 1;
      const apport = new Apport(voie, relance, (octets) => this.#compter(octets, ecoute));
      this.#apport = apport;
      ecoute.ouvert = (port) => apport.remettre(port);
      const pertes = [ecoute.silence, apport.perte];
      this.#travailleur = await Promise.race([this.#ouvrir(relance, apport, ecoute), ...pertes]);
      await Promise.race([this.#travailleur.sync.presence(), ...pertes]);
      this.#passer("pret");
      return this.#travailleur;
    } finally {
      ecoute.fermer();
    }
  }

  async #ouvrir(relance, apport, ecoute) {
    this.#pyscript ??= importer(relance).catch((erreur) => { this.#pyscript = null; throw erreur; });
    const { PyWorker, hooks } = await this.#pyscript;
    if (apport !== this.#apport) throw new Error("Le calculateur redémarre."); // given up while PyScript came
    const suivre = (_, travailleur) => {
      hooks.main.onWorker.delete(suivre);
      this.#suivre(travailleur);
      ecoute.suivre(travailleur);
      apport.commencer();
    };
    hooks.main.onWorker.add(suivre);
    const demarrage = new URL(`${moteur}/demarrage.mjs`, racine);
    demarrage.search = relance;
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

  #arreter(erreur = new Error("Le calculateur redémarre.")) {
    this.#apport?.abandonner();
    this.#apport = null;
    this.#travailleur?.terminate();
    this.#travailleur = null;
    this.#interrompre(erreur);
  }

  #echouer(erreur) {
    this.#arreter(erreur);
    this.erreur = erreur;
    this.#passer("echec");
    return erreur;
  }

  #passer(etat) {
    this.etat = etat;
    this.dispatchEvent(new Event("etat"));
  }

  #compter(octets, ecoute) {
    ecoute.armer();
    this.recus = Math.min(this.total, this.recus + octets);
    this.dispatchEvent(new Event("octets"));
  }
}

/** PyScript. `relance`: some browsers keep the failure of a module under its address. */
async function importer(relance) {
  const adresse = new URL(`${moteur}/pyscript.mjs`, racine);
  adresse.search = relance;
  const pyscript = await import(adresse);
  pyscript.hooks.worker.onBeforeRunAsync.clear(); // it would need `unsafe-eval`, for a module nobody imports
  return pyscript;
}

/** Hears what the worker says while it loads; `silence` rejects on an error or on too long a silence. */
class Ecoute {
  #minuterie = null;
  #rejeter = () => {};
  #port = null;
  ouvert = () => {}; // told the port of the worker, once it listens

  constructor() {
    this.silence = new Promise((_, rejeter) => { this.#rejeter = rejeter; });
    this.silence.catch(() => {});
    this.armer();
  }

  /** The first thing that `demarrage.mjs` says, among what PyScript and its worker say to each other. */
  suivre(travailleur) {
    travailleur.addEventListener("message", ({ data }) => {
      if (!(data?.demarrage instanceof MessagePort)) return;
      this.#port = data.demarrage;
      this.#port.onmessage = (evenement) => this.#entendre(evenement.data);
      this.ouvert(this.#port);
    });
  }

  #entendre({ erreur }) {
    this.armer();
    if (erreur !== undefined) this.#rejeter(new Error(erreur));
  }

  /** Something moved: the wait starts again. */
  armer() {
    clearTimeout(this.#minuterie);
    const rompre = () => this.#rejeter(new Silence("Le chargement n’avance plus."));
    this.#minuterie = setTimeout(rompre, DELAI_SILENCE);
  }

  fermer() {
    clearTimeout(this.#minuterie);
    this.#port?.close();
  }
}

/** Nothing came for too long: starting again would only double the wait. */
class Silence extends Error {}

function minuterie(delai, phrase) {
  let identifiant;
  const promesse = new Promise((_, rejeter) => {
    identifiant = setTimeout(() => rejeter(new Silence(phrase)), delai);
  });
  return { promesse, arreter: () => clearTimeout(identifiant) };
}

export const python = new Python();
