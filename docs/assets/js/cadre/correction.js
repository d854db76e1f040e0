// « Proposer une correction »: shows the reference that the link carried, and copies it. It goes nowhere.
import { annoncer } from './annonce.js';
import { ecrire } from './copier.js';

function montrer() {
  const ligne = document.querySelector('.correction-reference');
  if (!ligne || !location.hash.startsWith('#ref=')) return;
  let reference = '';
  try { reference = decodeURIComponent(location.hash.slice(5)).slice(0, 200); } catch { return; }
  ligne.querySelector('strong').textContent = reference;
  ligne.hidden = false;
}

async function copier(bouton) {
  const texte = bouton.parentElement.textContent.replace(bouton.textContent, '').trim();
  try {
    await ecrire(texte);
    annoncer('Référence copiée.');
  } catch {
    annoncer('La copie est refusée par le navigateur. Recopiez la référence à la main.');
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
