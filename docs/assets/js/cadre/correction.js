// « Proposer une correction »: puts the reference that the link carried into the text, and copies it. It goes nowhere.
import { annoncer } from './annonce.js';
import { ecrire } from './copier.js';

function montrer() {
  const ligne = document.querySelector('#correction-texte [data-reference]');
  if (!ligne || !location.hash.startsWith('#ref=')) return;
  try { ligne.textContent = decodeURIComponent(location.hash.slice(5)).slice(0, 200); } catch { /* a spoilt link: the reader completes */ }
}

async function copier(bouton) {
  const texte = document.getElementById(bouton.dataset.copier);
  try {
    await ecrire([...texte.children].map((ligne) => ligne.textContent).join('\n'));
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
    if (bouton) copier(bouton);
  });
}
