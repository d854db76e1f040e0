// Puts words on the clipboard; rejects when the browser refuses.
export async function copier(texte) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(texte);
  const zone = document.createElement('textarea');
  zone.value = texte;
  zone.className = 'sr';
  document.body.append(zone);
  zone.select();
  const fait = document.execCommand('copy');
  zone.remove();
  if (!fait) throw new Error('copie refusée');
}
