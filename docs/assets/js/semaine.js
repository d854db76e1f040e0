// The steps of the first week: which ones are done, kept on the device only if the reader asks for it.
import { PRINCIPAL, bouton, el, pluriel } from './quiz/dom.js';
import { REFUS, ecrire, effacer, lire } from './quiz/memoire.js';

export function prendreSemaine(conteneur) {
  const { etape, total } = conteneur.dataset;

  /** `focus` after a gesture only; `message` says what the device did not do. */
  const afficher = ({ focus = false, message = '' } = {}) => {
    const faites = lire()?.etapes;
    for (const repere of document.querySelectorAll('[data-etape-faite]')) {
      repere.textContent = faites?.includes(repere.dataset.etapeFaite) ? ' — faite' : '';
    }
    const etat = faites ? `Gardé sur cet appareil : ${pluriel(faites.length, 'étape')} sur ${total}.` : 'Rien n’est gardé pour l’instant.';
    const texte = el('p', { tabindex: '-1' }, message ? `${message} ${etat}` : etat);
    conteneur.replaceChildren(texte, el('p', { class: 'quiz-commandes' }, ...boutons(faites)));
    conteneur.hidden = false;
    if (focus) texte.focus();
  };
  const boutons = (faites) => {
    if (!faites) return [bouton('Garder mes étapes sur cet appareil', () => changer((etapes) => etapes))];
    const finie = etape && (faites.includes(etape)
      ? bouton('Cette étape n’est pas finie', () => changer((etapes) => etapes.filter((faite) => faite !== etape)))
      : bouton('J’ai fini cette étape', () => changer((etapes) => [...etapes, etape]), PRINCIPAL));
    return [finie || null, bouton('Tout effacer de cet appareil', () => { effacer(); afficher({ focus: true }); })];
  };
  const changer = (calcul) => {
    const garde = lire() || {};
    const tenu = ecrire({ ...garde, etapes: calcul(garde.etapes || []) });
    afficher({ focus: true, message: tenu ? '' : REFUS });
  };
  afficher();
}
