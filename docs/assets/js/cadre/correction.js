// « Proposer une correction »: puts the reference that the link carried into the text, and copies it. It goes nowhere.
import { annoncer } from '../commun/annonce.js';
import { copier } from '../commun/copier.js';

function montrer() {
  const ligne = document.querySelector('#correction-texte [data-reference]');
  if (!ligne || !location.hash.startsWith('#ref=')) return;
  try { ligne.textContent = decodeURIComponent(location.hash.slice(5)).slice(0, 200); } catch { /* a spoilt link: the reader completes */ }
}

async function copierTexte(bouton) {
  const texte = document.getElementById(bouton.dataset.copier);
  try {
    await copier([...texte.children].map((ligne) => ligne.textContent).join('\n'));
    annoncer('Texte copié.');
    bouton.textContent = 'Texte copié';
    window.setTimeout(() => { bouton.textContent = 'Copier ce texte'; }, 2500);
  } catch {
    getSelection().selectAllChildren(texte);
    annoncer('La copie est refusée par le navigateur. Le texte est sélectionné.');
  }
}

export function startCorrection() {
  montrer();
  document.addEventListener('page:view', montrer);
  addEventListener('hashchange', montrer);
  document.addEventListener('click', (event) => {
    const bouton = event.target.closest?.('[data-copier]');
    if (bouton) copierTexte(bouton);
  });
}
