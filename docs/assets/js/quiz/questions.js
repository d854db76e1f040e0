// The questions as data, read from the HTML that also reads without a script.
import { el } from './dom.js';

export const TITRE = 'h2, h3, h4';

/** Every question of `racine`; its answers are there, or elsewhere in the page (`corriges`). */
export function lireQuestions(racine, corriges = racine) {
  return [...racine.querySelectorAll('.quiz-enonce')].map((enonce) => {
    const { id, theme, roles } = enonce.dataset;
    const corrige = corriges.querySelector(`.quiz-corrige[data-id="${id}"]`);
    return {
      id, theme, roles: roles.split(' '),
      titre: enonce.querySelector(TITRE).textContent,
      options: [...enonce.querySelectorAll('[data-option]')].map(lireOption),
      juste: corrige.dataset.juste,
      corrige,
    };
  });
}

/** The letter is left out: it stands for the place where the option is shown. */
function lireOption(ligne) {
  const copie = ligne.cloneNode(true);
  copie.querySelector('.quiz-lettre').remove();
  return { id: ligne.dataset.option, texte: copie.textContent.trim() };
}

let chargement = null;

/** The questions of every theme, asked of the site once; a script, so that it also loads from a USB stick. */
export function chargerQuestions(adresse) {
  chargement ||= new Promise((tenir, rater) => {
    window.quizQuestions = (html) => {
      const modele = document.createElement('template');
      modele.innerHTML = html;
      tenir(lireQuestions(modele.content));
    };
    document.head.append(el('script', { src: adresse, error: () => { chargement = null; rater(new Error(adresse)); } }));
  });
  return chargement;
}
