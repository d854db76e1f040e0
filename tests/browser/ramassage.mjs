// Asks the served engine, under Node, the calls of a file, one after the other, while Python collects what
// it no longer holds at every object that it makes: at whatever moment a page meets a collection, it was met here.
// usage: node ramassage.mjs <moteur folder> <explorateur folder> <calls, json> <answers, json>
import { readFileSync, writeFileSync } from "node:fs";
import { lancer, ouvrir } from "../../scripts/browser/python.mjs";

const DEBUT = `
import asyncio, gc
from explorer.app.worker import service
passages = []
gc.callbacks.append(lambda moment, faits: passages.append(moment))
gc.set_threshold(1, 1, 1)
`;

const [, , moteur, explorateur, appels, destination] = process.argv;
await lancer(async () => {
  const python = await ouvrir(moteur, `${explorateur}/explorer.zip`, `${explorateur}/bundle.json`);
  await python.runPythonAsync(DEBUT);
  const reponses = [];
  for (const [nom, ...parametres] of JSON.parse(readFileSync(appels, "utf8"))) {
    const fonction = python.runPython(`service().${nom}`);
    reponses.push(fonction(...parametres));
    fonction.destroy();
    await python.runPythonAsync("await asyncio.sleep(0)");
  }
  writeFileSync(destination, JSON.stringify(reponses));
  return { passages: python.runPython("len(passages)") };
});
