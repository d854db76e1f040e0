// The script of the quiz and of the first week is fetched by the first page that needs it, not by every page.
import { charger } from '../commun/charger.js';

async function preparer() {
  if (!document.querySelector('.quiz, .semaine-suivi')) return;
  try {
    await charger('quiz.js');
  } catch { // the next page asks again; on this one, no button that does nothing
    for (const commande of document.querySelectorAll('.quiz > .quiz-commandes')) commande.hidden = true;
  }
}

export function startQuiz() {
  preparer();
  document.addEventListener('page:view', preparer);
}
