// The start page of the quiz: a mixed draw, written in the address so that it can be shared.
import { bouton, el, pluriel } from './dom.js';
import { ecrire, effacer, lire } from './memoire.js';
import { Partie } from './partie.js';
import { chargerQuestions } from './questions.js';
import { melanger, nouvelleGraine } from './tirage.js';

const NOMBRES = [5, 10, 20];

const choisir = (questions, { theme, role, nombre, graine }) => melanger(
  questions.filter((question) => (!theme || question.theme === theme) && (!role || question.roles.includes(role))),
  graine,
).slice(0, nombre);

export function prendreAccueil(conteneur) {
  const zone = conteneur.querySelector('.quiz-jeu');
  const formulaire = conteneur.querySelector('form.quiz-tirage');
  const message = conteneur.querySelector('.quiz-message');
  const lecture = conteneur.querySelector('.quiz-lecture');

  const lancer = async (selection, graine, partage) => {
    message.textContent = 'Les questions arrivent…';
    try {
      const retenues = selection(await chargerQuestions(conteneur.dataset.fichier));
      message.textContent = retenues.length ? '' : 'Aucune question pour ce choix. Changez le thème ou le rôle.';
      if (!retenues.length) return;
      lecture.hidden = true;
      formulaire.hidden = true;
      new Partie(zone, retenues, {
        graine, garder: true,
        boutons: () => [partage ? bouton('Copier le lien de ce tirage', copier) : null, bouton('Composer un autre quiz', revenir)],
      });
    } catch {
      message.textContent = 'Les questions ne se chargent pas. Les listes par thème, plus bas, marchent toujours.';
    }
  };
  const revenir = () => {
    history.replaceState(history.state, '', location.pathname + location.search);
    zone.replaceChildren();
    zone.hidden = true;
    lecture.hidden = false;
    formulaire.hidden = false;
    formulaire.querySelector('select').focus();
  };
  const demander = (demande) => {
    const fragment = new URLSearchParams({ melange: demande.graine, nombre: demande.nombre });
    if (demande.theme) fragment.set('theme', demande.theme);
    if (demande.role) fragment.set('role', demande.role);
    history.replaceState(history.state, '', `#${fragment}`);
    lancer((questions) => choisir(questions, demande), demande.graine, true);
  };
  const suivreLien = () => {
    const demande = lireFragment(formulaire);
    if (conteneur.isConnected && demande) demander(demande);
  };

  formulaire.hidden = false;
  formulaire.addEventListener('submit', (evenement) => {
    evenement.preventDefault();
    const donnees = new FormData(formulaire);
    demander({ theme: donnees.get('theme'), role: donnees.get('role'), nombre: Number(donnees.get('nombre')), graine: nouvelleGraine() });
  });
  montrerGardees(formulaire, (ids) => lancer((questions) => questions.filter((question) => ids.includes(question.id)), nouvelleGraine(), false));
  addEventListener('hashchange', suivreLien);
  suivreLien();
}

async function copier({ currentTarget }) {
  try {
    await navigator.clipboard.writeText(location.href);
    currentTarget.textContent = 'Lien copié : il ne contient que le tirage';
  } catch { currentTarget.textContent = 'Copiez l’adresse de la page : elle contient le tirage'; }
}

/** The draw that the address asks for, shown in the form; what the form does not know is left out. */
function lireFragment(formulaire) {
  const fragment = new URLSearchParams(location.hash.slice(1));
  if (!fragment.get('melange')) return null;
  const nombre = Number(fragment.get('nombre'));
  const demande = {
    graine: fragment.get('melange').slice(0, 40), theme: fragment.get('theme') || '', role: fragment.get('role') || '',
    nombre: NOMBRES.includes(nombre) ? nombre : 10,
  };
  for (const champ of ['theme', 'role']) {
    const liste = formulaire.elements[champ];
    liste.value = demande[champ];
    if (liste.selectedIndex < 0) { liste.value = ''; demande[champ] = ''; }
  }
  formulaire.elements.nombre.value = String(demande.nombre);
  return demande;
}

/** The questions kept on this device, if any: take them again, or erase them. */
function montrerGardees(formulaire, reprendre) {
  const revoir = lire()?.revoir;
  if (!revoir?.length) return;
  const ligne = el('p', { class: 'quiz-commandes' }, `Gardé sur cet appareil : ${pluriel(revoir.length, 'question')} à revoir. `,
    bouton('Les reprendre', () => reprendre(revoir)),
    bouton('Effacer', () => {
      const { revoir: _, ...reste } = lire() || {};
      if (reste.etapes) ecrire(reste); else effacer();
      ligne.replaceChildren('Effacé de cet appareil.');
    }));
  formulaire.before(ligne);
}
