// What the page and the service worker must agree on: names of caches, words for a size.
const PREFIXE = 'protocole-aj-cpas';

export const MANIFESTE = 'hors-ligne/manifeste.json'; // exists only in a cache, and is written there last
export const ACCORD = 'hors-ligne/accord'; // « download this edition », asked on a line paid by the byte

/** `portee`: the path of the site, so that two sites of one host never touch each other's copies. */
export const famille = (portee) => `${PREFIXE}:${portee}:`;
export const nomDuCache = (portee, version) => famille(portee) + version;

export const enMo = (octets) => `${(octets / 1e6).toLocaleString('fr-BE', { maximumFractionDigits: 1 })}\u00a0Mo`;

export function ligneComptee(ligne) {
  return Boolean(ligne?.saveData || ligne?.type === 'cellular' || /2g/.test(ligne?.effectiveType ?? ''));
}
