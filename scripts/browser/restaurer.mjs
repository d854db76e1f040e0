// Puts back the memory that scripts/browser/image.mjs wrote. Pyodide offers snapshots without promising them
// (`_loadSnapshot`): whatever goes wrong here makes the start fail, and the page starts again without an image.

/** The options of `loadPyodide` that put `octets` in the place of a start of the interpreter. */
export function restaurer(octets, creer) {
  const fin = octets.indexOf(10);
  const { configuration, taille, suites } = JSON.parse(new TextDecoder().decode(octets.subarray(0, fin)));
  const attendus = suites.reduce((somme, [, longueur]) => somme + longueur, fin + 1);
  if (octets.length !== attendus) throw new Error("un fichier du site est arrivé incomplet, la mémoire de Python.");

  async function createPyodideModule(reglages) {
    reglages.INITIAL_MEMORY = taille;
    const module = await creer(reglages);
    module.API.restoreSnapshot = () => {
      // The way this browser calls functions of any arity was just put in memory; the image has Node's.
      const lieu = (module.__PyRuntime + module.HEAP32[module.__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET >>> 2]) >>> 2;
      const trampoline = module.HEAP32[lieu];
      let place = fin + 1;
      for (const [adresse, longueur] of suites) {
        module.HEAPU8.set(octets.subarray(place, place + longueur), adresse);
        place += longueur;
      }
      module.HEAP32[lieu] = trampoline;
      return configuration;
    };
    return module;
  }
  return { createPyodideModule, _loadSnapshot: octets };
}
