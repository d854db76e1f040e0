// The script of the projection is fetched by the first page that has something to project.
let demande = false;

function charger() {
  if (demande) document.dispatchEvent(new Event('projection:zones'));
  if (demande || !document.querySelector('.projetable')) return;
  demande = true;
  const script = document.createElement('script');
  script.src = `${document.getElementById('page').dataset.racine}assets/js/projection.js`;
  document.head.append(script);
}

/** Two tables compared are shown when Python has answered, long after the page. */
function attendre() {
  charger();
  const zone = document.querySelector('.explorateur[data-vue="comparaison"]');
  if (zone) new MutationObserver(charger).observe(zone, { childList: true });
}

export function startProjection() {
  attendre();
  document.addEventListener('page:view', attendre);
}
