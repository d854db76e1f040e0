// One game: some questions, one at a time, the options in an order that the seed decides.
import { PRINCIPAL, bouton, el } from './dom.js';
import { REFUS, ecrire, lire } from './memoire.js';
import { TITRE } from './questions.js';
import { melanger } from './tirage.js';

const LETTRES = ['A', 'B', 'C', 'D', 'E', 'F'];
const MOTS = { reprendre: 'Reprendre les questions à revoir', recommencer: 'Recommencer les mêmes questions' };

/**
 * `graine` orders the options. `titre` is the heading tag, `discret` leaves focus and scroll alone at the start.
 * At the end: `boutons` gives more buttons, `garder` offers to keep what was missed, `suite` replaces the result.
 * A first try says its score to the page (`quiz:fin`); what is played again never does.
 */
export class Partie {
  constructor(zone, questions, reglages) {
    Object.assign(this, { zone, questions, reglages, rang: 0, reponses: [] });
    this.ordre = new Map(questions.map(({ id, options }) => [id, melanger(options, `${reglages.graine}/${id}`)]));
    this.montrer(reglages.discret);
  }

  montrer(discret = false) {
    const question = this.questions[this.rang];
    const choix = this.ordre.get(question.id).map((option, rang) => el('p', { class: 'quiz-choix' },
      el('label', {}, el('input', { type: 'radio', name: `reponse-${question.id}`, value: option.id }), ` ${LETTRES[rang]}. ${option.texte}`)));
    const erreur = el('p', { class: 'erreur-champ', id: 'quiz-erreur', role: 'alert', hidden: true }, 'Choisissez une réponse, puis « Répondre ».');
    const formulaire = el('form', {
      class: 'formulaire quiz-formulaire', novalidate: true,
      submit: (evenement) => {
        evenement.preventDefault();
        const choisi = formulaire.querySelector('input:checked');
        if (choisi) { this.repondre(choisi.value); return; }
        erreur.hidden = false;
        formulaire.querySelector('input').focus();
      },
    }, el('fieldset', { class: 'choix' }, el('legend', { class: 'sr' }, question.titre), ...choix, erreur),
    el('button', { type: 'submit' }, 'Répondre'));
    const rang = this.questions.length > 1 ? el('p', { class: 'quiz-rang' }, `Question ${this.rang + 1} sur ${this.questions.length}`) : null;
    this.poser(question.titre, [rang, formulaire], discret);
  }

  repondre(choisi) {
    const question = this.questions[this.rang];
    const juste = choisi === question.juste;
    this.reponses.push({ question, juste });
    const derniere = this.rang + 1 === this.questions.length;
    const suite = derniere && this.reglages.suite ? this.reglages.suite() : bouton(
      derniere ? 'Voir le résultat' : 'Question suivante',
      () => { this.rang += 1; if (derniere) this.terminer(); else this.montrer(); },
      PRINCIPAL,
    );
    this.poser(juste ? 'C’est la bonne réponse' : 'Ce n’est pas la réponse du texte', [
      el('p', { class: 'quiz-rappel' }, question.titre), this.corriger(question, choisi), el('p', {}, suite)]);
  }

  /** The answers in the order and with the letters of the question just asked. */
  corriger(question, choisi) {
    const corrige = question.corrige.cloneNode(true);
    corrige.removeAttribute('id');
    corrige.querySelector(TITRE).remove();
    corrige.querySelector('.quiz-retour')?.remove();
    const liste = corrige.querySelector('.quiz-explications');
    this.ordre.get(question.id).forEach(({ id }, rang) => {
      const ligne = liste.querySelector(`[data-option="${id}"]`);
      ligne.querySelector('.quiz-lettre').textContent = `${LETTRES[rang]}.`;
      if (id === question.juste) corrige.querySelector('.quiz-bonne .quiz-lettre').textContent = `${LETTRES[rang]}.`;
      liste.append(ligne);
    });
    const mien = liste.querySelector(`[data-option="${choisi}"]`);
    mien.classList.add('quiz-choisie');
    mien.querySelector('.quiz-mot').append(' — votre réponse');
    return corrige;
  }

  terminer() {
    const total = this.reponses.length;
    const manquees = this.reponses.filter((reponse) => !reponse.juste).map((reponse) => reponse.question);
    const justes = total - manquees.length;
    if (!this.reglages.reprise) document.dispatchEvent(new CustomEvent('quiz:fin', { detail: { justes, total } }));
    const liste = manquees.length
      ? el('div', {}, el('p', {}, 'À revoir :'), el('ul', { class: 'quiz-manquees' }, ...manquees.map((question) => el('li', {}, question.titre))))
      : el('p', {}, 'Rien à revoir dans cette série.');
    const mots = { ...MOTS, ...this.reglages.mots };
    const outils = el('p', { class: 'quiz-commandes' },
      manquees.length ? bouton(mots.reprendre, () => this.rejouer(manquees), PRINCIPAL) : null,
      mots.recommencer ? bouton(mots.recommencer, () => this.rejouer(this.questions)) : null,
      ...(this.reglages.boutons?.() ?? []));
    this.poser(`Vous avez trouvé ${justes} ${justes > 1 ? 'bonnes réponses' : 'bonne réponse'} sur ${total}`,
      [liste, outils, this.reglages.garder ? garder(manquees) : null]);
  }

  /** The answers are known by now: the options move, and the score is no longer told. */
  rejouer(questions) {
    return new Partie(this.zone, questions, { ...this.reglages, graine: `${this.reglages.graine}+`, discret: false, reprise: true });
  }

  poser(titre, corps, discret = false) {
    const entete = el(this.reglages.titre ?? 'h2', { class: 'vue-titre', tabindex: '-1' }, titre);
    this.zone.hidden = false;
    this.zone.replaceChildren(entete, ...corps.filter(Boolean));
    if (discret) return;
    entete.focus({ preventScroll: true });
    this.zone.scrollIntoView({ block: 'start' });
  }
}

function garder(manquees) {
  if (!manquees.length) return null;
  const message = el('span', { role: 'status' });
  return el('p', { class: 'quiz-garder' }, bouton('Garder ces questions sur cet appareil', () => {
    const garde = lire() || {};
    const revoir = [...new Set([...(garde.revoir || []), ...manquees.map((question) => question.id)])];
    message.textContent = ecrire({ ...garde, revoir })
      ? ' Gardé ici seulement. Le bouton « Effacer » de la page du quiz enlève tout.'
      : ` ${REFUS}`;
  }), message);
}
