// The search field loads the search itself (MiniSearch and its index) only when someone goes to it: the field of
// every page or of the search page is focused, or the address of the search page carries a question (« #q=… »).
// FICHIER_RECHERCHE: the hashed name of the search script, put here by scripts/javascript.py.
import { charger } from '../commun/charger.js';

const CHAMPS = '.recherche-champ, #recherche-page-champ';

async function preparer() {
  try {
    await charger(FICHIER_RECHERCHE);
    window.rechercheSite.brancher();
  } catch {
    const liste = document.getElementById('recherche-resultats');
    if (liste) liste.textContent = 'La recherche n’a pas pu se charger. Rechargez la page pour réessayer.';
  }
}

/** The search page that is asked something: by its address, or by what was typed before this script was there. */
function siDemande() {
  const champ = document.getElementById('recherche-page-champ');
  if (!champ) return;
  const demande = new URLSearchParams(location.hash.slice(1)).get('q');
  if (demande || champ.value || document.activeElement === champ) preparer();
}

export function startRecherche() {
  document.addEventListener('focusin', (event) => {
    if (event.target.matches?.(CHAMPS)) preparer();
  });
  document.addEventListener('submit', (event) => {
    const formulaire = event.target.closest?.('form.recherche, form.recherche-ailleurs');
    if (!formulaire) return;
    event.preventDefault();
    const adresse = new URL(formulaire.getAttribute('action'), location.href);
    adresse.hash = new URLSearchParams({ q: [formulaire.dataset.avant, formulaire.querySelector('input').value].filter(Boolean).join(' ') }).toString();
    if (window.naviguer && adresse.pathname !== location.pathname) window.naviguer(adresse.pathname + adresse.hash);
    else location.href = adresse.href;
  });
  document.addEventListener('page:view', siDemande);
  window.addEventListener('hashchange', siDemande);
  siDemande();
}
