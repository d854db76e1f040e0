// Runs the adapter of the package against scorm-again, an independent SCORM 1.2 run-time, and prints what it recorded.
import fs from 'node:fs';

globalThis.window = globalThis;
const ecoutes = {};
globalThis.addEventListener = (nom, action) => { ecoutes[nom] = action; };
globalThis.document = { addEventListener: (nom, action) => { ecoutes[nom] = action; } };
globalThis.parent = globalThis;
const { Scorm12API } = await import('scorm-again/scorm12');
globalThis.API = new Scorm12API({ autocommit: false, logLevel: 4 });

(0, eval)(fs.readFileSync(process.argv[2], 'utf8'));
const depart = API.LMSGetValue('cmi.core.lesson_status');
ecoutes['quiz:fin']({ detail: { justes: Number(process.argv[3]), total: Number(process.argv[4]) } });
const lu = {
  depart,
  statut: API.LMSGetValue('cmi.core.lesson_status'),
  note: API.LMSGetValue('cmi.core.score.raw'),
  max: API.LMSGetValue('cmi.core.score.max'),
  erreur: API.LMSGetLastError(),
};
ecoutes.pagehide();
console.log(JSON.stringify({ ...lu, fini: API.isTerminated() }));
process.exit(0);
