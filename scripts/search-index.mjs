// Reads documents (JSON on standard input), writes the MiniSearch index (JSON on standard output).
import fs from 'node:fs';
import MiniSearch from 'minisearch';
import { OPTIONS } from '../docs/assets/js/cadre/analyse.js';

const racines = new Map(); // thirty words in all for one that is new
const racine = (mot) => {
  if (!racines.has(mot)) racines.set(mot, OPTIONS.processTerm(mot));
  return racines.get(mot);
};
const moteur = new MiniSearch({ ...OPTIONS, processTerm: racine });
moteur.addAll(JSON.parse(fs.readFileSync(0, 'utf8')));
process.stdout.write(JSON.stringify(moteur));
