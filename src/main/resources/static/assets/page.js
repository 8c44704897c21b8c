// On paper nothing is folded up; what somebody could type into is left out by the style sheet.
let opened = [];
addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll('main details:not([open]):not(.withdraw):not(.chart-figures)')];
  for (const each of opened) each.open = true;
});
addEventListener('afterprint', () => {
  for (const each of opened) each.open = false;
  opened = [];
});
