// What answers a question: MiniSearch brings the documents that have its words, this puts them in order and says
// how sure it is. A word met in a title, or in the words a page is looked for by, counts more than in its text.
import MiniSearch from 'minisearch';
import { VIDES, options, plier, preparer } from './analyse.js';

const REGLAGES = {
  boost: { titre: 6, mots: 5, texte: 1 },
  prefix: (terme, rang, termes) => rang === termes.length - 1 && terme.length > 2,
  fuzzy: (terme) => (terme.length > 8 ? 2 : terme.length > 5 ? 1 : false),
  weights: { prefix: 0.5, fuzzy: 0.3 },
  combineWith: 'OR',
  bm25: { k: 1.2, b: 0.3, d: 0.5 },
  boostDocument: (_, __, champs) => champs?.poids ?? 1,
};
/** How much a word of the question is answered by where it is met. */
const PLACES = { titre: 1, mots: 0.85, texte: 0.4 };
const PROCHE = 0.7; // a word with a letter more, less or other
const DEBUT = 0.5; // a word only begun
const ASSEZ = 0.55; // the part of the question that the first answer must hold to be given as such
const SEUL = 0.9; // of a single word: a title has it
const POUR_EUX = 1.6; // what is written for families, when one of them asks
const AUTREMENT = 0.7; // their pages, when it is not clear that one of them asks
const LEXIQUE = 'textes/lexique.html';
const INTENTION = 'puis_je'; // « je peux », « ai-je le droit » : says what is wanted, not of what
/** How a parent or a young person speaks of what is done to them. */
const VOIX = /\b(?:me|moi|m'\w+|(?:mon|mes) (?:enfants?|fils|bebe|ado|petit-fils|dossier|accord)|ma fille|(?:sur|de|a|pour|chez|on|entre|s'occupe de) nous|nous (?:envoie|renvoie|suit|aide|concerne)\w*)\b/;
const COLLE = /^(?:l|d|j|m|t|s|n|c|qu)([aeiouyh][a-z]+.*)$/;
const page = (trouve) => trouve.chemin.split('#')[0];

export class Recherche {
  constructor(index, groupes) {
    this.analyser = preparer(groupes);
    this.titres = new Map();
    this.moteur = MiniSearch.loadJSON(index, options(this.analyser));
  }

  /**
   * The answers in order, and whether the first one is sure: then `combien` of them at most, otherwise `autour`.
   * `debut`: the last word may be only begun.
   */
  chercher(demande, { combien = 30, autour = combien, debut = false } = {}) {
    const termes = [...new Set(this.analyser(this.separer(demande)))];
    const voix = VOIX.test(plier(demande));
    const bruts = this.moteur.search(termes.join(' '), { ...REGLAGES, tokenize: (mots) => mots.split(' ').filter(Boolean) });
    const poids = new Map(termes.map((terme) => [terme, this.rarete(terme, bruts)]));
    const trouves = bruts.map((brut) => {
      const part = couvrir(brut, poids, debut ? 1 : DEBUT);
      const nom = 1 + this.nommer(brut, poids);
      return { ...brut, part, score: brut.score * (0.1 + part) ** 3 * nom * adresser(brut, voix) };
    }).sort((a, b) => b.score - a.score);
    const assez = [...poids.values()].filter(Boolean).length === 1 ? SEUL : ASSEZ;
    const sur = trouves.length > 0 && trouves[0].part >= assez;
    return { trouves: varier(trouves).slice(0, sur ? combien : autour), sur };
  }

  /** The part of a title that the question says: a short name said whole is what was asked for. */
  nommer({ titre }, poids) {
    if (!this.titres.has(titre)) this.titres.set(titre, this.analyser(titre));
    const mots = this.titres.get(titre);
    return mots.length ? mots.filter((mot) => poids.has(mot)).length / mots.length : 0;
  }

  /** « laccord », « quils » : the apostrophe that a telephone does not offer, where the word is known without it. */
  separer(texte) {
    return plier(texte).split(/\s+/).map((mot) => {
      const reste = mot.match(COLLE)?.[1];
      return reste && !VIDES.has(mot) && !this.connu(mot) && (VIDES.has(reste) || this.connu(reste)) ? reste : mot;
    }).join(' ');
  }

  connu(mot) {
    return this.analyser(mot).some((terme) => this.moteur.search(terme, { tokenize: (seul) => [seul], fuzzy: false, prefix: false }).length > 0);
  }

  /** A word that few documents have says more; one that none has says most. */
  rarete(terme, bruts) {
    if (terme === INTENTION) return 0;
    const compte = bruts.filter((brut) => brut.queryTerms.includes(terme)).length;
    return Math.log(1 + this.moteur.documentCount / (1 + compte));
  }
}

/** The part of the question, by weight, that a document answers; a question of intention only is answered. */
function couvrir(brut, poids, debut) {
  const autres = Object.entries(brut.match).filter(([mot]) => !poids.has(mot));
  let total = 0;
  let tenu = 0;
  for (const [terme, valeur] of poids) {
    total += valeur;
    if (!brut.queryTerms.includes(terme)) continue;
    const champs = brut.match[terme];
    if (champs) tenu += valeur * placer(champs);
    else tenu += valeur * Math.max(0, ...autres.filter(([mot]) => mot[0] === terme[0]).map(([mot, ou]) => placer(ou) * (mot.startsWith(terme) ? debut : PROCHE)));
  }
  return total ? tenu / total : 1;
}

function adresser({ famille, chemin }, voix) {
  if (voix) return famille ? POUR_EUX : 1;
  return chemin.startsWith('familles/') ? AUTREMENT : 1;
}

const placer = (champs) => Math.max(...champs.map((champ) => PLACES[champ]));

/** After a definition comes another page: where the word is used. */
function varier(trouves) {
  if (!trouves[0]?.chemin.startsWith(LEXIQUE)) return trouves;
  const rang = trouves.findIndex((trouve) => page(trouve) !== page(trouves[0]));
  if (rang > 1) trouves.splice(1, 0, ...trouves.splice(rang, 1));
  return trouves;
}
