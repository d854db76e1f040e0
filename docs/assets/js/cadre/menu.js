// The menu of narrow screens: a disclosure that Escape closes, giving the focus back to its button.
function basculer(ouvert) {
  const bouton = document.querySelector('.bouton-menu');
  const menu = document.getElementById('menu');
  if (!bouton || !menu) return;
  bouton.setAttribute('aria-expanded', String(ouvert));
  menu.classList.toggle('ouvert', ouvert);
}

export function startMenu() {
  document.addEventListener('click', (event) => {
    const bouton = event.target.closest?.('.bouton-menu');
    if (bouton) return basculer(bouton.getAttribute('aria-expanded') !== 'true');
    if (!event.target.closest?.('#menu')) basculer(false);
  });
  document.addEventListener('keydown', (event) => {
    const bouton = document.querySelector('.bouton-menu[aria-expanded="true"]');
    if (event.key !== 'Escape' || !bouton) return;
    basculer(false);
    bouton.focus();
  });
}
