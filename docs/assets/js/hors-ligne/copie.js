// The copy of the site on this device: is there one, make it, erase it. Nothing happens without a press.
import { ACCORD, MANIFESTE, famille, nomDuCache } from './commun.js';

const SERVICE = 'service-hors-ligne.js';

export const racine = () => new URL(document.getElementById('page').dataset.racine, location.href);

/** Why this browser cannot keep the site, in one sentence; null when it can. */
export function empechement() {
  if (location.protocol === 'file:') return 'Cette page est ouverte depuis un fichier : elle est déjà sur votre appareil.';
  if (!window.isSecureContext) return 'Le navigateur ne garde un site que si son adresse commence par « https ».';
  if (!('serviceWorker' in navigator) || typeof DecompressionStream !== 'function') return 'Ce navigateur ne sait pas garder un site, ou la fenêtre privée le lui interdit.';
  return null;
}

/** The service worker of this very site, if there is one (never the one of a site above ours). */
export async function inscription() {
  const trouvee = await navigator.serviceWorker.getRegistration(racine().href);
  return trouvee?.scope === racine().href ? trouvee : null;
}

/** Whether a complete copy is on this device. */
export async function copieEntiere() {
  const { pathname } = racine();
  for (const nom of await caches.keys()) {
    if (nom.startsWith(famille(pathname)) && await (await caches.open(nom)).match(pathname + MANIFESTE)) return true;
  }
  return false;
}

/** Ends when the copy is complete and answers; rejects with a reason. `suivre` is told of the progress. */
export async function garder(suivre) {
  await caches.keys(); // a refused storage says so here, before anything is registered
  let remplie;
  let echouer;
  const reponse = new Promise((resolve, reject) => { remplie = resolve; echouer = reject; });
  reponse.catch(() => {});
  const ecouter = ({ data }) => {
    if (data.genre === 'octets') suivre(data.faits, data.total);
    if (data.genre === 'remplie') remplie();
    if (data.genre === 'echec') echouer(Object.assign(new Error(data.message), { name: data.raison }));
  };
  navigator.serviceWorker.addEventListener('message', ecouter);
  try {
    const faite = await navigator.serviceWorker.register(new URL(SERVICE, racine()));
    await Promise.race([attendre(faite), reponse]);
    if (!await copieEntiere()) {
      faite.active.postMessage({ genre: 'remplir' });
      await reponse;
    }
    await reclamer(faite);
  } finally {
    navigator.serviceWorker.removeEventListener('message', ecouter);
  }
}

function attendre(faite) {
  const travailleur = faite.installing ?? faite.waiting ?? faite.active;
  return new Promise((resolve, reject) => {
    const voir = () => {
      if (travailleur.state === 'activated') resolve();
      // The worker says why just before; its own reason comes first.
      if (travailleur.state === 'redundant') window.setTimeout(() => reject(new Error('La copie n’a pas pu être finie.')), 300);
    };
    travailleur.addEventListener('statechange', voir);
    voir();
  });
}

/** Lets the copy answer this page at once, if page and copy are of the same edition. */
async function reclamer(faite) {
  const charges = [...document.querySelectorAll('script[src], link[rel="stylesheet"]')];
  const fichiers = charges.map((element) => new URL(element.src || element.href).pathname);
  faite.active.postMessage({ genre: 'reclamer', fichiers });
  // Asks that the browser not throw the copy away to make room; some ask the reader: nobody waits for it.
  navigator.storage?.persist?.().catch(() => {});
}

export async function effacer() {
  await (await inscription())?.unregister();
  const noms = await caches.keys();
  await Promise.all(noms.filter((nom) => nom.startsWith(famille(racine().pathname))).map((nom) => caches.delete(nom)));
}

/** On a line paid by the byte: « yes, download this edition ». */
export async function accorder(version) {
  const { pathname } = racine();
  await (await caches.open(nomDuCache(pathname, version))).put(pathname + ACCORD, new Response('oui'));
  return (await inscription())?.update();
}
