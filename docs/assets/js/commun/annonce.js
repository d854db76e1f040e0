// One polite announcement, in the region that the page keeps for it from the start.
export function annoncer(texte) {
  const region = document.getElementById('annonce');
  if (!region || !texte) return;
  region.textContent = '';
  setTimeout(() => { region.textContent = texte; }, 60);
}
