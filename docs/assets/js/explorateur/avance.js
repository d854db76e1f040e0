// The answers that a question offers, and the form as it stands, asked of Python before one is chosen: in its worker,
// one at a time, when the page has nothing else to do. A click then only has to show what is there. Nothing leaves the device.
import { auRepos } from "../commun/repos.js";
import { analyser } from "./fragment.js";
import { python } from "./python.js";

export class Avance {
  #faites = new Map(); // state → { promesse } of its view, then { promesse, vue }, its HTML already read
  #enCours = Promise.resolve(); // the one being made: what is typed meanwhile does not queue behind it
  #tour = 0;

  /** The promise of the view of a state, when it is being made in advance. */
  prendre(etat) {
    return this.#faites.get(etat)?.promesse;
  }

  /** The view itself, when it is there: it is shown once. */
  prete(etat) {
    const vue = this.#faites.get(etat)?.vue;
    if (vue) this.#faites.delete(etat);
    return vue;
  }

  /** Makes the views of these states, by `demander`, in the place of those made before. */
  async preparer(etats, demander) {
    const tour = ++this.#tour;
    for (const etat of this.#faites.keys()) if (!etats.includes(etat)) this.#faites.delete(etat);
    for (const etat of etats) {
      await this.#enCours;
      await new Promise(auRepos);
      if (tour !== this.#tour || python.etat !== "pret") return;
      if (!this.#faites.has(etat)) this.#faire(etat, demander(etat));
    }
  }

  #faire(etat, promesse) {
    const faite = { promesse };
    this.#faites.set(etat, faite);
    this.#enCours = promesse
      .then((vue) => { faite.vue = { ...vue, racine: analyser(vue.html) }; })
      .catch(() => { if (this.#faites.get(etat) === faite) this.#faites.delete(etat); }); // said when it is asked for
  }
}
