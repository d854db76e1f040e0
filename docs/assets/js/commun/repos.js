// When the page has nothing else to do, or at the latest after so many ms.
export function auRepos(action, auPlusTard = 500) {
  if ('requestIdleCallback' in window) requestIdleCallback(action, { timeout: auPlusTard });
  else setTimeout(action, 1);
}
