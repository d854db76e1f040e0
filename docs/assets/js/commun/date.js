// The date of a printed page: known only on the device, on the day it is read.
let ecriture = null; // slow to make

export function dater(racine) {
  ecriture ??= new Intl.DateTimeFormat('fr-BE', { dateStyle: 'long' });
  const jour = ecriture.format(new Date());
  for (const lieu of racine.querySelectorAll('[data-aujourdhui]')) lieu.textContent = jour;
}
