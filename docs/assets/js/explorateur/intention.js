// When to start Python: on the page of a simulator, or when a link to one is pointed at or focused;
// never unasked on a line that the reader pays by the byte or has asked to spare.
import { ligneComptee } from "../commun/economie.js";
import { python } from "./python.js";

const SIMULATEURS = /\/(orienter\/(index\.html)?|protutelle\/(calcul|rapports)\.html|former\/(exercices|comparer)\.html|semaine\/rappels\.html)$/;

/** Watches the links of the whole visit; to be called once. */
export function guetterLiens() {
  const guetter = ({ target }) => {
    const lien = target.closest?.("a[href]");
    if (!lien || python.etat !== "repos" || ligneComptee()) return;
    if (lien.origin === location.origin && SIMULATEURS.test(lien.pathname)) python.demarrer();
  };
  for (const signe of ["pointerover", "focusin", "touchstart"]) {
    document.addEventListener(signe, guetter, { passive: true });
  }
}
