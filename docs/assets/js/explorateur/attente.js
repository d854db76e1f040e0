// Between a click and its answer: what was clicked looks pressed at once; a wait that lasts is said, once.
import { annoncer } from "../commun/annonce.js";

const DISCRETION = 400; // ms: an answer quicker than this needs no word
const PHRASE = "Réponse prise, la suite arrive…";

export class Attente {
  #conteneur;
  #signe = null;
  #dite = null;
  #minuterie;

  constructor(conteneur) {
    this.#conteneur = conteneur;
  }

  /** `signe`: the link that was clicked; none for a form or an address. */
  commencer(signe = null) {
    const longue = this.#conteneur.hasAttribute("aria-busy"); // a second click while the first one waits
    this.finir();
    this.#conteneur.setAttribute("aria-busy", "true");
    this.#signe = signe;
    signe?.classList.add("choisie");
    this.#minuterie = setTimeout(() => this.#dire(longue), longue ? 0 : DISCRETION);
  }

  /** The answer has not come: what was clicked stays pressed, to be tried again. */
  rompre() {
    clearTimeout(this.#minuterie);
    this.#conteneur.removeAttribute("aria-busy");
    this.#dite?.remove();
    this.#dite = null;
  }

  finir() {
    this.rompre();
    this.#signe?.classList.remove("choisie");
    this.#signe = null;
  }

  #dire(deja) {
    if (!deja) annoncer(PHRASE);
    if (!this.#signe) return;
    this.#dite = document.createElement("span");
    this.#dite.className = "attente";
    this.#dite.setAttribute("aria-hidden", "true"); // said in the live region
    this.#dite.textContent = PHRASE;
    this.#signe.append(this.#dite);
  }
}
