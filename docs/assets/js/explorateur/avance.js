// The answers that a question offers, and the form as it stands, asked of Python before one is chosen: in its worker,
// one at a time, when the page has nothing else to do. A click then only has to show what is there. Nothing leaves the device.
import { auRepos } from "../commun/repos.js";
import { python } from "./python.js";

export class Avance {
  #vues = new Map(); // state → promise of its view
  #enCours = Promise.resolve(); // the one being made: what is typed meanwhile does not queue behind it
  #tour = 0;

  /** The view of a state, when it was made in advance. */
  prendre(etat) {
    return this.#vues.get(etat);
  }

  /** Makes the views of these states, by `demander`, in the place of those made before. */
  async preparer(etats, demander) {
    const tour = ++this.#tour;
    this.#vues = new Map([...this.#vues].filter(([etat]) => etats.includes(etat)));
    for (const etat of etats) {
      await this.#enCours;
      await new Promise(auRepos);
      if (tour !== this.#tour || python.etat !== "pret") return;
      if (!this.#vues.has(etat)) this.#faire(etat, demander(etat));
    }
  }

  #faire(etat, vue) {
    this.#vues.set(etat, vue);
    this.#enCours = vue.catch(() => {
      if (this.#vues.get(etat) === vue) this.#vues.delete(etat);
    });
  }
}
