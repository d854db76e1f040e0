// Small makers of HTML for what the scripts show.
export function element(nom, attributs = {}, ...contenu) {
  const cree = document.createElement(nom);
  for (const [cle, valeur] of Object.entries(attributs)) cree.setAttribute(cle, valeur);
  cree.append(...contenu);
  return cree;
}

export function bouton(texte, action, classe = 'bouton') {
  const cree = element('button', { type: 'button', class: classe }, texte);
  cree.addEventListener('click', action);
  return cree;
}
