// Says what is loading, how much, how far; and, when it fails, one sentence and « Réessayer ».
import { python } from "./python.js";

const DISCRETION = 350; // ms: a start shorter than this shows nothing

export const enMo = (octets) => `${(octets / 1e6).toLocaleString("fr-BE", { maximumFractionDigits: 1 })} Mo`;

/** The line of one simulator; `reessayer` is called by its button. Returns what takes it away. */
export function suivreChargement(conteneur, reessayer) {
  const ligne = element("div", "chargement");
  conteneur.append(ligne);
  const montrer = () => dessiner(ligne, reessayer);
  const compter = () => avancer(ligne);
  python.addEventListener("etat", montrer);
  python.addEventListener("octets", compter);
  montrer();
  return () => {
    python.removeEventListener("etat", montrer);
    python.removeEventListener("octets", compter);
    ligne.remove();
  };
}

function dessiner(ligne, reessayer) {
  clearTimeout(ligne.attente);
  ligne.replaceChildren();
  ligne.classList.toggle("panne", python.etat === "echec");
  if (python.etat === "charge") ligne.attente = setTimeout(() => dessinerProgres(ligne), DISCRETION);
  if (python.etat === "echec") dessinerPanne(ligne, reessayer);
}

function dessinerProgres(ligne) {
  const phrase = element("p");
  phrase.id = "chargement-phrase";
  phrase.append("Le calculateur se charge : Python et les règles, ", element("span", "chargement-octets"), ". Vous pouvez lire la page en attendant.");
  const barre = element("progress");
  barre.max = python.total;
  barre.setAttribute("aria-labelledby", phrase.id);
  ligne.replaceChildren(phrase, barre);
  avancer(ligne);
}

function avancer(ligne) {
  const barre = ligne.querySelector("progress");
  if (!barre) return;
  barre.value = python.recus;
  const part = python.recus / python.total;
  ligne.querySelector(".chargement-octets").textContent =
    `${enMo(part * python.transfert)} sur ${enMo(python.transfert)}`;
}

function dessinerPanne(ligne, reessayer) {
  const phrase = element("p");
  phrase.setAttribute("role", "alert");
  phrase.textContent = "Le calculateur n’a pas pu se charger. La page et ses liens restent utilisables, et ce que vous avez écrit est gardé.";
  const bouton = element("button", "bouton");
  bouton.type = "button";
  bouton.textContent = "Réessayer";
  bouton.addEventListener("click", reessayer);
  const cause = element("p", "panne-cause");
  cause.textContent = raison(python.erreur);
  ligne.replaceChildren(phrase, cause, bouton);
}

function raison(erreur) {
  if (!navigator.onLine) return "Cause : l’appareil n’est pas connecté au réseau.";
  return `Cause : ${(erreur?.message ?? "inconnue").split("\n")[0].slice(0, 200)}`;
}

/** On a metered line nothing is loaded unasked: a button says the size and asks. */
export function proposerChargement(conteneur, charger) {
  const ligne = element("div", "chargement");
  const bouton = element("button", "bouton");
  bouton.type = "button";
  bouton.textContent = `Charger le calculateur (≈ ${enMo(python.transfert)})`;
  bouton.addEventListener("click", () => { ligne.remove(); charger(); });
  ligne.append(bouton);
  conteneur.append(ligne);
  python.addEventListener("etat", () => ligne.remove(), { once: true });
}

function element(nom, classe) {
  const cree = document.createElement(nom);
  if (classe) cree.className = classe;
  return cree;
}
