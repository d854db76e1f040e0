// Does the reader pay this line by the byte, or ask to spare it? In a page and in the service worker alike.
export function ligneComptee() {
  const ligne = navigator.connection;
  return Boolean(ligne?.saveData || ligne?.type === 'cellular' || /2g/.test(ligne?.effectiveType ?? ''))
    || Boolean(globalThis.matchMedia?.('(prefers-reduced-data: reduce)').matches);
}
