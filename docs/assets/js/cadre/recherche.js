// The search as it is shown: the list under the field of every page, and the search page.
// The index and the groups of words, made at build, are put before this script (scripts/search.py).
import { decouper, plier } from './analyse.js';
import { annoncer } from '../commun/annonce.js';
import { Recherche } from './trouver.js';

const moteur = new Recherche(window.indexRecherche, window.motsRecherche);
delete window.indexRecherche;
delete window.motsRecherche;
const PAGE = { combien: 30, autour: 8 };
const AUTOUR = 'Rien de sûr ; voici ce qui s’en approche.';

const chercher = (texte, reglages) => moteur.chercher(texte, reglages);

/** What the number of answers says, in words. */
function compter({ trouves, sur }) {
  if (!trouves.length) return 'Aucun résultat. Essayez un mot plus court, ou un seul mot.';
  if (!sur) return AUTOUR;
  return trouves.length === 1 ? '1 résultat' : `${trouves.length} résultats`;
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
  const { trouves, sur } = chercher(champ.value, { combien: 8, debut: true });
  liste.dataset.sur = sur ? 'oui' : 'non';
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
  if (champ.value.trim()) annoncer(compter({ trouves, sur }));
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
    const { trouves, sur } = chercher(champ.value, PAGE);
    const demande = champ.value.trim();
    const compte = document.createElement('p');
    compte.textContent = demande ? compter({ trouves, sur }) : '';
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
    resultats.replaceChildren(...(demande ? [compte, ...(sur ? [] : [ailleurs()]), liste] : []));
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

/** Where to look when nothing is sure: the questions by role, and what the texts leave open. */
function ailleurs() {
  const paragraphe = document.createElement('p');
  const liens = [['semaine/puis-je.html', 'Les questions « Puis-je », par rôle'], ['familles/on-me-dit.html', 'On me dit que… (familles et jeunes)'], ['textes/lexique.html', 'Le lexique']];
  paragraphe.append('Cherchez aussi dans les listes : ', ...liens.flatMap(([chemin, mots], rang) => {
    const lien = document.createElement('a');
    lien.href = adresse(chemin);
    lien.textContent = mots;
    return rang ? [', ', lien] : [lien];
  }), '.');
  return paragraphe;
}

function brancher() {
  document.querySelectorAll('.recherche-champ').forEach(brancherChamp);
  const resultats = document.getElementById('recherche-resultats');
  if (resultats) brancherPage(resultats);
}

window.rechercheSite = { brancher, chercher };
