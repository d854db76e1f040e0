// A drawing wider than the screen opens on its first box, not on an empty corner.
function montrer() {
  for (const cadre of document.querySelectorAll('.schema-dessin')) {
    const depart = cadre.querySelector('.node');
    if (!depart || cadre.scrollWidth <= cadre.clientWidth || cadre.scrollLeft > 0) continue;
    const boite = depart.getBoundingClientRect();
    cadre.scrollLeft = boite.left + boite.width / 2 - cadre.getBoundingClientRect().left - cadre.clientWidth / 2;
  }
}

export function startDessins() {
  montrer();
  document.addEventListener('page:view', montrer);
}
