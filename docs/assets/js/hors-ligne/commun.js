// What the page and the service worker must agree on: the names of the caches and of what they hold.
const PREFIXE = 'protocole-aj-cpas';

export const MANIFESTE = 'hors-ligne/manifeste.json'; // exists only in a cache, and is written there last
export const ACCORD = 'hors-ligne/accord'; // « download this edition », asked on a line paid by the byte

/** `portee`: the path of the site, so that two sites of one host never touch each other's copies. */
export const famille = (portee) => `${PREFIXE}:${portee}:`;
export const nomDuCache = (portee, version) => famille(portee) + version;
