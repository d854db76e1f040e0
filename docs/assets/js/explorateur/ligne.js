// How fast is the line? Judged by what the page has already received; nothing is asked for that alone.

const RAPIDE = 20; // Mbit/s above which 2 MB more cost less, on most devices, than the start that they save
const ASSEZ = 5_000; // bytes under which a rate says nothing

/** True when an image of Python's memory will come sooner than a start of Python. */
export function prefererImage() {
  if (typeof DecompressionStream !== "function") return false;
  if (navigator.serviceWorker?.controller) return false; // the site is on this device, its image is not
  if (document.querySelector("script[data-module]")) return false; // nor is it in the edition in one file (scripts/offline_zip.py)
  const recus = ["navigation", "resource"].flatMap((genre) => performance.getEntriesByType(genre));
  const debits = recus.filter(({ transferSize }) => transferSize > ASSEZ).map(debit).sort((a, b) => a - b);
  if (debits.length > 0) return debits[debits.length >> 1] >= RAPIDE; // the middle one: a busy page hurries or delays some
  // All from the browser's own memory: what it knows of the line, where it tells (10 Mbit/s is its most).
  const { downlink = 0, rtt = Infinity } = navigator.connection ?? {};
  return downlink >= 10 && rtt <= 50;
}

/** Mbit/s of one answer received whole; times are in ms. */
function debit({ encodedBodySize, responseStart, responseEnd }) {
  return (encodedBodySize * 8) / 1000 / Math.max(responseEnd - responseStart, 0.1);
}
