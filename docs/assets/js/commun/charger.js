// Another script of the site, beside this one: loaded once for the visit, asked for again only if it did not come.
const ICI = document.currentScript?.src ?? '';
const demandes = new Map(); // name → promise that it has run

export function charger(nom) {
  if (!demandes.has(nom)) {
    const promesse = new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = new URL(nom, ICI).href;
      script.onload = resolve;
      script.onerror = () => { demandes.delete(nom); reject(new Error(`${nom} n’est pas arrivé.`)); };
      document.head.append(script);
    });
    demandes.set(nom, promesse);
  }
  return demandes.get(nom);
}
