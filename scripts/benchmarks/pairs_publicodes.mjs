// Articles 5 and 6, pro rata, in Publicodes; run by `scripts.benchmarks.pairs` (see pairs_openfisca.py).
import { createRequire } from 'node:module';

const [loi, fin, dossier] = [JSON.parse(process.argv[2]), Number(process.argv[3]), process.argv[4]];
const depart = performance.now();
const { default: Engine } = createRequire(`${dossier}/`)('publicodes');
const importe = performance.now() - depart;
const regles = {
  mandats: { question: 'Combien de mandats agréés ?', unité: 'mandats' },
  taille: {
    variations: [
      { si: `mandats < ${loi.seuil} mandats`, alors: `${loi.sous} mandats/tranche` },
      { sinon: `${loi.des} mandats/tranche` },
    ],
  },
  tranches: { valeur: 'mandats / taille' },
  'psycho-social': { valeur: `tranches * ${loi.psy} ETP/tranche` },
  direction: { 'le minimum de': ['psycho-social', `${loi.direction} ETP`] },
  total: { somme: ['psycho-social', `${loi.administratif} ETP`] },
  subvention: { valeur: `tranches * ${loi.montant} €/tranche` },
  douzième: { valeur: `subvention / ${loi.douziemes}` },
};
const voulues = ['psycho-social', 'direction', 'total', 'subvention', 'douzième'];
const evalue = (moteur, n) => {
  moteur.setSituation({ mandats: `${n} mandats` });
  return voulues.map((nom) => {
    const { nodeValue, explanation } = moteur.evaluate(nom); // the explanation is always there
    if (!explanation) throw new Error(nom);
    return nodeValue;
  });
};
const chrono = (action) => {
  const debut = performance.now();
  const resultat = action();
  return [performance.now() - debut, resultat];
};
const journal = { log() {}, warn() {}, error: console.error };
const [charge, moteur] = chrono(() => new Engine(regles, { logger: journal }));
const [premiere] = chrono(() => evalue(moteur, 79));
console.log('premier');
const [vingt] = chrono(() => Array.from({ length: 20 }, () => evalue(moteur, 79)));
const [balayage, valeurs] = chrono(() =>
  Array.from({ length: fin }, (_, i) => evalue(moteur, i + 1)),
);
console.log(
  JSON.stringify({ import: importe, charge, premiere, une: vingt / 20, balayage, valeurs }),
);
