// The search: MiniSearch, the index made at build (put before this script), the list under the field, the page.
import MiniSearch from 'minisearch';
import { OPTIONS, REGLAGES, decouper, plier, racine } from './analyse.js';
import { annoncer } from '../commun/annonce.js';

const moteur = MiniSearch.loadJSON(window.indexRecherche, OPTIONS);
delete window.indexRecherche;

const racines = (texte) => decouper(texte).map(racine).filter(Boolean).join(' ');
const page = (trouve) => trouve.chemin.split('#')[0];

export function chercher(texte, combien = 30) {
  if (!texte.trim()) return [];
  const tous = moteur.search(texte, REGLAGES);
  const trouves = tous.length ? tous : moteur.search(texte, { ...REGLAGES, combineWith: 'OR' });
  const voulu = racines(texte);
  for (const trouve of trouves) if (racines(trouve.titre) === voulu) trouve.score *= 2;
  trouves.sort((a, b) => b.score - a.score);
  return varier(trouves).slice(0, combien);
}

/** The second result comes from another page than the first: a definition, then where it is used. */
function varier(trouves) {
  const rang = trouves.findIndex((trouve) => page(trouve) !== page(trouves[0]));
  if (rang > 1) trouves.splice(1, 0, ...trouves.splice(rang, 1));
  return trouves;
}

function adresse(chemin) {
  return (document.getElementById('page')?.dataset.racine || './') + chemin;
}

function souligner(texte, requete) {
  const debut = document.createDocumentFragment();
  const mots = decouper(requete).filter((mot) => mot.length > 2).map((mot) => mot.slice(0, Math.max(4, mot.length - 2)));
  for (const morceau of texte.split(/(\s+)/)) {
    const touche = mots.some((mot) => plier(morceau).includes(mot));
    const noeud = touche ? document.createElement('mark') : document.createTextNode(morceau);
    if (touche) noeud.textContent = morceau;
    debut.append(noeud);
  }
  return debut;
}

function ligne(classe, contenu) {
  const span = document.createElement('span');
  span.className = classe;
  span.append(contenu);
  return span;
}

function remplir(element, trouve, requete) {
  element.append(
    ligne('trouve-titre', souligner(trouve.titre, requete)),
    ligne('trouve-chemin', trouve.ou),
    ligne('trouve-extrait', souligner(trouve.extrait, requete)),
  );
}

function listeSous(champ) {
  const liste = document.getElementById(champ.getAttribute('aria-controls'));
  const trouves = chercher(champ.value, 8);
  liste.replaceChildren(...trouves.map((trouve, rang) => {
    const option = document.createElement('li');
    option.id = `trouve-${rang}`;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    option.dataset.adresse = adresse(trouve.chemin);
    remplir(option, trouve, champ.value);
    return option;
  }));
  ouvrir(champ, trouves.length > 0);
  if (champ.value.trim()) annoncer(trouves.length ? `${trouves.length} résultats` : 'Aucun résultat');
}

function ouvrir(champ, ouvert) {
  document.getElementById(champ.getAttribute('aria-controls')).hidden = !ouvert;
  champ.setAttribute('aria-expanded', String(ouvert));
  champ.removeAttribute('aria-activedescendant');
}

function choisir(champ, pas) {
  const options = [...document.querySelectorAll(`#${champ.getAttribute('aria-controls')} [role="option"]`)];
  if (!options.length) return;
  const ici = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  const la = (ici + pas + options.length + (ici < 0 && pas < 0 ? 1 : 0)) % options.length;
  options.forEach((option, rang) => option.setAttribute('aria-selected', String(rang === la)));
  champ.setAttribute('aria-activedescendant', options[la].id);
  options[la].scrollIntoView({ block: 'nearest' });
}

function aller(adresseChoisie) {
  if (window.naviguer) window.naviguer(adresseChoisie);
  else location.href = adresseChoisie;
}

function auClavier(event) {
  const champ = event.target;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    choisir(champ, event.key === 'ArrowDown' ? 1 : -1);
  } else if (event.key === 'Escape') ouvrir(champ, false);
  else if (event.key === 'Enter') {
    const actif = document.getElementById(champ.getAttribute('aria-activedescendant') || '-');
    if (!actif) return;
    event.preventDefault();
    ouvrir(champ, false);
    aller(actif.dataset.adresse);
  }
}

function brancherChamp(champ) {
  if (champ.dataset.pret) return;
  champ.dataset.pret = 'oui';
  champ.addEventListener('input', () => listeSous(champ));
  champ.addEventListener('keydown', auClavier);
  champ.addEventListener('blur', () => window.setTimeout(() => ouvrir(champ, false), 150));
  const liste = document.getElementById(champ.getAttribute('aria-controls'));
  liste.addEventListener('mousedown', (event) => {
    const option = event.target.closest('[role="option"]');
    if (!option) return;
    event.preventDefault();
    aller(option.dataset.adresse);
  });
  if (champ.value) listeSous(champ);
}

function brancherPage(resultats) {
  const champ = document.getElementById('recherche-page-champ');
  const montrer = () => {
    const trouves = chercher(champ.value);
    const compte = document.createElement('p');
    compte.textContent = !champ.value.trim() ? '' : trouves.length ? `${trouves.length} résultats` : 'Aucun résultat. Essayez un mot plus court, ou un seul mot.';
    const liste = document.createElement('ol');
    liste.className = 'resultats';
    liste.append(...trouves.map((trouve) => {
      const item = document.createElement('li');
      const lien = document.createElement('a');
      lien.href = adresse(trouve.chemin);
      remplir(lien, trouve, champ.value);
      item.append(lien);
      return item;
    }));
    resultats.replaceChildren(compte, liste);
    annoncer(compte.textContent);
  };
  const depuisAdresse = () => {
    const q = new URLSearchParams(location.hash.slice(1)).get('q');
    if (q !== null && q !== champ.value) { champ.value = q; montrer(); }
    else if (champ.value && !resultats.querySelector('.resultats')) montrer(); // typed while the search was loading
  };
  if (!champ.dataset.pret) {
    champ.dataset.pret = 'oui';
    champ.addEventListener('input', () => {
      montrer();
      history.replaceState(history.state, '', `#${new URLSearchParams({ q: champ.value })}`);
    });
    champ.form.addEventListener('submit', (event) => { event.preventDefault(); montrer(); });
    window.addEventListener('hashchange', depuisAdresse);
  }
  depuisAdresse();
}

function brancher() {
  document.querySelectorAll('.recherche-champ').forEach(brancherChamp);
  const resultats = document.getElementById('recherche-resultats');
  if (resultats) brancherPage(resultats);
}

window.rechercheSite = { brancher, chercher };
