// The static page of a state, written at build by the same functions: shown while Python is not there.

/** The view of a static page as an element, its links made absolute; null when there is no such page. */
export async function lireJumeau(adresse) {
  if (!adresse) return null;
  try {
    const reponse = await fetch(adresse);
    if (!reponse.ok) return null;
    return extraire(await reponse.text(), reponse.url || adresse);
  } catch {
    return null;
  }
}

function extraire(texte, adresse) {
  const page = new DOMParser().parseFromString(texte, "text/html");
  const vue = page.querySelector(".vue");
  if (!vue) return null;
  for (const attribut of ["href", "src", "action"]) {
    for (const element of vue.querySelectorAll(`[${attribut}]`)) {
      element.setAttribute(attribut, new URL(element.getAttribute(attribut), adresse).href);
    }
  }
  return { vue, titre: page.title, etat: vue.dataset.etat ?? null };
}
