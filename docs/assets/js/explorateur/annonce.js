// One polite announcement, in the region the page keeps for it.
export function annoncer(texte) {
  const region = document.getElementById("annonce");
  if (!region || !texte) return;
  region.textContent = "";
  setTimeout(() => { region.textContent = texte; }, 60);
}
