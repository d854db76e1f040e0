// On a device that keeps the site: says that a newer version is there, and changes to it on request only.
// The running page keeps the files of its own edition until every open page is reloaded, all at once.
import { enMo } from './commun.js';
import { accorder, inscription } from './copie.js';
import { bouton, element } from './element.js';

let dite = false;

function annoncer(phrase, nom, action) {
  document.querySelector('.nouvelle-version')?.remove();
  const bandeau = element('div', { class: 'nouvelle-version', role: 'status' },
    element('p', {}, phrase), bouton(nom, ({ currentTarget }) => { currentTarget.disabled = true; action(); }, 'bouton bouton-principal'));
  document.body.prepend(bandeau);
}

function annoncerPrete(faite) {
  dite = true;
  annoncer('Une nouvelle version du site est prête sur cet appareil ; les pages ouvertes se rechargeront.',
    'Passer à la nouvelle version', () => faite.waiting?.postMessage({ genre: 'passer' }));
}

function annoncerExistante({ version, octets }) {
  if (dite) return;
  annoncer(`Une nouvelle version du site existe (≈ ${enMo(octets)} à télécharger).`,
    'La télécharger', () => accorder(version).catch(() => {}));
}

function suivre(faite) {
  if (faite.waiting && faite.active) return annoncerPrete(faite);
  faite.addEventListener('updatefound', () => {
    const arrivant = faite.installing;
    arrivant.addEventListener('statechange', () => {
      if (arrivant.state === 'installed' && faite.active) annoncerPrete(faite);
    });
  });
}

/** To be called once, on a page that a copy already answers. */
export async function guetterNouvelleVersion() {
  let dirigee = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (dirigee) location.reload();
    dirigee = true;
  });
  navigator.serviceWorker.addEventListener('message', ({ data }) => { if (data.genre === 'existe') annoncerExistante(data); });
  const faite = await inscription();
  if (!faite) return;
  suivre(faite);
  if (navigator.onLine) faite.update().catch(() => {});
}
