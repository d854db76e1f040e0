// First script of the edition in one zip. Served (launcher, http.server): it loads the simulators.
// Double-clicked: modules and workers are forbidden there; it says in one sentence what they need.
import { dater } from '../commun/date.js';

const { module } = document.currentScript.dataset;
const PHRASES = {
  orientation: 'Site ouvert depuis un fichier : suivez les réponses comme des liens, chaque étape est une page.',
  autre: 'Site ouvert depuis un fichier : pour calculer avec vos propres valeurs, ouvrez-le par « lancer » (voir LISEZMOI.txt).',
};

function charger() {
  const script = document.createElement('script');
  script.type = 'module';
  script.src = new URL(module, document.baseURI).href;
  document.head.append(script);
}

/** The buttons that need no calculation: print. */
function outiller(outils) {
  const imprimer = outils.querySelector('[data-action="imprimer"]');
  if (!imprimer) return;
  outils.replaceChildren(imprimer);
  outils.hidden = false;
  imprimer.addEventListener('click', () => print());
}

function expliquer(conteneur) {
  if (location.pathname.includes('/orienter/etat/')) return; // said once, at the start
  const phrase = document.createElement('p');
  phrase.className = 'avertissement';
  phrase.tabIndex = -1;
  phrase.textContent = PHRASES[conteneur.dataset.vue] ?? PHRASES.autre;
  conteneur.prepend(phrase);
  conteneur.addEventListener('submit', (event) => {
    event.preventDefault();
    phrase.focus();
    phrase.scrollIntoView({ block: 'center' });
  });
}

if (location.protocol === 'file:') {
  document.querySelectorAll('.explorateur').forEach(expliquer);
  document.querySelectorAll('.explorateur .outils').forEach(outiller);
  dater(document);
} else charger();
