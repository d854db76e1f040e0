// The script of the quiz and of the first week is fetched by the first page that needs it, not by every page.
const BESOIN = '.quiz, .semaine-suivi';
let demande = false;

function charger() {
  if (demande || !document.querySelector(BESOIN)) return;
  demande = true;
  const script = document.createElement('script');
  script.src = `${document.getElementById('page').dataset.racine}assets/js/quiz.js`;
  script.onerror = () => { // the next page asks again; on this one, no button that does nothing
    demande = false;
    for (const commande of document.querySelectorAll('.quiz > .quiz-commandes')) commande.hidden = true;
  };
  document.head.append(script);
}

export function startQuiz() {
  charger();
  document.addEventListener('page:view', charger);
}
