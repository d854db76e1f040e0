// How French words are compared, when the index is made and when someone searches: the same functions.
// Accents folded, « l’ d’ qu’ » cut, endings removed, doubled letters single, empty words ignored; then the words
// of every day become those of the texts (protocol_data/definitions/recherche.yaml).
export const VIDES = new Set(('a ai as au aux avec ca ce ces cet cette comment c dans de des deja donc du elle elles en est et etre eux '
  + 'fait faire fais il ils je j koi la le les leur leurs lui m ma mais me meme mes moi mon n ne ni nos notre nous on ou '
  + 'par pas peu peut peux plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa se sera ses si son sont suis sur t ta te tes toi '
  + 'ton tous tout toute toutes tres trop tu un une va vais veut veux voila vont vos votre vous y alors aussi bien bon chez cest jai quon quil quils sen '
  + 'faut d l es mettre mets met madame monsieur aura auront aurai aurez dire dis dit dits disent dirai diront disons ete etait ont avoir celui celle cela combien entre comme chose truc encore puis').split(' '));
const ELISION = /^(?:l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=.)/;
/** Names of roles that an ending removed would confuse: the Conseiller is not the Conseil. */
const ENTIERS = new Set(['conseiller', 'arrete', 'conge']);
const FINS = /^(.{4,}?)(?:issements?|ements?|ations?|itions?|atrices?|ateurs?|aient|ants?|erai|era|eront|ons|ait|ais|ez|er|ir|re|ee|e|i|u)$/;

export function plier(texte) {
  return texte.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
    .replace(/[’ʼ`]/g, "'").replace(/œ/g, 'oe').replace(/æ/g, 'ae');
}

/** Words as they stand, elided letters apart: « l’accord » gives « accord ». */
export function decouper(texte) {
  return plier(texte).split(/[^a-z0-9']+/).map((mot) => mot.replace(ELISION, '').replace(/'/g, '')).filter(Boolean);
}

const racines = new Map(); // a text says the same words again and again

/** What remains of a word: the same for its forms, and for a letter doubled or not. */
export function racine(mot) {
  if (!racines.has(mot)) racines.set(mot, reduire(mot));
  return racines.get(mot);
}

function reduire(mot) {
  if (mot.length < 4 || /\d/.test(mot) || ENTIERS.has(mot)) return mot;
  let base = mot.replace(/eaux$/, 'eau').replace(/aux$/, 'al').replace(/^(.{3,})[sx]$/, '$1');
  if (!ENTIERS.has(base)) base = base.replace(FINS, '$1').replace(/^(.{3,})e$/, '$1');
  return base.replace(/ph/g, 'f').replace(/([a-z])\1+/g, '$1');
}

/** The analysis with its groups of words: `entrees` finds them by their first word, the longest first. */
export function preparer(groupes) {
  const entrees = new Map();
  for (const { mot, courants } of groupes) {
    const canon = decouper(mot).map(racine).join('_');
    for (const suite of [mot, ...courants]) {
      const mots = decouper(suite).map(racine);
      entrees.set(mots[0], [...(entrees.get(mots[0]) ?? []), { mots, canon }].sort((a, b) => b.mots.length - a.mots.length));
    }
  }
  /** `tous`: the words of a group of several words stay beside it (the index); not for what is asked. */
  return function analyser(texte, tous = false) {
    const bruts = decouper(texte);
    const restes = bruts.map(racine);
    const termes = [];
    for (let rang = 0; rang < bruts.length;) {
      const trouve = entrees.get(restes[rang])?.find(({ mots }) => mots.every((mot, pas) => mot === restes[rang + pas]));
      const pas = trouve?.mots.length ?? 1;
      if (trouve) termes.push(trouve.canon);
      if (!trouve || (tous && pas > 1)) {
        for (let la = rang; la < rang + pas; la += 1) if (!VIDES.has(bruts[la])) termes.push(restes[la]);
      }
      rang += pas;
    }
    return termes;
  };
}

/** What MiniSearch keeps and how it cuts; the terms come out of `analyser` whole. */
export function options(analyser) {
  return {
    idField: 'i',
    fields: ['titre', 'mots', 'texte'],
    storeFields: ['titre', 'chemin', 'ou', 'extrait', 'poids', 'famille'],
    tokenize: (texte) => analyser(texte, true),
    processTerm: (terme) => terme,
  };
}
