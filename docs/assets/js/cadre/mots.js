// The words of the lexique: on hover, focus or tap, their note comes beside them. Without this, the link leads to it.
import { auRepos } from '../commun/repos.js';
import { marquerPage, note } from './mots-marquer.js';

const PATIENCE = 2000; // ms: nobody points at a word before the page itself is there
const LARGEUR = 320; // px
const BORD = 12; // px from the edges of the window
let bulle = null;
let sur = null;

function creer() {
  bulle = document.createElement('div');
  bulle.className = 'bulle';
  bulle.id = 'bulle';
  bulle.setAttribute('role', 'tooltip');
  bulle.hidden = true;
}

/** Beside the word; the style itself keeps the note within a window that becomes narrower. */
function placer(mot) {
  const { left, bottom, top } = mot.getBoundingClientRect();
  bulle.hidden = false;
  const style = bulle.style;
  style.width = `min(${LARGEUR}px, calc(100% - ${2 * BORD}px))`;
  style.left = `max(${BORD}px, min(${left + scrollX}px, calc(100% - ${LARGEUR + BORD}px)))`;
  const dessous = bottom + bulle.offsetHeight + BORD < innerHeight;
  style.top = `${(dessous ? bottom + 6 : top - bulle.offsetHeight - 6) + scrollY}px`;
}

function montrer(mot) {
  const texte = note(mot.dataset.mot) ?? document.getElementById(mot.hash.slice(1))?.nextElementSibling?.textContent;
  if (!texte) return;
  if (!bulle) creer();
  (mot.closest('main') ?? document.body).append(bulle); // inside a landmark: a reader that goes from one to the next meets it
  bulle.textContent = texte;
  mot.setAttribute('aria-describedby', 'bulle');
  sur = mot;
  placer(mot);
}

function cacher() {
  sur?.removeAttribute('aria-describedby');
  if (bulle) bulle.hidden = true;
  sur = null;
}

const motDe = (event) => event.target.closest?.('a.mot');
let touche = null; // the word under the finger, when its note was not shown yet

export function startMots() {
  document.addEventListener('pointerover', (event) => {
    if (event.pointerType !== 'mouse') return;
    const mot = motDe(event);
    if (mot) montrer(mot);
    else if (sur && !event.target.closest?.('.bulle')) cacher();
  });
  document.addEventListener('pointerdown', (event) => {
    const mot = motDe(event);
    touche = mot && event.pointerType !== 'mouse' && mot !== sur ? mot : null;
  }, true);
  document.addEventListener('focusin', (event) => { if (motDe(event)) montrer(motDe(event)); });
  document.addEventListener('focusout', (event) => { if (motDe(event)) cacher(); });
  document.addEventListener('click', (event) => {
    const mot = motDe(event);
    if (!mot) return cacher();
    if (mot.dataset.mot && mot !== touche) return; // its page: the note has been read by hover, focus or a first tap
    touche = null;
    event.preventDefault(); // a tap shows the note; the note's own page is one link further, at the foot
    montrer(mot);
  }, true);
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') cacher(); });
  addEventListener('resize', () => { if (sur) placer(sur); });
  document.addEventListener('page:view', () => { cacher(); auRepos(marquerPage, PATIENCE); });
  auRepos(marquerPage, PATIENCE);
}
