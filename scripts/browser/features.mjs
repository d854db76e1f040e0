// What Pyodide's WebAssembly is built with: the names of Binaryen's commands, then those of its library.
export const FEATURES = {
  "bulk-memory": "BulkMemory",
  "bulk-memory-opt": "BulkMemoryOpt",
  "call-indirect-overlong": "CallIndirectOverlong",
  "exception-handling": "ExceptionHandling",
  "extended-const": "ExtendedConst",
  multivalue: "Multivalue",
  "mutable-globals": "MutableGlobals",
  "nontrapping-float-to-int": "NontrappingFPToInt",
  "reference-types": "ReferenceTypes",
  "sign-ext": "SignExt",
  simd: "SIMD128",
  "tail-call": "TailCall",
};
