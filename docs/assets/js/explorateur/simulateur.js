// One simulator of a page: takes its links and forms over, gets the answers, keeps the address in step.
import { annoncer } from "../commun/annonce.js";
import { ligneComptee } from "../commun/economie.js";
import { auRepos } from "../commun/repos.js";
import { Attente } from "./attente.js";
import { Avance } from "./avance.js";
import { Ligne } from "./chargement.js";
import { debutDe, ecrireEtat, etatDuFormulaire, lireEtat } from "./etat.js";
import { placer, preparer, remplacer } from "./fragment.js";
import { agir } from "./outils.js";
import { python } from "./python.js";
import { obtenir } from "./source.js";

// A flow has more than Python to give its answers; a form has only Python.
const PHRASES = {
  flux: { manque: "La suite n’a pas pu se charger. Votre réponse est gardée.", epargne: "Les réponses marchent sans lui." },
  formulaire: { manque: "La réponse n’a pas pu être calculée. Ce que vous avez écrit est gardé.", epargne: "" },
};

export class Simulateur {
  #conteneur;
  #initial;
  #phrases;
  #page = location.pathname;
  #ligne;
  #attente;
  #avance = new Avance();
  #demande = 0;
  #enAttente = null; // what the reader asked for and has not got yet; « Réessayer » asks for it again

  constructor(conteneur) {
    this.#conteneur = conteneur;
    this.vue = conteneur.dataset.vue;
    this.etat = this.#initial = conteneur.dataset.etat ?? "";
    conteneur.addEventListener("click", (evenement) => this.#cliquer(evenement));
    conteneur.addEventListener("submit", (evenement) => this.#soumettre(evenement));
    conteneur.addEventListener("input", this.#anticiper);
    conteneur.addEventListener("focusin", ({ target }) => { if (target.form) this.#anticiper(); });
    this.premiere = preparer(conteneur).querySelector(":scope > .vue")?.cloneNode(true);
    this.#attente = new Attente(conteneur);
    this.#phrases = PHRASES[this.vue === "orientation" ? "flux" : "formulaire"];
    this.#ligne = new Ligne(conteneur, () => this.#reessayer(), this.#phrases.manque);
    this.#ouvrir();
    python.addEventListener("etat", this.#anticiper);
    this.#anticiper();
  }

  get present() {
    return this.#conteneur.isConnected;
  }

  /** Its page is gone: what is still awaited is for nobody. */
  quitter() {
    this.#attente.finir();
    this.#avance.preparer([]);
    this.#ligne.quitter();
    python.removeEventListener("etat", this.#anticiper);
  }

  #ouvrir() {
    const partage = lireEtat();
    if (ligneComptee() && python.etat === "repos") this.#ligne.proposer(this.#phrases.epargne);
    else if (python.etat === "repos") auRepos(() => python.demarrer());
    if (partage !== null && partage !== this.etat) this.#demander({ etat: partage, ecrire: "completer" });
  }

  /** The address changed under us (back, forward, a typed fragment): show the state it names. */
  suivreAdresse() {
    if (location.pathname !== this.#page) return; // on the way to another page
    const etat = lireEtat();
    if (etat === null && this.etat !== this.#initial) return this.#montrerPremiere();
    if (etat !== null && etat !== this.etat) this.#demander({ etat, ecrire: null });
  }

  /** From the first screen; on the static page of an answered state, from the start of its flow. */
  recommencer() {
    const debut = this.vue === "orientation" && debutDe(this.#initial);
    if (debut) return this.#demander({ etat: debut, ecrire: "pousser" });
    ecrireEtat("", true);
    this.#montrerPremiere();
  }

  #montrerPremiere() {
    this.#demande += 1;
    this.#finir();
    this.etat = this.#initial;
    if (this.premiere) {
      remplacer(this.#conteneur, this.premiere.cloneNode(true));
      this.#anticiper();
    } else this.#demander({ etat: this.#initial, ecrire: null });
  }

  #cliquer(evenement) {
    const bouton = evenement.target.closest("button[data-action]");
    if (bouton) return void agir(bouton, this);
    const versChamp = evenement.target.closest('a[href^="#"]:not([data-etat])');
    if (versChamp) return this.#viserChamp(evenement, versChamp.hash.slice(1));
    const lien = evenement.target.closest("a[data-etat]");
    if (!lien || evenement.button || evenement.metaKey || evenement.ctrlKey || evenement.shiftKey || evenement.altKey) return;
    evenement.preventDefault();
    evenement.stopPropagation();
    this.#demander({ etat: lien.dataset.etat, ecrire: "pousser", signe: lien });
  }

  /** An error leads to its field; the address keeps the state, so the fragment must not change. */
  #viserChamp(evenement, id) {
    const cible = this.#conteneur.querySelector(`#${CSS.escape(id)}`);
    if (!cible) return;
    evenement.preventDefault();
    evenement.stopPropagation();
    (cible.matches("fieldset") ? cible.querySelector("input") : cible).focus();
  }

  #soumettre(evenement) {
    const formulaire = evenement.target.closest("form");
    evenement.preventDefault();
    evenement.stopPropagation();
    this.#demander({ etat: etatDuFormulaire(formulaire), ecrire: "pousser", formulaire });
  }

  #reessayer() {
    const depart = python.etat === "echec" ? python.demarrer() : null;
    if (this.#enAttente) this.#demander(this.#enAttente);
    else depart?.then(() => annoncer("Le calculateur est prêt."), () => {});
  }

  async #demander(demande) {
    const numero = ++this.#demande;
    const prete = this.#avance.prete(demande.etat);
    if (prete) return this.#montrer(prete, demande);
    this.#enAttente = demande;
    this.#attente.commencer(demande.signe ?? demande.formulaire);
    if (demande.formulaire) this.#ligne.placer(demande.formulaire);
    try {
      const vue = await (this.#avance.prendre(demande.etat) ?? this.#obtenir(demande.etat, Boolean(demande.signe)));
      if (this.#attendu(numero)) this.#montrer(vue, demande);
    } catch (erreur) {
      if (this.#attendu(numero)) this.#manquer(erreur);
    }
  }

  #obtenir(etat, suivi) {
    return obtenir(this.vue, etat, this.#conteneur.dataset.base ?? "", suivi);
  }

  /** What may be asked next: the answers that are offered, the form that is being filled in. */
  #anticiper = () => {
    const etats = [...this.#conteneur.querySelectorAll("a.reponse[data-etat]")].map(({ dataset }) => dataset.etat);
    const champ = document.activeElement;
    if (champ?.form && this.#conteneur.contains(champ)) etats.push(etatDuFormulaire(champ.form));
    this.#avance.preparer(etats, (etat) => this.#obtenir(etat, true));
  };

  /** Nothing else was asked since, and the reader has neither left this page nor is leaving it: its address is not ours. */
  #attendu(numero) {
    return numero === this.#demande && this.present && location.pathname === this.#page;
  }

  #montrer(vue, demande) {
    this.etat = vue.etat ?? demande.etat;
    if (demande.ecrire) ecrireEtat(this.etat, demande.ecrire === "pousser");
    this.#finir();
    placer(this.#conteneur, vue);
    this.#anticiper();
  }

  #manquer(erreur) {
    this.#attente.rompre();
    this.#ligne.manquer(erreur);
  }

  #finir() {
    this.#enAttente = null;
    this.#attente.finir();
    this.#ligne.placer(this.#conteneur);
    this.#ligne.manquer(null);
  }
}
