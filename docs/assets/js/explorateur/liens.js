// With this script, an address never says an answer: the links to the static page of a state, which
// serve without it, become links to the simulator, with the state after the `#`.

export const SIMULATEUR = new URL("../../orienter/index.html", import.meta.url).href; // from the one bundled file in assets/js/
const PAGES = /\/orienter\/etat\//;

export function cacherReponses(racine) {
  for (const lien of racine.querySelectorAll("a[data-etat], a[data-parcours]")) {
    if (!PAGES.test(lien.pathname)) continue;
    const adresse = new URL(SIMULATEUR);
    adresse.hash = lien.dataset.parcours ?? lien.dataset.etat;
    lien.href = adresse.href;
  }
}
