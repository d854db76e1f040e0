// The service worker: answers from the copy of ONE edition, its own, or not at all.
// It exists only on devices whose reader asked for it. EDITION is put here by scripts/offline.py.
import { MANIFESTE, famille, nomDuCache } from './commun.js';
import { Installation } from './installation.js';
import { Paquet } from './paquet.js';

const PORTEE = new URL('./', self.location.href).pathname;
const CACHE = nomDuCache(PORTEE, EDITION.version);
let paquet = null;

async function dire(message) {
  const pages = await self.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  for (const page of pages) if (new URL(page.url).pathname.startsWith(PORTEE)) page.postMessage(message);
}

async function entiere() {
  return await caches.has(CACHE) && (await caches.open(CACHE)).match(PORTEE + MANIFESTE);
}

async function ouvrirPaquet() {
  const cache = await caches.open(CACHE);
  const archive = await cache.match(PORTEE + EDITION.paquet.chemin);
  return Paquet.ouvrir(await archive.blob(), EDITION.paquet.index);
}

async function lirePage(chemin) {
  paquet ??= ouvrirPaquet().catch((erreur) => { paquet = null; throw erreur; });
  return (await paquet).lire(chemin);
}

const html = (octets, status = 200) => new Response(octets, { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } });

/** A module reads its settings in its own address, which must be the one asked, with its query. */
const sansAdresse = (reponse) => new Response(reponse.body, { headers: reponse.headers });

/** A path of the site in the copy: a page, a file, or null. */
async function lireCopie(chemin, question) {
  if (Object.hasOwn(EDITION.fichiers, chemin)) {
    const garde = await (await caches.open(CACHE)).match(PORTEE + chemin);
    return garde && question ? sansAdresse(garde) : garde;
  }
  if (!chemin.endsWith('.html')) return null;
  const octets = await lirePage(chemin);
  return octets && html(octets);
}

async function repondre(demande, chemin) {
  try {
    if (!await entiere()) { // erased while this page was open
      paquet = null;
      return fetch(demande);
    }
    const garde = await lireCopie(chemin, new URL(demande.url).search);
    if (garde) return garde;
  } catch { /* a copy that cannot be read is no reason to refuse the network */ }
  try {
    return await fetch(demande);
  } catch (erreur) {
    const absente = demande.mode === 'navigate' && await lirePage('404.html').catch(() => null);
    if (absente) return html(absente, 404);
    throw erreur;
  }
}

const installer = (premiere) => new Installation(EDITION, PORTEE, dire).faire(premiere);

self.addEventListener('install', (event) => {
  event.waitUntil(installer(!self.registration.active));
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const nom of await caches.keys()) {
      if (nom.startsWith(famille(PORTEE)) && nom !== CACHE) await caches.delete(nom);
    }
  })());
});

self.addEventListener('fetch', (event) => {
  const adresse = new URL(event.request.url);
  if (event.request.method !== 'GET' || adresse.origin !== self.location.origin || !adresse.pathname.startsWith(PORTEE)) return;
  const chemin = decodeURIComponent(adresse.pathname.slice(PORTEE.length));
  event.respondWith(repondre(event.request, chemin === '' || chemin.endsWith('/') ? `${chemin}index.html` : chemin));
});

self.addEventListener('message', (event) => {
  const { genre, fichiers } = event.data ?? {};
  // Kept again after an erasure, while a page was still open: browsers wake this worker without installing it.
  if (genre === 'remplir') event.waitUntil(installer(true).then(() => dire({ genre: 'remplie' }), () => {}));
  if (genre === 'passer') event.waitUntil(self.skipWaiting());
  // A page opened from the network is taken over only if it was made with the files of this very edition.
  if (genre === 'reclamer' && fichiers.every((chemin) => Object.hasOwn(EDITION.fichiers, chemin.slice(PORTEE.length)))) {
    event.waitUntil(self.clients.claim());
  }
});
