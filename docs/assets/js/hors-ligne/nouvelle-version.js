// On a device that keeps the site: says that a newer version is there, and changes to it on request only.
// The running page keeps the files of its own edition until every open page is reloaded, all at once.
import { annoncer } from '../commun/annonce.js';
import { bouton, element } from '../commun/element.js';
import { enMo } from '../commun/taille.js';
import { accorder, inscription } from './copie.js';

const ARRET = 'Le téléchargement de la nouvelle version s’est arrêté. La version gardée sur cet appareil marche toujours.';

let prete = false;
let acceptee = null; // the edition whose download was asked for here, until it is there or has failed

function montrer(phrase, ...suite) {
  document.querySelector('.nouvelle-version')?.remove();
  document.body.prepend(element('div', { class: 'nouvelle-version' }, element('p', {}, phrase), ...suite));
  annoncer(phrase);
}

/** A button that acts once: what it does puts another banner in the place of this one. */
const agir = (nom, action) => bouton(nom, ({ currentTarget }) => { currentTarget.disabled = true; action(); }, 'bouton bouton-principal');

function annoncerPrete(faite) {
  prete = true;
  acceptee = null;
  montrer('Une nouvelle version du site est prête sur cet appareil ; les pages ouvertes se rechargeront.',
    agir('Passer à la nouvelle version', () => faite.waiting?.postMessage({ genre: 'passer' })));
}

function proposer(existante, phrase = `Une nouvelle version du site existe (≈ ${enMo(existante.octets)} à télécharger).`) {
  if (!prete) montrer(phrase, agir('La télécharger', () => telecharger(existante)));
}

async function telecharger(existante) {
  acceptee = existante;
  montrer('La nouvelle version se télécharge.', element('progress', { 'aria-label': 'Téléchargement de la nouvelle version' }));
  try {
    await accorder(existante.version);
  } catch {
    interrompre();
  }
}

function avancer({ faits, total }) {
  const barre = document.querySelector('.nouvelle-version progress');
  if (barre) Object.assign(barre, { max: total, value: faits });
}

/** Only who has pressed is told: a copy that renews itself tries again at the next page. */
function interrompre() {
  if (acceptee) proposer(acceptee, ARRET);
  acceptee = null;
}

function suivre(faite) {
  const guetter = (arrivant) => arrivant?.addEventListener('statechange', () => {
    if (arrivant.state === 'installed' && faite.active) annoncerPrete(faite);
  });
  if (faite.waiting && faite.active) return annoncerPrete(faite);
  guetter(faite.installing);
  faite.addEventListener('updatefound', () => guetter(faite.installing));
}

/** To be called once, on a page that a copy already answers. */
export async function guetterNouvelleVersion() {
  let dirigee = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (dirigee) location.reload();
    dirigee = true;
  });
  const entendre = { existe: proposer, octets: avancer, echec: interrompre };
  navigator.serviceWorker.addEventListener('message', ({ data }) => entendre[data.genre]?.(data));
  const faite = await inscription();
  if (!faite) return;
  suivre(faite);
  if (navigator.onLine) faite.update().catch(() => {});
}
