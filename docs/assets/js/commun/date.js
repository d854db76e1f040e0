// The date of a printed page: known only on the device, on the day it is read.
export function dater(racine) {
  const jour = new Intl.DateTimeFormat('fr-BE', { dateStyle: 'long' }).format(new Date());
  for (const lieu of racine.querySelectorAll('[data-aujourdhui]')) lieu.textContent = jour;
}
