// The quiz alone, in the package of a learning platform (SCORM 1.2); without a platform, it plays all the same.
// The score told is that of whole new draws only, and the best one stays. REUSSITE: put here by explorer.exports.scorm.
import { prendrePaquet } from './page.js';

/** The platform's own object stands in a window around this one, or in the one that opened it. */
function chercher(fenetre) {
  for (let pas = 0; fenetre && pas < 20; pas += 1) {
    if (fenetre.API) return fenetre.API;
    if (fenetre.parent === fenetre) return null;
    fenetre = fenetre.parent;
  }
  return null;
}

function trouver() {
  try { return chercher(window) || (window.opener ? chercher(window.opener) : null); } catch { return null; }
}

function suivre(api) {
  const ecrire = (cle, valeur) => api.LMSSetValue(cle, String(valeur));
  if (['', 'not attempted'].includes(api.LMSGetValue('cmi.core.lesson_status'))) {
    ecrire('cmi.core.lesson_status', 'incomplete');
    api.LMSCommit('');
  }
  document.addEventListener('quiz:fin', ({ detail }) => {
    const pourcent = Math.round((100 * detail.justes) / detail.total);
    const garde = api.LMSGetValue('cmi.core.score.raw');
    if (garde !== '' && Number(garde) > pourcent) return;
    ecrire('cmi.core.score.min', 0);
    ecrire('cmi.core.score.max', 100);
    ecrire('cmi.core.score.raw', pourcent);
    ecrire('cmi.core.lesson_status', pourcent >= REUSSITE ? 'passed' : 'failed');
    api.LMSCommit('');
  });
  let fini = false;
  window.addEventListener('pagehide', () => {
    if (fini) return;
    fini = true;
    api.LMSFinish('');
  });
}

const api = trouver();
if (api && api.LMSInitialize('') !== 'false') suivre(api);
const conteneur = document.querySelector('.quiz[data-quiz="paquet"]');
if (conteneur) prendrePaquet(conteneur);
