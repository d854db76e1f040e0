// Reads documents and groups of words (JSON on standard input), writes the MiniSearch index (JSON on standard output).
import fs from 'node:fs';
import MiniSearch from 'minisearch';
import { options, preparer } from '../docs/assets/js/cadre/analyse.js';

const { documents, groupes } = JSON.parse(fs.readFileSync(0, 'utf8'));
const moteur = new MiniSearch(options(preparer(groupes)));
moteur.addAll(documents);
process.stdout.write(JSON.stringify(moteur));
