// In the pages that have a simulator or lead to one. An answer chosen before the simulators' script is there is kept for
// it, never asked of the host: `retenir.rendre` gives it. If the script does not come, it stays in the address for a
// reload, and the reader is asked before its page is.
// Written inside the page by scripts/site.py. Nothing newer than `const`: browsers too old for the script, which have
// no `Object.hasOwn`, follow the links as they are, without a complaint.
const GESTES = ['click', 'submit'];
const ACCORD = 'Le programme de cette page n’est pas arrivé. Rechargez la page pour réessayer : votre choix est gardé. '
  + 'Ou ouvrez la suite comme une simple page : l’hébergeur verra laquelle. L’ouvrir ?';
let garde = null; // the link or the form that was chosen last
let perdu = false; // the script has not come

/** What a gesture chooses: an answer, or a form of a simulator; null when it is none of our business. */
function choisi(geste) {
  if (geste.button || geste.ctrlKey || geste.metaKey || geste.shiftKey || geste.altKey) return null;
  if (geste.type === 'submit') return geste.target.closest('.explorateur') && geste.target;
  return geste.target.closest ? geste.target.closest('a[data-etat], a[data-parcours]') : null;
}

function retenir(geste) {
  const choix = choisi(geste);
  if (!choix) return;
  geste.preventDefault();
  geste.stopImmediatePropagation();
  if (garde) garde.classList.remove('choisie');
  garde = choix;
  garde.classList.add('choisie');
  if (perdu) demander();
}

function demander() {
  if (!garde || !garde.href) return;
  if (garde.dataset.etat) history.replaceState(history.state, '', `#${garde.dataset.etat}`);
  if (confirm(ACCORD)) location.href = garde.href;
}

function rendre() {
  for (const geste of GESTES) removeEventListener(geste, retenir, true);
  window.retenir = null;
  if (!garde) return;
  garde.classList.remove('choisie');
  if (!garde.isConnected) return;
  if (garde.requestSubmit) garde.requestSubmit();
  else garde.click();
}

if (Object.hasOwn && /^http/.test(location.protocol)) {
  window.retenir = { rendre };
  for (const geste of GESTES) addEventListener(geste, retenir, true);
  addEventListener('load', () => {
    perdu = Boolean(window.retenir);
    if (perdu) demander();
  });
}
