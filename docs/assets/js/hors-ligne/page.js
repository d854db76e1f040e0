// The part of « Garder le site hors ligne » that acts: one sentence on the state, one button.
import { annoncer } from '../commun/annonce.js';
import { bouton, element } from '../commun/element.js';
import { enMo } from '../commun/taille.js';
import { copieEntiere, effacer, empechement, garder, inscription } from './copie.js';

const RAISONS = {
  QuotaExceededError: 'Cet appareil n’a plus assez de place, ou refuse de garder le site. Rien n’a été gardé.',
  SecurityError: 'Cet appareil refuse de garder le site : ses réglages ou la fenêtre privée l’interdisent. Rien n’a été gardé.',
  NotAllowedError: 'Cet appareil refuse de garder le site : ses réglages ou la fenêtre privée l’interdisent. Rien n’a été gardé.',
};
const ILLISIBLE = 'Le navigateur n’a pas pu dire si le site est gardé sur cet appareil. Rechargez la page pour réessayer.';
const COUPURE = 'Le téléchargement s’est arrêté avant la fin. Rien n’a été gardé : réessayez quand le réseau est bon.';

export class PageHorsLigne {
  #zone;
  #octets;
  #pressee = false;

  constructor(zone) {
    this.#zone = zone;
    this.#octets = Number(zone.dataset.octets);
    this.#ouvrir();
  }

  async #ouvrir() {
    const obstacle = empechement();
    if (obstacle) return this.#montrer(obstacle);
    try {
      const [faite, entiere] = await Promise.all([inscription(), copieEntiere()]);
      if (faite?.active && entiere) this.#gardee();
      else if (faite?.installing) this.#garder();
      else this.#proposer('Rien n’est gardé sur cet appareil pour l’instant.');
    } catch (erreur) {
      this.#montrer(RAISONS[erreur.name] ?? ILLISIBLE);
    }
  }

  /** What is shown on opening is part of the page; what follows a press is said too. */
  #montrer(phrase, ...suite) {
    this.#zone.replaceChildren(element('p', { class: 'hors-ligne-etat' }, phrase), ...suite);
    if (this.#pressee) annoncer(phrase);
  }

  #bouton(nom, action, classe) {
    return bouton(nom, () => { this.#pressee = true; action(); }, classe);
  }

  #proposer(phrase) {
    this.#montrer(phrase, element('p', {},
      this.#bouton(`Garder ce site sur cet appareil (≈ ${enMo(this.#octets)})`, () => this.#garder(), 'bouton bouton-principal')));
  }

  async #garder() {
    const barre = element('progress', { max: this.#octets, value: 0, 'aria-label': 'Téléchargement du site' });
    const compte = element('span', {}, enMo(0));
    this.#montrer('Le site se télécharge. Gardez cette page ouverte.',
      element('p', {}, barre, ' ', compte, ` sur ${enMo(this.#octets)}`));
    try {
      await garder((faits, total) => {
        barre.max = total;
        barre.value = faits;
        compte.textContent = enMo(faits);
      });
      this.#gardee('C’est fait. ');
    } catch (erreur) {
      await effacer().catch(() => {});
      this.#proposer(RAISONS[erreur.name] ?? COUPURE);
    }
    if (this.#pressee) this.#zone.querySelector('button').focus();
  }

  #gardee(debut = '') {
    this.#montrer(`${debut}Le site est gardé sur cet appareil (≈ ${enMo(this.#octets)}). Il s’ouvre sans réseau, à la même adresse.`,
      element('p', {}, this.#bouton('Effacer le site de cet appareil', () => this.#effacer())));
  }

  async #effacer() {
    try {
      await effacer();
      this.#proposer('Effacé : la copie du site n’est plus sur cet appareil.');
    } catch {
      this.#montrer('La copie n’a pas pu être effacée. Effacez les données de ce site dans les réglages du navigateur.');
    }
    this.#zone.querySelector('button')?.focus();
  }
}
