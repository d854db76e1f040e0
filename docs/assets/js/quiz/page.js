// Questions that are already in the page: a theme, the end of a step, the first question of a step, the package.
import { bouton, el } from './dom.js';
import { Partie } from './partie.js';
import { lireQuestions } from './questions.js';
import { melanger, nouvelleGraine } from './tirage.js';

/** A theme, or the end of a step: read the list, or play it. */
export function prendrePage(conteneur) {
  const zone = conteneur.querySelector('.quiz-jeu');
  const lecture = conteneur.querySelector('.quiz-lecture');
  const commande = conteneur.querySelector('.quiz-commandes');
  const questions = lireQuestions(lecture);
  const montrer = (jeu) => { lecture.hidden = jeu; commande.hidden = jeu; zone.hidden = !jeu; };
  const revenir = () => {
    zone.replaceChildren();
    montrer(false);
    commande.querySelector('button').focus();
  };
  commande.querySelector('button').addEventListener('click', () => {
    montrer(true);
    new Partie(zone, questions, { graine: nouvelleGraine(), garder: true, boutons: () => [bouton('Revenir à la liste', revenir)] });
  });
}

/** The first question of a step: asked at once, in its place; its answer stands at the foot of the page. */
export function prendreOuverture(conteneur) {
  const lecture = conteneur.querySelector('.quiz-lecture');
  const questions = lireQuestions(lecture, document);
  const { suite } = conteneur.dataset;
  conteneur.querySelector('.quiz-commandes button').addEventListener('click', () => {
    lecture.hidden = true;
    new Partie(conteneur.querySelector('.quiz-jeu'), questions, {
      graine: nouvelleGraine(), titre: 'h3', suite: () => el('a', { href: suite }, 'Continuer : la lecture'),
    });
  });
}

/** The package of a platform: a new draw at each try, nothing else. */
export function prendrePaquet(conteneur) {
  const zone = conteneur.querySelector('.quiz-jeu');
  const lecture = conteneur.querySelector('.quiz-lecture');
  const questions = lireQuestions(lecture);
  const nombre = Number(conteneur.dataset.nombre);
  const jouer = () => {
    const graine = nouvelleGraine();
    lecture.hidden = true;
    new Partie(zone, melanger(questions, graine).slice(0, nombre), {
      graine,
      mots: { reprendre: 'Revoir les questions manquées (sans changer le score)', recommencer: null },
      boutons: () => [bouton('Nouvel essai : un autre tirage', jouer)],
    });
  };
  jouer();
}
