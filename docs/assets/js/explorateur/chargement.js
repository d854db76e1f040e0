// Says what is loading, how much, how far; and, when it fails, one sentence and « Réessayer ».
import { bouton, element } from "../commun/element.js";
import { enMo } from "../commun/taille.js";
import { python } from "./python.js";

const DISCRETION = 350; // ms: a start shorter than this shows nothing
const PANNE = "Le calculateur n’a pas pu se charger. La page et ses liens restent utilisables, et ce que vous avez écrit est gardé.";
const EPARGNE = "Pour épargner vos données, le calculateur n’est pas chargé.";

/** The line of one simulator; `reessayer` is called by its button, `manque` says that an answer has not come. */
export class Ligne {
  #ligne = element("div", { class: "chargement", tabindex: -1 });
  #reessayer;
  #phraseManque;
  #attente;
  #offre = "";
  #manque = null; // why the answer asked for did not come, when neither Python nor the file gave it

  constructor(conteneur, reessayer, manque) {
    this.#reessayer = reessayer;
    this.#phraseManque = manque;
    this.placer(conteneur);
    python.addEventListener("etat", this.#montrer);
    python.addEventListener("octets", this.#avancer);
    this.#montrer();
  }

  quitter() {
    clearTimeout(this.#attente);
    python.removeEventListener("etat", this.#montrer);
    python.removeEventListener("octets", this.#avancer);
    this.#ligne.remove();
  }

  /** Where the reader looks: at the end of the simulator, or under the form whose answer is awaited. */
  placer(lieu) {
    if (this.#ligne.parentNode !== lieu) lieu.append(this.#ligne);
    this.#voir();
  }

  /** Under a form that was just sent, what it says comes into view: no more than needed. */
  #voir() {
    if (this.#ligne.hasChildNodes() && this.#ligne.closest("form")) this.#ligne.scrollIntoView({ block: "nearest" });
  }

  /** What was asked has not come (an error): the reader, who waits for it, is led to the sentence.
      Or it is no longer missing (null). */
  manquer(erreur) {
    if (this.#manque === erreur) return;
    this.#manque = erreur;
    this.#montrer();
    this.#ligne.querySelector("p[tabindex]")?.focus();
  }

  /** On a metered line nothing heavy is loaded unasked: a button says the size and asks.
      `precision`: what works without it. */
  proposer(precision) {
    this.#offre = `${EPARGNE} ${precision}`.trim();
    this.#montrer();
  }

  #montrer = () => {
    clearTimeout(this.#attente);
    this.#ligne.replaceChildren();
    const panne = python.etat === "echec" || this.#manque;
    this.#ligne.classList.toggle("panne", Boolean(panne));
    if (panne) this.#dessinerPanne();
    else if (python.etat === "charge") this.#attente = setTimeout(() => this.#dessinerProgres(), DISCRETION);
    else if (python.etat === "repos" && this.#offre) this.#dessinerOffre();
  };

  #dessinerOffre() {
    this.#ligne.append(element("p", {}, this.#offre), bouton(`Charger le calculateur (≈ ${enMo(python.transfert)})`, () => python.demarrer()));
  }

  #dessinerProgres() {
    const phrase = element("p", {}, "Le calculateur se charge : Python et les règles",
      element("span", { class: "chargement-octets" }), ". Vous pouvez lire la page en attendant.");
    this.#ligne.replaceChildren(phrase, element("progress", { "aria-label": "Chargement du calculateur" }));
    this.#avancer();
    this.#voir();
  }

  #avancer = () => {
    const barre = this.#ligne.querySelector("progress");
    if (!barre || !python.total) return; // a bar without a value moves, and promises nothing
    barre.max = python.total;
    barre.value = python.recus;
    const part = python.recus / python.total;
    this.#ligne.querySelector(".chargement-octets").textContent =
      `, ${enMo(part * python.transfert)} sur ${enMo(python.transfert)}`;
  };

  #dessinerPanne() {
    const phrase = this.#manque ? element("p", { tabindex: -1 }, this.#phraseManque) : element("p", { role: "alert" }, PANNE);
    const cause = element("p", { class: "panne-cause" }, raison(this.#manque ?? python.erreur));
    this.#ligne.replaceChildren(phrase, cause, bouton("Réessayer", () => this.#recommencer()));
  }

  /** The button that was pressed gives its place, and the focus, to what is under way. */
  #recommencer() {
    this.#reessayer();
    this.manquer(null);
    this.#ligne.focus({ preventScroll: true });
  }
}

function raison(erreur) {
  if (!navigator.onLine) return "Cause : l’appareil n’est pas connecté au réseau.";
  const [phrase, trace] = (erreur?.message ?? "inconnue").split("\n");
  return `Cause : ${trace === undefined ? phrase.slice(0, 200) : "une erreur du calculateur."}`;
}
