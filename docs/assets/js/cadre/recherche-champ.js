// The search field loads the search itself (MiniSearch and its index) only when someone goes to it.
// FICHIER_RECHERCHE: the hashed name of the search script, put here by scripts/javascript.py.
const SOURCE = document.currentScript?.src || '';
let attente = null;

function charger() {
  attente ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL(FICHIER_RECHERCHE, SOURCE).href;
    script.onload = () => resolve(window.rechercheSite);
    script.onerror = () => { attente = null; reject(new Error('recherche')); };
    document.head.append(script);
  });
  return attente;
}

async function preparer() {
  try {
    const recherche = await charger();
    recherche.brancher();
  } catch {
    const liste = document.getElementById('recherche-resultats');
    if (liste) liste.textContent = 'La recherche n’a pas pu se charger. Rechargez la page pour réessayer.';
  }
}

export function startRecherche() {
  document.addEventListener('focusin', (event) => {
    if (event.target.matches?.('.recherche-champ')) preparer();
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
  const siPage = () => { if (document.getElementById('recherche-resultats')) preparer(); };
  document.addEventListener('page:view', siPage);
  siPage();
}
