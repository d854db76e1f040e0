// Graphs in, drawings out: reads {name: DOT} (JSON) on standard input, writes {name: SVG} (JSON).
import fs from 'node:fs';
import { instance } from '@viz-js/viz';

const viz = await instance();
const graphes = JSON.parse(fs.readFileSync(0, 'utf8'));
const dessins = Object.fromEntries(Object.entries(graphes).map(([nom, dot]) => [nom, viz.renderString(dot, { format: 'svg' })]));
process.stdout.write(JSON.stringify(dessins));
