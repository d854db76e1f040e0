// How fast is the line? Judged by what the page has already received; nothing is asked for that alone.

const RAPIDE = 40; // Mbit/s above which 1.7 MB more cost less than the start of Python that they save
const ASSEZ = 15_000; // bytes under which a rate says nothing

/** True when an image of Python's memory will come sooner than a start of Python. */
export async function prefererImage(adresse) {
  const debits = performance.getEntriesByType("resource").filter(({ transferSize }) => transferSize > ASSEZ).map(debit);
  if (debits.length > 0) return Math.max(...debits) >= RAPIDE;
  return dejaRecue(adresse);
}

function debit({ encodedBodySize, responseStart, responseEnd }) {
  return (encodedBodySize * 8) / 1000 / Math.max(responseEnd - responseStart, 0.1); // bits per ms / 1000: Mbit/s
}

/** Everything came from the browser's own memory: the image only if it is there as well. */
async function dejaRecue(adresse) {
  try {
    const reponse = await fetch(adresse, { cache: "only-if-cached", mode: "same-origin" });
    await reponse.body?.cancel();
    return reponse.ok;
  } catch {
    return false;
  }
}
