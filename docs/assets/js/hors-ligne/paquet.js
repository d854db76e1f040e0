// The pages in one file: gzip members of some tens of pages each, and an index that says where a page is.
// One page costs the reading of its member only; the archive itself is never unpacked on the device.
async function degonfler(morceau) {
  const flux = morceau.stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(flux).arrayBuffer());
}

export class Paquet {
  #archive;
  #index;
  #ouvert = { numero: -1, octets: null };

  constructor(archive, index) {
    this.#archive = archive;
    this.#index = index;
  }

  /** `bornes`: where the index lies in the archive. */
  static async ouvrir(archive, [debut, fin]) {
    const index = await degonfler(archive.slice(debut, fin));
    return new Paquet(archive, JSON.parse(new TextDecoder().decode(index)));
  }

  /** The bytes of a page, or null when the archive does not hold it. */
  async lire(chemin) {
    const lieu = Object.hasOwn(this.#index.pages, chemin) ? this.#index.pages[chemin] : null;
    if (!lieu) return null;
    const [numero, debut, longueur] = lieu;
    const octets = await this.#morceau(numero);
    return octets.slice(debut, debut + longueur);
  }

  async #morceau(numero) {
    const ouvert = this.#ouvert;
    if (ouvert.numero === numero) return ouvert.octets;
    const octets = degonfler(this.#archive.slice(...this.#index.morceaux[numero]));
    this.#ouvert = { numero, octets };
    return octets;
  }
}
