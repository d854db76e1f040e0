// Marks the words of the lexique in what the build has not marked: prose, live answers. The first of each, per view.
// Their notes stand at the foot of the page, for paper only: on a screen they come beside the word (mots.js).
// FICHIER_MOTS: the hashed name of the list of words, put here by scripts/javascript.py; loaded once the page is idle.
import { charger } from '../commun/charger.js';
import { auRepos } from '../commun/repos.js';

const LAISSES = [
  'a, h1, h2, h3, h4, button, nav, summary, figure, form, footer, th, mark, code, script, style, noscript, dialog',
  '.sr, .sources, .statut, .reference-page, .phrase-notes, .repose, .vos-reponses, .version, .etape, .sans-mots, .projection, .bulle, .a-copier',
].join(', ');
const QUESTION = '.vue-question > .vue-titre'; // a question is where a word stops a reader
const MOT = /[\p{L}\p{N}_]+/gu;
const LIE = /[\p{L}\p{N}_-]/u; // what makes a word go on
const formesPar = new Map(); // first word → second word, or '' → the forms that begin so, the longest first

export const note = (ident) => window.motsDuSite?.notes[ident];

/** Letter for letter as long as the text: a place in one is a place in the other. */
const simple = (texte) => texte.replace(/’/g, "'").replace(/\s/g, ' ').toLowerCase();

/** By their first words: a text is read once, whatever the number of forms. */
function preparer(formes) {
  for (const [forme, ident] of formes) {
    const [mot, suivant = ''] = forme.toLowerCase().match(MOT);
    if (!formesPar.has(mot)) formesPar.set(mot, new Map());
    const suites = formesPar.get(mot);
    if (!suites.has(suivant)) suites.set(suivant, []);
    suites.get(suivant).push({ forme, ident, simple: simple(forme), sigle: forme === forme.toUpperCase() });
  }
}

/** Every form that stands in a text, in order, none inside another; an acronym is itself only in capitals. */
function* formesDe(texte) {
  const plat = simple(texte);
  const mots = [...plat.matchAll(MOT)];
  let fin = 0;
  for (let rang = 0; rang < mots.length; rang += 1) {
    const { 0: mot, index: debut } = mots[rang];
    const suites = debut < fin ? null : formesPar.get(mot);
    if (!suites || LIE.test(texte[debut - 1] ?? ' ')) continue;
    const possibles = [...suites.get(mots[rang + 1]?.[0]) ?? [], ...suites.get('') ?? []];
    const la = possibles.find((forme) => (forme.sigle ? texte.startsWith(forme.forme, debut) : plat.startsWith(forme.simple, debut))
      && !LIE.test(texte[debut + forme.forme.length] ?? ' '));
    if (!la) continue;
    fin = debut + la.forme.length;
    yield { ident: la.ident, debut, fin };
  }
}

function laisse(texte, portee) {
  const parent = texte.parentElement;
  const autre = parent.closest(LAISSES);
  if (autre && portee.contains(autre) && !autre.matches(QUESTION)) return true;
  return parent.closest('.explorateur .vue, article') !== portee;
}

function marquer(portee) {
  if (!portee || portee.querySelector('a.mot')) return;
  const racine = document.getElementById('page')?.dataset.racine ?? '';
  const vus = new Set();
  const marcheur = document.createTreeWalker(portee, NodeFilter.SHOW_TEXT);
  const textes = [];
  while (marcheur.nextNode()) textes.push(marcheur.currentNode);
  for (const texte of textes) {
    if (texte.data.trim().length > 2 && !laisse(texte, portee)) decouper(texte, vus, racine);
  }
}

function decouper(texte, vus, racine) {
  const morceaux = [];
  let fin = 0;
  for (const terme of formesDe(texte.data)) {
    if (vus.has(terme.ident)) continue;
    vus.add(terme.ident);
    const lien = document.createElement('a');
    lien.className = 'mot';
    lien.href = `${racine}textes/lexique.html#${terme.ident}`;
    lien.dataset.mot = terme.ident;
    lien.textContent = texte.data.slice(terme.debut, terme.fin);
    morceaux.push(texte.data.slice(fin, terme.debut), lien);
    fin = terme.fin;
  }
  if (morceaux.length) texte.replaceWith(...morceaux, texte.data.slice(fin));
}

/** One list for the page and all that it shows now, in the order of reading; a word met twice is told once. */
function noter(article) {
  article.querySelector(':scope > .mots-imprimes')?.remove();
  const mots = new Map();
  for (const mot of article.querySelectorAll('a.mot[data-mot]')) {
    if (note(mot.dataset.mot) && !mots.has(mot.dataset.mot)) mots.set(mot.dataset.mot, mot.textContent);
  }
  if (!mots.size) return;
  const section = document.createElement('section');
  section.className = 'mots-imprimes';
  section.innerHTML = '<h2>Les mots de cette page</h2><dl></dl>';
  for (const [ident, ecrit] of mots) {
    const ligne = document.createElement('div');
    ligne.innerHTML = '<dt></dt><dd></dd>';
    ligne.firstChild.textContent = ecrit;
    ligne.lastChild.textContent = note(ident);
    section.lastChild.append(ligne);
  }
  article.append(section);
}

const guetteur = new MutationObserver(() => auRepos(marquerPage)); // the answer first, then its words

/** The article and each view of it; not the lexique itself, nor a page that carries its own notes. */
export async function marquerPage() {
  const article = document.querySelector('main article');
  if (!article || article.querySelector('.mots-page') || /\/lexique\.html$/.test(location.pathname)) return;
  try { await charger(FICHIER_MOTS); } catch { return; }
  if (!formesPar.size) preparer(window.motsDuSite.formes);
  if (!article.isConnected) return;
  guetteur.disconnect();
  marquer(article);
  for (const explorateur of article.querySelectorAll('.explorateur')) {
    marquer(explorateur.querySelector(':scope > .vue'));
    guetteur.observe(explorateur, { childList: true });
  }
  noter(article);
}
