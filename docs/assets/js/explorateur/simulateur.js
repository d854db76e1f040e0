// One simulator of a page: takes its links and forms over, asks Python, keeps the address in step.
import { annoncer } from "./annonce.js";
import { proposerChargement, suivreChargement } from "./chargement.js";
import { ecrireEtat, etatDuFormulaire, lireEtat } from "./etat.js";
import { placer, preparer, remplacer } from "./fragment.js";
import { auRepos, ligneComptee } from "./intention.js";
import { lireJumeau } from "./jumeau.js";
import { agir } from "./outils.js";
import { python } from "./python.js";

export class Simulateur {
  #conteneur;
  #initial;
  #demande = 0;
  #enAttente = null; // what the reader asked for and has not got yet; « Réessayer » asks for it again

  constructor(conteneur) {
    this.#conteneur = conteneur;
    this.vue = conteneur.dataset.vue;
    this.etat = this.#initial = conteneur.dataset.etat ?? "";
    this.premiere = conteneur.querySelector(":scope > .vue")?.cloneNode(true);
    conteneur.addEventListener("click", (evenement) => this.#cliquer(evenement));
    conteneur.addEventListener("submit", (evenement) => this.#soumettre(evenement));
    preparer(conteneur);
    this.quitter = suivreChargement(conteneur, () => this.#reessayer());
    this.#ouvrir();
  }

  get present() {
    return this.#conteneur.isConnected;
  }

  #ouvrir() {
    const partage = lireEtat();
    if (partage !== null && partage !== this.etat) this.#demander({ etat: partage, ecrire: "completer" });
    else if (ligneComptee() && python.etat === "repos") proposerChargement(this.#conteneur, () => python.demarrer());
    else auRepos(() => python.demarrer());
  }

  /** The address changed under us (back, forward, a typed fragment): show the state it names. */
  suivreAdresse() {
    const etat = lireEtat();
    if (etat === null && this.etat !== this.#initial) return this.#montrerPremiere();
    if (etat !== null && etat !== this.etat) this.#demander({ etat, ecrire: null });
  }

  recommencer() {
    ecrireEtat("", true);
    this.#montrerPremiere();
  }

  #montrerPremiere() {
    this.#demande += 1;
    this.#finir();
    this.etat = this.#initial;
    if (this.premiere) remplacer(this.#conteneur, this.premiere.cloneNode(true));
    else this.#demander({ etat: this.#initial, ecrire: null });
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
    this.#demander({ etat: lien.dataset.etat, jumeau: lien.getAttribute("href") && lien.href, ecrire: "pousser" });
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
    this.#demander({ etat: etatDuFormulaire(formulaire, evenement.submitter), ecrire: "pousser" });
  }

  #reessayer() {
    if (this.#enAttente) this.#demander(this.#enAttente);
    else python.demarrer().then(() => annoncer("Le calculateur est prêt."), () => {});
  }

  async #demander(demande) {
    const numero = ++this.#demande;
    this.#enAttente = demande;
    this.#conteneur.setAttribute("aria-busy", "true");
    try {
      const trouve = await this.#trouver(demande);
      if (numero !== this.#demande) return;
      this.#montrer(trouve, demande);
      this.#finir();
    } catch {
      if (numero === this.#demande) this.#conteneur.removeAttribute("aria-busy");
    }
  }

  /** Python when it is there; otherwise the static page of the state when it has one; otherwise wait. */
  async #trouver({ etat, jumeau }) {
    if (python.etat !== "pret" && jumeau) {
      const page = await lireJumeau(jumeau);
      if (page && python.etat !== "pret") return { page };
    }
    if (python.etat !== "pret") annoncer("Le calculateur se charge, la réponse suivra.");
    return { vue: await python.appeler("vue", this.vue, etat, this.#conteneur.dataset.base ?? "") };
  }

  #montrer({ page, vue }, demande) {
    this.etat = (page ?? vue).etat ?? demande.etat;
    if (demande.ecrire) ecrireEtat(this.etat, demande.ecrire === "pousser");
    if (page) {
      remplacer(this.#conteneur, page.vue);
      document.title = page.titre;
      annoncer(page.titre.split(" · ")[0]);
    } else placer(this.#conteneur, vue);
  }

  #finir() {
    this.#enAttente = null;
    this.#conteneur.removeAttribute("aria-busy");
  }
}
