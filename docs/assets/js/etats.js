// Every state of every flow, put together again from the pieces of one file (scripts/etats.py).
// Loaded with that file, by the pages whose Python is missing, slow or unwanted.

const LIEN = /\ue000/g;
const ICI = "\ue001";
const BASE = /\ue002/g;

export class Etats {
  #fichier;
  #debuts = new Map(); // flux → numéro
  #enfants = new Map(); // "numéro question=réponse" → numéro
  #cles = []; // numéro → { flux, reponses }

  constructor(fichier) {
    this.#fichier = fichier;
    fichier.etats.forEach(([avant, reponse], numero) => {
      const debut = this.#cles[avant] ?? { flux: avant, reponses: [] };
      this.#cles.push({ flux: debut.flux, reponses: reponse ? [...debut.reponses, reponse] : [] });
      if (reponse) this.#enfants.set(`${avant} ${reponse}`, numero);
      else this.#debuts.set(avant, numero);
    });
  }

  vue(etat, base, proche) {
    const numero = this.#chercher(etat, proche);
    return numero === null ? null : this.#ecrire(numero, base);
  }

  /** Follows the answers from the start of the flow, in whatever order they were given. */
  #chercher(etat, proche) {
    const { flux, v, ...donnees } = Object.fromEntries(new URLSearchParams(etat));
    const reste = new Set(Object.entries(donnees).map((paire) => paire.join("=")));
    let ici = this.#debuts.get(flux ?? "depart");
    if (ici === undefined || (v ?? this.#fichier.version) !== this.#fichier.version) return null;
    for (let trouvee = true; trouvee;) {
      trouvee = [...reste].find((reponse) => this.#enfants.has(`${ici} ${reponse}`));
      if (!trouvee) break;
      ici = this.#enfants.get(`${ici} ${trouvee}`);
      reste.delete(trouvee);
    }
    return reste.size && !proche ? null : ici;
  }

  #ecrire(numero, base) {
    const [, , titre, annonce, suites, liens] = this.#fichier.etats[numero];
    const { textes } = this.#fichier;
    const html = suites.flatMap((suite) => this.#fichier.suites[suite]).map((texte) => textes[texte]).join("");
    const reste = liens.values();
    const complet = html
      .replace(LIEN, () => this.#lien(numero, reste.next().value))
      .replace(ICI, () => `data-etat="${echapper(this.#etat(numero))}"`)
      .replace(BASE, () => base);
    return { html: complet, titre: textes[titre], etat: this.#etat(numero), annonce: textes[annonce] };
  }

  /** A link is a state, then what it keeps of the answers given here: from a rank on, or said in full. */
  #lien(ici, lien) {
    const [numero, garde] = [lien].flat();
    const { flux, reponses } = this.#cles[numero];
    const nom = reponses.map((reponse) => reponse.split("=")[1]).join("_") || "debut";
    const gardees = typeof garde === "number" ? this.#cles[ici].reponses.slice(garde) : [];
    const etat = typeof garde === "string" ? garde : echapper(this.#etat(numero, gardees));
    return `href="\ue002orienter/etat/${flux}/${nom}.html" data-etat="${etat}"`;
  }

  #etat(numero, gardees = []) {
    const { flux, reponses } = this.#cles[numero];
    return [`flux=${flux}`, ...reponses, ...gardees, `v=${this.#fichier.version}`].join("&");
  }
}

const echapper = (texte) => texte.replaceAll("&", "&amp;");
