// The script of the projection is fetched by the first page that has something to project.
import { charger } from '../commun/charger.js';

function preparer() {
  document.dispatchEvent(new Event('projection:zones')); // to the script, when it is there
  if (document.querySelector('.projetable')) charger('projection.js').catch(() => {}); // the next page asks again
}

/** Two tables compared are shown when Python has answered, long after the page. */
function attendre() {
  preparer();
  const zone = document.querySelector('.explorateur[data-vue="comparaison"]');
  if (zone) new MutationObserver(preparer).observe(zone, { childList: true });
}

export function startProjection() {
  attendre();
  document.addEventListener('page:view', attendre);
}
