// What a screen folds, paper shows: for the engines whose style sheets cannot open a `<details>`.
const PLIS = 'details:is(.pli, .a-reveler):not([open])';
let ouverts = [];

export function startImprimer() {
  if (CSS.supports('selector(::details-content)')) return;
  addEventListener('beforeprint', () => {
    ouverts = [...document.querySelectorAll(PLIS)];
    for (const pli of ouverts) pli.open = true;
  });
  addEventListener('afterprint', () => {
    for (const pli of ouverts) pli.open = false;
    ouverts = [];
  });
}
