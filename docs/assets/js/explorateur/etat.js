// The state of a simulator in the address: after the `#`, so that it is never sent to a server.

/** The state written in the address of the page, or null when the fragment is an anchor or absent. */
export function lireEtat(adresse = location) {
  const fragment = adresse.hash.slice(1);
  return fragment.includes("=") ? fragment : null;
}

export function adresseDe(etat) {
  const adresse = new URL(location.href);
  adresse.hash = etat ?? "";
  return adresse.href;
}

/** Writes the state: `pousser` adds a step to the history, otherwise the current step is completed. */
export function ecrireEtat(etat, pousser) {
  const adresse = adresseDe(etat);
  if (adresse === location.href) return;
  const memoire = { ...history.state, explorateur: etat, url: adresse, source: "explorateur" };
  if (pousser) history.pushState(memoire, "", adresse);
  else history.replaceState({ ...history.state }, "", adresse);
}

/** What a form says, in the order of its fields. */
export function etatDuFormulaire(formulaire, bouton) {
  const donnees = new FormData(formulaire, bouton?.name ? bouton : undefined);
  return new URLSearchParams([...donnees].filter(([, valeur]) => typeof valeur === "string")).toString();
}
