// Documents and groups of words in, the MiniSearch index out (as JSON text).
import MiniSearch from 'minisearch';
import { options, preparer } from '../docs/assets/js/cadre/analyse.js';

export function make({ documents, groupes }) {
  const moteur = new MiniSearch(options(preparer(groupes)));
  moteur.addAll(documents);
  return JSON.stringify(moteur);
}
