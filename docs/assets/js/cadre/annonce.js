// One polite status region, present from load, says what changed.
export function annoncer(texte) {
  const region = document.getElementById('annonce');
  if (!region) return;
  region.textContent = '';
  window.setTimeout(() => { region.textContent = texte; }, 60);
}
