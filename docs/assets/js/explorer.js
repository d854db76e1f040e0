// Takes over the simulators of the page that is shown, and of each page that swup shows after it.
import { ligneComptee } from "./commun/economie.js";
import { lireEtat } from "./explorateur/etat.js";
import { guetterLiens } from "./explorateur/intention.js";
import { cacherReponses } from "./explorateur/liens.js";
import { python } from "./explorateur/python.js";
import { Simulateur } from "./explorateur/simulateur.js";

export { etatToutFait } from "./explorateur/etats.js";
export { python };

const pris = new WeakMap();
let actifs = [];

/** Finds the simulators of the page; safe to call again after any change of page. */
export function init() {
  cacherReponses(document);
  for (const promesse of document.querySelectorAll("[data-avec-programme]")) promesse.hidden = false;
  for (const simulateur of actifs) if (!simulateur.present) simulateur.quitter();
  actifs = [...document.querySelectorAll(".explorateur")].map((conteneur) => {
    if (!pris.has(conteneur)) pris.set(conteneur, new Simulateur(conteneur));
    return pris.get(conteneur);
  });
}

// A state that is shared is an answer that is awaited: Python comes while the page is made ready.
if (lireEtat() !== null && document.querySelector(".explorateur") && !ligneComptee()) python.demarrer();
init();
window.simulateurs = true;
window.retenir?.rendre(); // what was chosen before this script was there (retenir.js)
guetterLiens();
document.addEventListener("page:view", init);
// Back, forward, and a fragment typed or followed: browsers say `popstate` for all three.
addEventListener("popstate", () => actifs.forEach((simulateur) => simulateur.suivreAdresse()));
