// Documents in, their MiniSearch index out (as JSON text).
import MiniSearch from 'minisearch';
import { OPTIONS } from '../docs/assets/js/cadre/analyse.js';

const racines = new Map(); // thirty words in all for one that is new
const racine = (mot) => {
  if (!racines.has(mot)) racines.set(mot, OPTIONS.processTerm(mot));
  return racines.get(mot);
};

export function make(documents) {
  const moteur = new MiniSearch({ ...OPTIONS, processTerm: racine });
  moteur.addAll(documents);
  return JSON.stringify(moteur);
}
