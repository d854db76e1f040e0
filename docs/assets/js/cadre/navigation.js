// Page to page without reload (swup), so that the one Python worker lives through the visit.
// Focus, title, announcement and the `page:view` event that other scripts wait for are handled here.
import Swup from 'swup';
import { annoncer } from '../commun/annonce.js';

function but(ancre) {
  try { return document.getElementById(decodeURIComponent(ancre.slice(1))); } catch { return null; } // a spoilt fragment aims at nothing
}

function viser(ancre) {
  const vise = but(ancre);
  if (vise) {
    const bloc = vise.closest('details');
    if (bloc) bloc.open = true; // what one has asked to see is never folded
    if (!vise.hasAttribute('tabindex')) vise.setAttribute('tabindex', '-1');
    vise.focus({ preventScroll: true });
    return;
  }
  const titre = document.querySelector('main h1') || document.getElementById('contenu');
  titre.setAttribute('tabindex', '-1');
  titre.focus({ preventScroll: true });
}

function annoncerPage(url) {
  annoncer(`Page ouverte : ${document.title.split(' · ')[0]}`);
  document.dispatchEvent(new CustomEvent('page:view', { detail: { url } }));
}

/** Only plain pages of the site: not the downloads, not what another script has taken. Before the script
    of the simulators is there, a page is loaded anew: it alone may hold back the answers chosen in it. */
function ignorer(url, { el, event } = {}) {
  if (!window.simulateurs) return true;
  if (event?.defaultPrevented || el?.closest('[data-sans-swup], a.renvoi, a.mot[href^="#"]')) return true;
  const chemin = new URL(url, location.href).pathname;
  return !(chemin.endsWith('/') || chemin.endsWith('.html'));
}

/** The head is kept from page to page: its relative addresses must not follow the address of the page. */
function fixerTete() {
  for (const lien of document.head.querySelectorAll('link[href]')) lien.href = lien.href;
}

export function startNavigation() {
  window.addEventListener('hashchange', () => { if (but(location.hash)?.closest('details')) viser(location.hash); });
  if (!location.protocol.startsWith('http')) return;
  fixerTete();
  const swup = new Swup({
    containers: ['#page'],
    animationSelector: false,
    animateHistoryBrowsing: false,
    ignoreVisit: ignorer,
    // « Retour » to a step that another script has written, or the browser itself, is a change of page like any other.
    skipPopStateHandling: () => false,
    timeout: 15000,
  });
  swup.getAnchorElement = but; // its own throws on a spoilt fragment
  swup.hooks.on('link:anchor', (visit, { hash }) => viser(hash));
  swup.hooks.on('page:view', (visit) => {
    viser(location.hash); // of this step: a script may have rewritten it since
    annoncerPage(visit.to.url);
  });
  window.naviguer = (adresse) => swup.navigate(adresse);
}
