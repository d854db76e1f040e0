// « § »: copies the reference of a phrase and its link. Without this script it is a plain link to the phrase.
import { annoncer } from '../commun/annonce.js';
import { copier } from '../commun/copier.js';

function texteACopier(lien) {
  const adresse = new URL(lien.getAttribute('href'), document.querySelector('link[rel="canonical"]')?.href || location.href);
  const page = location.protocol === 'file:' ? adresse.href : new URL(lien.getAttribute('href'), location.href).href;
  return `${lien.dataset.reference}\n${page}`;
}

export function startCopier() {
  document.addEventListener('click', async (event) => {
    const lien = event.target.closest?.('a.renvoi[data-reference]');
    if (!lien || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.replaceState(history.state, '', lien.getAttribute('href'));
    try {
      await copier(texteACopier(lien));
      lien.classList.add('copie');
      window.setTimeout(() => lien.classList.remove('copie'), 2500);
      annoncer(`Référence et lien copiés : ${lien.dataset.reference}`);
    } catch {
      annoncer('La copie est refusée par le navigateur. L’adresse de la phrase est dans la barre d’adresse.');
    }
  });
}
