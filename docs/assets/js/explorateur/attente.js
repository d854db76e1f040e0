// Between a click and its answer: what was clicked looks pressed at once; a wait that lasts is said, once.
import { annoncer } from "../commun/annonce.js";
import { element } from "../commun/element.js";

const DISCRETION = 400; // ms: an answer quicker than this needs no word
const PRISE = "Réponse prise, la suite arrive…";
const DEMANDEE = "La réponse demandée arrive…"; // by an address: what is shown meanwhile is not it

export class Attente {
  #conteneur;
  #signe = null;
  #dite = null;
  #minuterie;

  constructor(conteneur) {
    this.#conteneur = conteneur;
  }

  /** `signe`: the link that was clicked, or the form that was sent; none for an address. */
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
    const phrase = this.#signe ? PRISE : DEMANDEE;
    if (!deja) annoncer(phrase);
    if (this.#signe?.matches("form")) return; // the line below it says what is awaited (chargement.js)
    this.#dite = element(this.#signe ? "span" : "p", { class: "attente", "aria-hidden": "true" }, phrase); // said in the live region
    if (this.#signe) this.#signe.append(this.#dite);
    else this.#conteneur.prepend(this.#dite);
  }
}
