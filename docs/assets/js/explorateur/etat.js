// The state of a simulator in the address: after the `#`, so that it is never sent to a server.
import { SIMULATEUR } from "./liens.js";

/** The state written in the address of the page, or null when the fragment is an anchor or absent. */
export function lireEtat(adresse = location) {
  const fragment = adresse.hash.slice(1);
  return fragment.includes("=") ? fragment : null;
}

/** The first state of the flow that a state is in; null when it is that one. */
export function debutDe(etat) {
  const { flux, v, ...reponses } = Object.fromEntries(new URLSearchParams(etat));
  return Object.keys(reponses).length ? `flux=${flux}&v=${v}` : null;
}

/** The link that gives a state, for someone else. A state of the flows is given at the address of the simulator:
    the page one is on may be the static page of another state, which would say its answers too. */
export function adresseDe(vue, etat) {
  return avecEtat(vue === "orientation" ? SIMULATEUR : location.href, etat);
}

/** Writes the state: `pousser` adds a step to the history, otherwise the current step is completed. */
export function ecrireEtat(etat, pousser) {
  const adresse = avecEtat(location.href, etat);
  if (adresse === location.href) return;
  const memoire = { ...history.state, url: adresse }; // `url`: what swup asks for on coming back from another page
  if (pousser) history.pushState(memoire, "", adresse);
  else history.replaceState(memoire, "", adresse);
}

/** What a form says, in the order of its fields. */
export function etatDuFormulaire(formulaire) {
  const donnees = [...new FormData(formulaire)].filter(([, valeur]) => typeof valeur === "string");
  return new URLSearchParams(donnees).toString();
}

function avecEtat(base, etat) {
  const adresse = new URL(base);
  adresse.hash = etat;
  return adresse.href;
}
