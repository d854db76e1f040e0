// The script of the projection is fetched by the first page that has something to project.
let demande = false;

function charger() {
  if (demande || !document.querySelector('.projetable')) return;
  demande = true;
  const script = document.createElement('script');
  script.src = `${document.getElementById('page').dataset.racine}assets/js/projection.js`;
  document.head.append(script);
}

export function startProjection() {
  charger();
  document.addEventListener('page:view', charger);
}
