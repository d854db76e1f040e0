// Pyodide under Node as the page has it: no package, the lean library, `explorer` and its data in place.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Python started from `dossier` (engine, glue, library); `paquet` and `donnees` are paths, `options` go to Pyodide. */
export async function ouvrir(dossier, paquet, donnees, options = {}) {
  const { loadPyodide, version } = await import(pathToFileURL(join(dossier, "pyodide.mjs")));
  const info = { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2", version };
  return loadPyodide({
    indexURL: dossier,
    packageBaseUrl: dossier,
    lockFileContents: JSON.stringify({ info, packages: {} }),
    env: { PYTHONPATH: "/explorer.zip", PYTHONHASHSEED: "0" },
    fsInit: async (FS) => {
      FS.writeFile("/explorer.zip", readFileSync(paquet));
      FS.writeFile("/bundle.json", readFileSync(donnees));
    },
    ...options,
  });
}

/** Runs a tool; a failure prints its message alone: the stack would quote the whole engine. */
export async function lancer(travail) {
  try {
    console.log(JSON.stringify(await travail()));
  } catch (erreur) {
    console.error(String(erreur.message).slice(-2000));
    process.exitCode = 1;
  }
  process.exit(); // whatever Python still waits for
}
