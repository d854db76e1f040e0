// Puts a fragment in the place of the one shown, then moves the reader to what changed.
import { annoncer } from "../commun/annonce.js";
import { dater } from "../commun/date.js";
import { cacherReponses } from "./liens.js";

const analyseur = new DOMParser();

/** The element of a view, ready to be shown. */
export function analyser(html) {
  const { body } = analyseur.parseFromString(html, "text/html");
  return preparer(document.adoptNode(body.querySelector(".vue") ?? body.firstElementChild));
}

/** Shows a view; `racine`: its HTML when it was read in advance. */
export function placer(conteneur, vue) {
  remplacer(conteneur, vue.racine ?? analyser(vue.html));
  if (vue.titre) document.title = titreDePage(vue.titre);
  annoncer(vue.annonce);
}

/** Replaces the shown view by this element, moves the focus to its heading or errors. */
export function remplacer(conteneur, racine) {
  const ancienne = conteneur.querySelector(":scope > .vue");
  racine.classList.add("vue-arrive"); // what is on screen is painted first
  requestAnimationFrame(() => setTimeout(() => racine.classList.remove("vue-arrive")));
  if (ancienne) ancienne.replaceWith(racine);
  else conteneur.prepend(racine);
  viser(racine);
}

/** What a fragment has only when a script is there: its tools, the date for a printed page, links
    that say no answer. */
export function preparer(racine) {
  cacherReponses(racine);
  for (const outils of racine.querySelectorAll(".outils")) outils.hidden = false;
  dater(racine);
  return racine;
}

function viser(vue) {
  const cible = vue.querySelector(".erreurs") ?? vue.querySelector(".vue-titre");
  if (!cible) return;
  if (!cible.hasAttribute("tabindex")) cible.tabIndex = -1;
  cible.focus({ preventScroll: true });
  const { top, bottom } = cible.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) cible.scrollIntoView({ block: "start" });
}

function titreDePage(titre) {
  const site = document.title.split(" · ").at(-1);
  return titre.endsWith(site) ? titre : `${titre} · ${site}`;
}
