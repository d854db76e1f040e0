// Loaded only on « Garder le site hors ligne » and on devices that keep the site (cadre/hors-ligne.js).
import { guetterNouvelleVersion } from './nouvelle-version.js';
import { PageHorsLigne } from './page.js';

const prises = new WeakSet();

function prendre() {
  const zone = document.querySelector('.hors-ligne');
  if (!zone || prises.has(zone)) return;
  prises.add(zone);
  new PageHorsLigne(zone);
}

prendre();
document.addEventListener('page:view', prendre);
if ('serviceWorker' in navigator) guetterNouvelleVersion().catch(() => {});
