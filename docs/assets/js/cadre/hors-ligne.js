// The offline script is fetched only by its page, and on devices that already keep the site.
// FICHIER_HORS_LIGNE: its hashed name, put here by scripts/javascript.py.
const SOURCE = document.currentScript?.src || '';
let demande = false;

function charger() {
  if (demande || !(document.querySelector('.hors-ligne') || navigator.serviceWorker?.controller)) return;
  demande = true;
  const script = document.createElement('script');
  script.src = new URL(FICHIER_HORS_LIGNE, SOURCE).href;
  document.head.append(script);
}

export function startHorsLigne() {
  charger();
  document.addEventListener('page:view', charger);
}
