// The states of the flows when Python is not there: all of them, in one file asked for whole, so that
// no request says what was answered. Written at build by the same functions (scripts/etats.py).

const DOSSIER = new URL("../../orienter/", import.meta.url); // from the one bundled file in assets/js/
let demande = null;
let essais = 0;

/** What Python would answer for this state: html, titre, etat, annonce; null when it is not one of them.
    `proche`: answers that wait for their question are left aside, as the static pages do. */
export async function etatToutFait(etat, base, proche = false) {
  demande ??= telecharger();
  demande.catch(() => { demande = null; });
  return (await demande).vue(etat, base, proche);
}

async function telecharger() {
  const lecteur = new URL("etats.js", DOSSIER);
  if (essais++) lecteur.search = essais; // a module that did not come is not asked for again under one address
  try {
    const [{ Etats }, reponse] = await Promise.all([import(lecteur), fetch(new URL("etats.json", DOSSIER))]);
    return new Etats(await reponse.json());
  } catch (cause) {
    throw new Error("le fichier des parcours n’est pas arrivé.", { cause });
  }
}
