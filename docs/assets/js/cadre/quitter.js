// « Quitter vite cette page », on the pages for families only: blank at once, then this page gives its place to a
// weather site, or to a blank page when that site does not answer: nobody need trust its address to be safe here.
// Without this script it is a plain link. Escape twice does the same. Coming back with « Retour » leaves again.
const MARQUE = 'parti';
const DELAI = 1000;
const ATTENTE = 3000;
const BLANCHE = 'about:blank';
const TITRE = 'Météo'; // an empty title would show the address of the page in its tab
let derniere = -DELAI;

function lien() {
  return document.querySelector('a[data-quitter]');
}

function memoire() {
  try { return sessionStorage.getItem(MARQUE); } catch { return null; }
}

function partir(adresse) {
  try { sessionStorage.setItem(MARQUE, adresse); } catch { /* the way out must work without it */ }
  document.documentElement.classList.add('parti');
  document.title = TITRE;
  setTimeout(() => location.replace(BLANCHE), ATTENTE);
  location.replace(navigator.onLine ? adresse : BLANCHE);
}

/** After leaving, « Retour » would show the page read before: it leaves again. A real visit is not stopped. */
function revenir() {
  const adresse = memoire();
  if (!adresse) return;
  if (performance.getEntriesByType('navigation')[0]?.type === 'back_forward') partir(adresse);
  else sessionStorage.removeItem(MARQUE);
}

export function startQuitter() {
  revenir();
  window.addEventListener('pageshow', (event) => {
    if (event.persisted && memoire()) partir(memoire());
  });
  document.addEventListener('click', (event) => {
    const sortie = event.target.closest?.('a[data-quitter]');
    if (!sortie) return;
    event.preventDefault();
    partir(sortie.href);
  });
  document.addEventListener('keydown', (event) => {
    const sortie = lien();
    if (event.key !== 'Escape' || event.repeat || !sortie || event.defaultPrevented) return;
    if (event.target.closest?.('input, select, textarea') || document.querySelector('.bouton-menu[aria-expanded="true"]')) return;
    if (event.timeStamp - derniere < DELAI) partir(sortie.href);
    derniere = event.timeStamp;
  });
}
