// The offline script is fetched only by its page, and on devices that already keep the site.
// FICHIER_HORS_LIGNE: its hashed name, put here by scripts/javascript.py.
import { charger } from '../commun/charger.js';

function prendre() {
  if (!document.querySelector('.hors-ligne') && !navigator.serviceWorker?.controller) return;
  charger(FICHIER_HORS_LIGNE).catch(() => {}); // the page says by itself what it can do without it
}

export function startHorsLigne() {
  prendre();
  document.addEventListener('page:view', prendre);
}
