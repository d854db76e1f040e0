// How French words are compared, when the index is made and when someone searches: the same function.
// Accents folded, « l’ d’ qu’ » cut, plural and feminine endings removed lightly, empty words ignored.
const VIDES = new Set(('a ai as au aux avec ce ces cet cette dans de des du elle elles en est et eux il ils je la le les leur '
  + 'leurs lui ma mais me mes moi mon ne nos notre nous on ou par pas pour qu que qui sa se ses si son sont sur ta te tes toi '
  + 'ton tu un une vos votre vous y sera etre fait peux peut faut quon quil quils cest jai chez').split(' '));
const ELISION = /^(?:l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=.)/;

export function plier(texte) {
  return texte.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
    .replace(/[’ʼ`]/g, "'").replace(/œ/g, 'oe').replace(/æ/g, 'ae');
}

export function decouper(texte) {
  return plier(texte).split(/[^a-z0-9']+/).map((mot) => mot.replace(ELISION, '').replace(/'/g, '')).filter(Boolean);
}

/** A light stem, the same for singular, plural, masculine and feminine; null for an empty word. */
export function racine(mot) {
  if (VIDES.has(mot)) return null;
  if (mot.length < 4 || /\d/.test(mot)) return mot;
  let base = mot.replace(/eaux$/, 'eau').replace(/aux$/, 'al').replace(/(?<=[a-z]{3})[sx]$/, '');
  base = base.replace(/(?:ees?|ee)$/, 'e').replace(/(?<=[a-z]{3})e$/, '');
  return base.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
}

export const OPTIONS = {
  idField: 'i',
  fields: ['titre', 'mots', 'texte'],
  storeFields: ['titre', 'chemin', 'ou', 'extrait', 'poids'],
  tokenize: decouper,
  processTerm: racine,
};

export const REGLAGES = {
  boost: { titre: 6, mots: 4, texte: 1 },
  prefix: (terme, rang, termes) => rang === termes.length - 1 && terme.length > 2,
  fuzzy: (terme) => (terme.length > 5 ? 0.2 : false),
  weights: { prefix: 0.5, fuzzy: 0.2 },
  combineWith: 'AND',
  bm25: { k: 1.2, b: 0.15, d: 0.5 }, // a long page is not worth less than a short entry
  boostDocument: (_, __, champs) => champs?.poids ?? 1,
};
