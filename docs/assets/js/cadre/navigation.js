// Page to page without reload (swup), so that the one Python worker lives through the visit.
// Focus, title, announcement and the `page:view` event that other scripts wait for are handled here.
import Swup from 'swup';
import { annoncer } from './annonce.js';

function viser(ancre) {
  const but = ancre ? document.getElementById(decodeURIComponent(ancre.slice(1))) : null;
  if (but) {
    const bloc = but.closest('details');
    if (bloc) bloc.open = true; // what one has asked to see is never folded
    if (!but.hasAttribute('tabindex')) but.setAttribute('tabindex', '-1');
    but.focus({ preventScroll: true });
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
  window.addEventListener('hashchange', () => { if (document.getElementById(location.hash.slice(1))?.closest('details')) viser(location.hash); });
  if (!location.protocol.startsWith('http')) return;
  fixerTete();
  const swup = new Swup({
    containers: ['#page'],
    animationSelector: false,
    animateHistoryBrowsing: false,
    ignoreVisit: ignorer,
    timeout: 15000,
  });
  swup.hooks.on('visit:start', (visit) => { if (matchMedia('(prefers-reduced-data: reduce)').matches) visit.cache.read = true; });
  swup.hooks.on('link:anchor', (visit, { hash }) => viser(hash));
  swup.hooks.on('page:view', (visit) => {
    viser(visit.to.hash);
    annoncerPage(visit.to.url);
  });
  window.naviguer = (adresse) => swup.navigate(adresse);
}
