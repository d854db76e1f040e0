// Where an answer comes from: Python; or, for the flows, the file of all their states when Python is
// missing, unwanted or slow. Neither request depends on what is asked.
import { ligneComptee } from "../commun/economie.js";
import { etatToutFait } from "./etats.js";
import { python } from "./python.js";

const PATIENCE = 1500; // ms: a flow then asks for the file too, and the first of the two answers

/** The view of a state: html, titre, etat, annonce. `suivi`: a link of the page leads to it.
    Rejects when nothing can give it. */
export async function obtenir(vue, etat, base, suivi) {
  if (vue !== "orientation") return demanderPython(vue, etat, base);
  const sansPython = python.etat === "echec" || (python.etat === "repos" && ligneComptee());
  const faite = sansPython && await etatToutFait(etat, base, suivi);
  return faite || premiere(demanderPython(vue, etat, base), () => etatToutFait(etat, base, suivi));
}

async function demanderPython(nom, etat, base) {
  const vue = await python.appeler("vue", nom, etat, base);
  if (vue.erreur) throw new Error(vue.erreur.message);
  return vue;
}

/** Python's answer; or the other one, if Python fails or takes too long. */
async function premiere(vivante, prendreFaite) {
  const fini = vivante.then(() => true, () => false);
  const faite = Promise.race([fini, patienter()]).then(async (repondu) => {
    if (repondu || python.etat === "pret") return vivante;
    return (await prendreFaite()) ?? vivante;
  });
  return Promise.any([vivante, faite]).catch(() => vivante);
}

const patienter = () => new Promise((resoudre) => { setTimeout(() => resoudre(false), PATIENCE); });
