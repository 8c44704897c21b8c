// Leaves only those lines of the library whose name or key holds what is typed. Escape empties the box.
const box = document.querySelector('.search');
const input = box.querySelector('input');
const told = box.querySelector('[role=status]');
const sections = [...document.querySelectorAll('main > section')].filter((section) => section.querySelector('td.file-title'));

const filter = () => {
  const words = input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  sections.forEach((section) => {
    let here = 0;
    section.querySelectorAll('tbody tr').forEach((row) => {
      const text = row.querySelector('.file-title').textContent.toLocaleLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) here += 1;
    });
    section.hidden = words.length > 0 && here === 0;
    found += here;
  });
  told.textContent = words.length ? input.dataset.found.replace('{0}', found) : '';
};

input.addEventListener('input', filter);
input.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  input.value = '';
  filter();
});
// without a script there is nothing to type into
box.hidden = false;
// a browser may keep what was typed when somebody comes back
filter();
