// Marks the words of the lexique in what the build has not marked: prose, live answers. The first of each, per view.
// Their notes stand at the foot of the page, for paper only: on a screen they come beside the word (mots.js).
// FICHIER_MOTS: the hashed name of the list of words, put here by scripts/javascript.py; loaded once the page is idle.
import { charger } from '../commun/charger.js';

const LAISSES = [
  'a, h1, h2, h3, h4, button, nav, summary, figure, form, footer, th, mark, code, script, style, noscript, dialog',
  '.sr, .sources, .statut, .reference-page, .phrase-notes, .repose, .vos-reponses, .version, .etape, .sans-mots, .projection, .bulle, .a-copier',
].join(', ');
const QUESTION = '.vue-question > .vue-titre'; // a question is where a word stops a reader
let motif = null;
const termes = new Map();

export const note = (ident) => window.motsDuSite?.notes[ident];

const simple = (texte) => texte.replace(/’/g, "'").replace(/\s+/g, ' ').toLowerCase();

/** No look-behind: the character before a word is caught with it, for the engines that have none. */
function preparer(formes) {
  const mots = formes.map(([forme, ident]) => {
    const sigle = forme === forme.toUpperCase();
    termes.set(simple(forme), { ident, sigle: sigle && forme });
    return forme.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/['’]/g, "['’]").replace(/\s+/g, '\\s+');
  });
  motif = new RegExp(`(^|[^\\p{L}\\p{N}_-])(${mots.join('|')})(?![\\p{L}\\p{N}_-])`, 'giu');
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
  for (const trouve of texte.data.matchAll(motif)) {
    const [, avant, mot] = trouve;
    const terme = termes.get(simple(mot));
    if (!terme || vus.has(terme.ident) || (terme.sigle && terme.sigle !== mot)) continue;
    vus.add(terme.ident);
    const debut = trouve.index + avant.length;
    const lien = document.createElement('a');
    lien.className = 'mot';
    lien.href = `${racine}textes/lexique.html#${terme.ident}`;
    lien.dataset.mot = terme.ident;
    lien.textContent = mot;
    morceaux.push(texte.data.slice(fin, debut), lien);
    fin = debut + mot.length;
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

const guetteur = new MutationObserver(() => marquerPage());

/** The article and each view of it; not the lexique itself, nor a page that carries its own notes. */
export async function marquerPage() {
  const article = document.querySelector('main article');
  if (!article || article.querySelector('.mots-page') || /\/lexique\.html$/.test(location.pathname)) return;
  try { await charger(FICHIER_MOTS); } catch { return; }
  if (!motif) preparer(window.motsDuSite.formes);
  if (!article.isConnected) return;
  guetteur.disconnect();
  marquer(article);
  for (const explorateur of article.querySelectorAll('.explorateur')) {
    marquer(explorateur.querySelector(':scope > .vue'));
    guetteur.observe(explorateur, { childList: true });
  }
  noter(article);
}
