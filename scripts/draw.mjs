// Graphs in, drawings out: {name: DOT} gives {name: SVG}.
import { instance } from '@viz-js/viz';

const viz = await instance();

export const make = (graphs) => Object.fromEntries(
  Object.entries(graphs).map(([name, dot]) => [name, viz.renderString(dot, { format: 'svg' })]),
);
