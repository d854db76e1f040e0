// Bundles PyScript's own sources, with what this site never uses left out: editor, terminal, game and
// other plugins, the folder picker (it opens a database on the reader's device), and the Python
// namespace `pyscript` (written to a file and compiled at each start; explorer needs none of it). Nor does it watch
// the page for tags and attributes of its own: there are none, and each answer shown was searched for them.
import { readFileSync } from "node:fs";
import { build } from "esbuild";

const [, , destination] = process.argv;
const VIDES = new Map([
  [/core\/src\/plugins\.js$/, "export default {};"],
  [/core\/src\/plugins\/codemirror\.js$/, "export default {};"],
  [/core\/src\/fs\.js$/, "export const NAMESPACE = '', ERROR = '', idb = null, getFileSystemDirectoryHandle = null;"],
  [/polyscript\/esm\/3rd-party\/(toml|zip)\.js$/, "export default null; export const parse = null;"],
  [/polyscript\/esm\/interpreter\/(pyodide_graph|micropython)\.js$/, "export default { type: [] };"],
  [/core\/src\/types\.js$/, "export default new Map([['py', 'pyodide']]);"],
  [/core\/src\/stdlib\.js$/, "export const stdlib = '', optional = '';"],
]);
const GUET = [/polyscript\/esm\/index\.js$/, "mo.observe(root, { childList: true, subtree: true, attributes: true });"];

function sansGuet({ path }) {
  const source = readFileSync(path, "utf8");
  if (!source.includes(GUET[1])) throw new Error("polyscript/esm/index.js n’a plus la forme attendue");
  return { contents: source.replace(GUET[1], ""), loader: "js" };
}

const laisser = {
  name: "laisser-ce-qui-ne-sert-pas",
  setup(esbuild) {
    for (const [filter, contents] of VIDES) {
      esbuild.onLoad({ filter }, () => ({ contents, loader: "js" }));
    }
    esbuild.onLoad({ filter: GUET[0] }, sansGuet);
  },
};

const resultat = await build({
  stdin: { contents: 'export { PyWorker, hooks } from "@pyscript/core";', resolveDir: process.cwd() },
  bundle: true,
  format: "esm",
  minify: true,
  target: "es2022",
  legalComments: "inline",
  outfile: destination,
  plugins: [laisser],
  metafile: true,
  logLevel: "error",
});
console.log(JSON.stringify(Object.values(resultat.metafile.outputs)[0].bytes));
