// The quiz and the first week, on the page shown and on each page that comes after it without reload.
import { prendreSemaine } from '../semaine.js';
import { prendreAccueil } from './accueil.js';
import { prendreOuverture, prendrePage } from './page.js';

const pris = new WeakSet();

function prendre(selecteur, action) {
  for (const noeud of document.querySelectorAll(selecteur)) {
    if (pris.has(noeud)) continue;
    pris.add(noeud);
    action(noeud);
  }
}

function demarrer() {
  prendre('.quiz[data-quiz="page"]', prendrePage);
  prendre('.quiz[data-quiz="ouverture"]', prendreOuverture);
  prendre('.quiz[data-quiz="accueil"]', prendreAccueil);
  prendre('.semaine-suivi', prendreSemaine);
}

demarrer();
document.addEventListener('page:view', demarrer);
