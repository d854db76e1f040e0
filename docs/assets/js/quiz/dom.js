// Small tools to make HTML without writing HTML.

/** A tag with its attributes (a function is a listener, `true` an empty attribute) and its children. */
export function el(nom, attributs = {}, ...enfants) {
  const noeud = document.createElement(nom);
  for (const [cle, valeur] of Object.entries(attributs)) {
    if (typeof valeur === 'function') noeud.addEventListener(cle, valeur);
    else if (valeur === true) noeud.setAttribute(cle, '');
    else if (valeur !== false && valeur != null) noeud.setAttribute(cle, valeur);
  }
  noeud.append(...enfants.filter((enfant) => enfant != null));
  return noeud;
}

export const bouton = (texte, action, classe = 'bouton') => el('button', { type: 'button', class: classe, click: action }, texte);

export const PRINCIPAL = 'bouton bouton-principal';

export const pluriel = (compte, mot) => `${compte} ${mot}${compte > 1 ? 's' : ''}`;
