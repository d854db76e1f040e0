// Chance that can be shared: the same seed gives the same draw everywhere, to a whole room.

/** Numbers between 0 and 1, always the same ones for the same seed (FNV-1a, then mulberry32). */
function hasard(graine) {
  let etat = 2166136261;
  for (const signe of graine) etat = Math.imul(etat ^ signe.codePointAt(0), 16777619);
  return () => {
    etat = (etat + 0x6d2b79f5) | 0;
    let valeur = Math.imul(etat ^ (etat >>> 15), 1 | etat);
    valeur = (valeur + Math.imul(valeur ^ (valeur >>> 7), 61 | valeur)) ^ valeur;
    return ((valeur ^ (valeur >>> 14)) >>> 0) / 4294967296;
  };
}

/** A shuffled copy; the list itself does not move. */
export function melanger(liste, graine) {
  const suivant = hasard(graine);
  const copie = [...liste];
  for (let rang = copie.length - 1; rang > 0; rang -= 1) {
    const autre = Math.floor(suivant() * (rang + 1));
    [copie[rang], copie[autre]] = [copie[autre], copie[rang]];
  }
  return copie;
}

export const nouvelleGraine = () => crypto.getRandomValues(new Uint32Array(1))[0].toString(36);
