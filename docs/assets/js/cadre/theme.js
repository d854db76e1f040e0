// Theme: automatic, light or dark. The only thing this site stores without being asked is this choice.
const CLE = 'theme';

function lire() {
  try { return localStorage.getItem(CLE) || 'auto'; } catch { return 'auto'; }
}

function garder(choix) {
  try {
    if (choix === 'auto') localStorage.removeItem(CLE);
    else localStorage.setItem(CLE, choix);
  } catch { /* storage refused: the choice holds for this page only */ }
}

function montrer(choix) {
  const racine = document.documentElement;
  if (choix === 'auto') racine.removeAttribute('data-theme');
  else racine.setAttribute('data-theme', choix);
  for (const bouton of document.querySelectorAll('[data-theme-choix]')) {
    bouton.setAttribute('aria-pressed', String(bouton.dataset.themeChoix === choix));
  }
}

export function startTheme() {
  montrer(lire());
  document.addEventListener('click', (event) => {
    const bouton = event.target.closest?.('[data-theme-choix]');
    if (!bouton) return;
    garder(bouton.dataset.themeChoix);
    montrer(bouton.dataset.themeChoix);
  });
  document.addEventListener('page:view', () => montrer(document.documentElement.getAttribute('data-theme') || 'auto'));
}
