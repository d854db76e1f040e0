// The engine's WebAssembly, read and written by Binaryen with the features that Pyodide is built with.
import binaryen from "binaryen";
import { FEATURES } from "./features.mjs";

export function lire(octets) {
  const module = binaryen.readBinary(new Uint8Array(octets));
  module.setFeatures(Object.values(FEATURES).reduce((tout, nom) => tout | binaryen.Features[nom], 0));
  return module;
}

export const ecrire = (module) => module.emitBinary();

/** The functions that have a body, imports left out: `{ name, fonction, body }`. */
export function corps(module) {
  const toutes = Array.from({ length: module.getNumFunctions() }, (_, rang) => module.getFunctionByIndex(rang));
  return toutes
    .map((reference) => ({ ...binaryen.getFunctionInfo(reference), fonction: binaryen.Function(reference) }))
    .filter(({ base, body }) => !base && body);
}
