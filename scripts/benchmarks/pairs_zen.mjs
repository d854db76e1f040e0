// Articles 5 and 6, pro rata, in zen-engine: a decision table, then expressions, trace asked for;
// run by `scripts.benchmarks.pairs` (see pairs_openfisca.py).
import { createRequire } from 'node:module';

const [loi, fin, dossier] = [JSON.parse(process.argv[2]), Number(process.argv[3]), process.argv[4]];
const depart = performance.now();
const { ZenEngine } = createRequire(`${dossier}/`)('@gorules/zen-engine');
const importe = performance.now() - depart;
const noeud = (id, type, content) => ({ id, name: id, type, content, position: { x: 0, y: 0 } });
const lien = (sourceId, targetId) => ({ id: `${sourceId}-${targetId}`, type: 'edge', sourceId, targetId });
const champ = (id, field) => ({ id, name: id, field, type: 'expression' });
const table = {
  hitPolicy: 'first',
  passThrough: true,
  inputs: [champ('nombre', 'mandats')],
  outputs: [champ('compte', 'taille')],
  rules: [
    { _id: 'sous', nombre: `< ${loi.seuil}`, compte: `${loi.sous}` },
    { _id: 'des', nombre: '', compte: `${loi.des}` },
  ],
};
const calculs = {
  tranches: 'mandats / taille',
  psycho_social: `$.tranches * ${loi.psy}`,
  direction: `min([$.psycho_social, ${loi.direction}])`,
  total: `$.psycho_social + ${loi.administratif}`,
  subvention: `$.tranches * ${loi.montant}`,
  douzieme: `$.subvention / ${loi.douziemes}`,
};
const expressions = Object.entries(calculs).map(([key, value]) => ({ id: key, key, value }));
const graphe = {
  nodes: [
    noeud('entree', 'inputNode', {}),
    noeud('taille', 'decisionTableNode', table),
    noeud('calcul', 'expressionNode', { passThrough: true, expressions }),
    noeud('sortie', 'outputNode', {}),
  ],
  edges: [lien('entree', 'taille'), lien('taille', 'calcul'), lien('calcul', 'sortie')],
};
const voulues = ['psycho_social', 'direction', 'total', 'subvention', 'douzieme'];
const evalue = async (decision, mandats) => {
  const { result, trace } = await decision.evaluate({ mandats }, { trace: true });
  if (!trace.calcul) throw new Error('no trace');
  return voulues.map((nom) => result[nom]);
};
let debut = performance.now();
const decision = new ZenEngine().createDecision(graphe);
const charge = performance.now() - debut;
debut = performance.now();
await evalue(decision, 79);
const premiere = performance.now() - debut;
console.log('premier');
debut = performance.now();
for (let i = 0; i < 20; i += 1) await evalue(decision, 79);
const une = (performance.now() - debut) / 20;
debut = performance.now();
const valeurs = [];
for (let n = 1; n <= fin; n += 1) valeurs.push(await evalue(decision, n));
const balayage = performance.now() - debut;
console.log(JSON.stringify({ import: importe, charge, premiere, une, balayage, valeurs }));
