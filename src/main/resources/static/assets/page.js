// On paper whatever belongs there is unfolded; figures in full are what the dossier is for.
let opened = [];
addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll('main details[data-paper]:not([open])')];
  for (const each of opened) each.open = true;
});
addEventListener('afterprint', () => {
  for (const each of opened) each.open = false;
  opened = [];
});
