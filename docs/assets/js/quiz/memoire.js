// What the device keeps, only when the reader asks for it: the steps done, the questions to see again.
const CLE = 'semaine';

export const REFUS = 'Cet appareil refuse de garder quelque chose.';

export function lire() {
  try { return JSON.parse(localStorage.getItem(CLE)) || null; } catch { return null; }
}

/** False when the device refuses (private window, storage full or forbidden). */
export function ecrire(valeur) {
  try { localStorage.setItem(CLE, JSON.stringify(valeur)); return true; } catch { return false; }
}

export function effacer() {
  try { localStorage.removeItem(CLE); } catch { /* nothing was kept */ }
}
