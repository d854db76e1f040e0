// What the build asks of Node, JSON in and JSON out. `node scripts/tools.mjs draw` answers once, from standard
// input; without a name, it stays: each line {tool, given} is answered by one line, {made} or {problem}.
import fs from 'node:fs';
import readline from 'node:readline';

const answer = async (tool, given) => (await import(`./${tool}.mjs`)).make(given);
const write = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

const [tool] = process.argv.slice(2);
if (tool) {
  write(await answer(tool, JSON.parse(fs.readFileSync(0, 'utf8'))));
} else {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const { tool: wanted, given } = JSON.parse(line);
    try {
      write({ made: await answer(wanted, given) });
    } catch (error) {
      write({ problem: String(error?.stack ?? error) });
    }
  }
}
