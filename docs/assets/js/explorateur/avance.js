// The answers that a question offers, and the form as it stands, asked of Python before one is chosen: in its worker,
// one at a time, when the page has nothing else to do. A click then only has to show what is there. Nothing leaves the device.
import { auRepos } from "../commun/repos.js";
import { analyser } from "./fragment.js";
import { python } from "./python.js";

export class Avance {
  #vues = new Map(); // state → promise of its view
  #pretes = new Map(); // state → its view, its HTML already read
  #enCours = Promise.resolve(); // the one being made: what is typed meanwhile does not queue behind it
  #tour = 0;

  /** The promise of the view of a state, when it is being made in advance. */
  prendre(etat) {
    return this.#vues.get(etat);
  }

  /** The view itself, when it is there: it is shown once. */
  prete(etat) {
    const vue = this.#pretes.get(etat);
    this.#oublier((autre) => autre !== etat);
    return vue;
  }

  /** Makes the views of these states, by `demander`, in the place of those made before. */
  async preparer(etats, demander) {
    const tour = ++this.#tour;
    this.#oublier((etat) => etats.includes(etat));
    for (const etat of etats) {
      await this.#enCours;
      await new Promise(auRepos);
      if (tour !== this.#tour || python.etat !== "pret") return;
      if (!this.#vues.has(etat)) this.#faire(etat, demander(etat));
    }
  }

  #oublier(garder) {
    for (const vues of [this.#vues, this.#pretes]) for (const etat of vues.keys()) if (!garder(etat)) vues.delete(etat);
  }

  #faire(etat, promesse) {
    const ici = () => this.#vues.get(etat) === promesse;
    this.#vues.set(etat, promesse);
    this.#enCours = promesse.then(
      (vue) => { if (ici()) this.#pretes.set(etat, { ...vue, racine: analyser(vue.html) }); },
      () => { if (ici()) this.#vues.delete(etat); },
    );
  }
}
