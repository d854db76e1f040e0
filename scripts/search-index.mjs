// Reads documents (JSON on standard input), writes the MiniSearch index (JSON on standard output).
import fs from 'node:fs';
import MiniSearch from 'minisearch';
import { OPTIONS } from '../docs/assets/js/cadre/analyse.js';

const moteur = new MiniSearch(OPTIONS);
moteur.addAll(JSON.parse(fs.readFileSync(0, 'utf8')));
process.stdout.write(JSON.stringify(moteur));
