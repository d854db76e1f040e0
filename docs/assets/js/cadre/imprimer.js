// The buttons of the pages made to be printed. What a screen folds, paper shows: for the engines whose style sheets cannot.
const PLIS = 'details:is(.pli, .a-reveler):not([open])';
let ouverts = [];

export function startImprimer() {
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('[data-imprimer]')) print();
  });
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
