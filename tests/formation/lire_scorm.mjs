// Runs the script of the package against scorm-again, an independent SCORM 1.2 run-time, and prints what it recorded
// after each try: « justes/total » on the command line, in order.
import fs from 'node:fs';

const ecoutes = {};
globalThis.window = globalThis;
globalThis.addEventListener = (nom, action) => { ecoutes[nom] = action; };
globalThis.document = { addEventListener: globalThis.addEventListener, querySelector: () => null };
globalThis.parent = globalThis;
const { Scorm12API } = await import('scorm-again/scorm12');
globalThis.API = new Scorm12API({ autocommit: false, logLevel: 4 });
const lire = (cle) => API.LMSGetValue(`cmi.core.${cle}`);

(0, eval)(fs.readFileSync(process.argv[2], 'utf8'));
const depart = lire('lesson_status');
const essais = process.argv.slice(3).map((essai) => {
  const [justes, total] = essai.split('/').map(Number);
  ecoutes['quiz:fin']({ detail: { justes, total } });
  return { statut: lire('lesson_status'), note: lire('score.raw'), max: lire('score.max') };
});
const erreur = API.LMSGetLastError();
ecoutes.pagehide();
console.log(JSON.stringify({ depart, essais, erreur, fini: API.isTerminated() }));
process.exit(0);
