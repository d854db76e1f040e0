// Fills the cache of one edition, every file checked against its hash, the manifest written last:
// a cache without its manifest is never served.
import { ligneComptee } from '../commun/economie.js';
import { ACCORD, MANIFESTE, famille, nomDuCache } from './commun.js';

const EN_MEME_TEMPS = 4;

/** What the caches of earlier editions hold: a file with the same hash is copied, not downloaded again. */
async function anciens(portee, version) {
  const noms = (await caches.keys()).filter((nom) => nom.startsWith(famille(portee)) && nom !== nomDuCache(portee, version));
  const lus = await Promise.all(noms.map(async (nom) => {
    const cache = await caches.open(nom);
    const manifeste = await (await cache.match(portee + MANIFESTE))?.json();
    return manifeste && { cache, fichiers: manifeste.fichiers };
  }));
  return lus.filter(Boolean);
}

const pareil = (ancien, chemin, empreinte) => ancien.fichiers[chemin]?.[1] === empreinte;

export class Installation {
  #edition;
  #portee;
  #dire;

  constructor(edition, portee, dire) {
    this.#edition = edition;
    this.#portee = portee;
    this.#dire = dire;
  }

  /** Rejects, having said why to the open pages, when the copy cannot be complete. */
  async faire(premiere) {
    try {
      const cache = await caches.open(nomDuCache(this.#portee, this.#edition.version));
      const precedents = await anciens(this.#portee, this.#edition.version);
      const accord = premiere || !ligneComptee() || await cache.match(this.#portee + ACCORD);
      if (!accord) return await this.#demander(precedents);
      await this.#remplir(cache, precedents);
      await cache.put(this.#portee + MANIFESTE, new Response(JSON.stringify(this.#edition)));
    } catch (erreur) {
      if (premiere) await caches.delete(nomDuCache(this.#portee, this.#edition.version)).catch(() => {});
      if (!erreur.attendue) await this.#dire({ genre: 'echec', raison: erreur.name, message: erreur.message });
      throw erreur;
    }
  }

  async #demander(precedents) {
    const nouveaux = Object.entries(this.#edition.fichiers)
      .filter(([chemin, [, empreinte]]) => !precedents.some((ancien) => pareil(ancien, chemin, empreinte)));
    const octets = nouveaux.reduce((somme, [, [taille]]) => somme + taille, 0);
    await this.#dire({ genre: 'existe', version: this.#edition.version, octets });
    throw Object.assign(new Error('La nouvelle version attend l’accord de la personne.'), { attendue: true });
  }

  async #remplir(cache, precedents) {
    const reste = Object.entries(this.#edition.fichiers);
    let faits = 0;
    const ouvrier = async () => {
      for (let suivant = reste.shift(); suivant; suivant = reste.shift()) {
        const [chemin, [octets, empreinte]] = suivant;
        await this.#prendre(cache, precedents, chemin, empreinte);
        faits += octets;
        this.#dire({ genre: 'octets', faits, total: this.#edition.octets });
      }
    };
    await Promise.all(Array.from({ length: EN_MEME_TEMPS }, ouvrier));
  }

  async #prendre(cache, precedents, chemin, empreinte) {
    const adresse = this.#portee + chemin;
    if (await cache.match(adresse)) return; // an earlier, interrupted try had already checked it
    for (const ancien of precedents) {
      const garde = pareil(ancien, chemin, empreinte) && await ancien.cache.match(adresse);
      if (garde) return cache.put(adresse, garde);
    }
    const reponse = await fetch(adresse, { integrity: empreinte, cache: 'no-cache', credentials: 'same-origin' });
    if (!reponse.ok) throw new Error(`${chemin} : le serveur répond ${reponse.status}.`);
    await cache.put(adresse, reponse);
  }
}
