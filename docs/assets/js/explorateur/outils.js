// The buttons of a result: print, copy the link, start again, download a file.
import { copier } from "../commun/copier.js";
import { adresseDe } from "./etat.js";
import { python } from "./python.js";

const CONTENU = "Il contient vos réponses et la version des données, rien d’autre : celui qui l’ouvre voit la même page.";

/** What to do for a button of a simulator; `simulateur` is the one that holds it. */
export async function agir(bouton, simulateur) {
  const dire = (phrase) => { messageDe(bouton).textContent = phrase; };
  switch (bouton.dataset.action) {
    case "imprimer": return print();
    case "copier": return copierLien(adresseDe(simulateur.vue, simulateur.etat), bouton, dire);
    case "recommencer": return simulateur.recommencer();
    case "fichier": return telecharger(bouton.dataset.genre, simulateur, dire);
  }
}

async function copierLien(adresse, bouton, dire) {
  try {
    await copier(adresse);
    dire(`Lien copié. ${CONTENU}`);
  } catch {
    dire(`Copiez ce lien. ${CONTENU}`);
    montrerLien(adresse, bouton);
  }
}

function montrerLien(adresse, bouton) {
  const champ = document.createElement("input");
  champ.readOnly = true;
  champ.value = adresse;
  champ.setAttribute("aria-label", "Lien à copier");
  messageDe(bouton).append(document.createElement("br"), champ);
  champ.focus();
  champ.select();
}

async function telecharger(genre, simulateur, dire) {
  dire("Le fichier se prépare…");
  try {
    const fichier = await python.appeler("fichier", simulateur.vue, genre, simulateur.etat);
    if (fichier.erreur) return dire(fichier.erreur.message);
    offrir(fichier);
    dire(`Fichier « ${fichier.nom} » prêt : votre navigateur le range avec vos téléchargements.`);
  } catch {
    dire("Le fichier n’a pas pu être préparé : le calculateur n’est pas chargé. Utilisez « Réessayer », puis ce bouton.");
  }
}

function offrir({ nom, type, contenu }) {
  const adresse = URL.createObjectURL(new Blob([contenu], { type }));
  const lien = document.createElement("a");
  lien.href = adresse;
  lien.download = nom;
  lien.dataset.sansSwup = "";
  lien.click();
  setTimeout(() => URL.revokeObjectURL(adresse), 60_000);
}

/** The live region that the tools of a view have from the start. */
function messageDe(bouton) {
  return bouton.closest(".outils").querySelector(".outils-message");
}
