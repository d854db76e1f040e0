// Takes over the simulators of the page that is shown, and of each page that swup shows after it.
import { guetterLiens } from "./explorateur/intention.js";
import { cacherReponses } from "./explorateur/liens.js";
import { Simulateur } from "./explorateur/simulateur.js";

export { Apport } from "./explorateur/apport.js";
export { etatToutFait } from "./explorateur/etats.js";
export { python } from "./explorateur/python.js";

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

init();
window.simulateurs = true;
window.retenir?.rendre(); // what was chosen before this script was there (retenir.js)
guetterLiens();
document.addEventListener("page:view", init);
// Back, forward, and a fragment typed or followed: browsers say `popstate` for all three.
addEventListener("popstate", () => actifs.forEach((simulateur) => simulateur.suivreAdresse()));
