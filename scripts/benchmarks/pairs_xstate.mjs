// Every path of every flow with XState's own `getSimplePaths`; run by `scripts.benchmarks.pairs`.
// Reads the machines as JSON on standard input: one a flow, gates expanded, made from our data.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const exige = createRequire(`${process.argv[2]}/`);
const { createMachine } = exige('xstate');
const { getSimplePaths } = exige('xstate/graph');
const machines = JSON.parse(fs.readFileSync(0, 'utf8')).map((machine) => createMachine(machine));
const compte = () =>
  machines.map((machine) => getSimplePaths(machine).filter(({ state }) => state.status === 'done').length);
const premiers = compte();
const debut = performance.now();
compte();
console.log(JSON.stringify({ chemins: premiers, temps: performance.now() - debut }));
