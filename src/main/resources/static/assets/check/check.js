// Draws the findings of the check: a sign on each step of a process, a mark on each cell of a table.
import {drawProcess, drawTable} from '../diagram/viewers.js';

const SIGNS = {error: '!', warning: '?', hint: 'i'};
const GRADES = Object.keys(SIGNS);
const gravest = (entries) =>
  GRADES.find((grade) => entries.some((entry) => entry.classList.contains(grade)));

const choose = (entries) => {
  document.querySelectorAll('.check .chosen').forEach((old) => old.classList.remove('chosen'));
  entries.forEach((entry) => entry.classList.add('chosen'));
  entries[0].scrollIntoView({block: 'center'});
  entries[0].focus();
};

// The findings stand in the list already: the drawing only points to them.
const byElement = (article) => {
  const found = new Map();
  article.querySelectorAll('.findings [data-element]').forEach((entry) => {
    const id = entry.dataset.element;
    found.set(id, [...(found.get(id) ?? []), entry]);
  });
  return found;
};

const sign = (entries) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = `sign ${gravest(entries)}`;
  button.textContent = SIGNS[gravest(entries)];
  const said = entries.map((entry) => entry.innerText.replace(/\s+/g, ' ').trim()).join('\n');
  button.title = said;
  button.setAttribute('aria-label', said);
  button.addEventListener('click', () => choose(entries));
  return button;
};

const onDiagram = async (place, source, found) => {
  const viewer = await drawProcess(place, source);
  const registry = viewer.get('elementRegistry');
  for (const [id, entries] of found) {
    const element = registry.get(id);
    if (!element) continue;
    viewer.get('canvas').addMarker(id, `found-${gravest(entries)}`);
    // In the middle of an arrow, where no sign of a step is.
    const [one, other] = element.waypoints?.slice(Math.floor(element.waypoints.length / 2) - 1) ?? [];
    const middle = element.waypoints && {
      left: (one.x + other.x) / 2 - Math.min(...element.waypoints.map((point) => point.x)) - 10,
      top: (one.y + other.y) / 2 - Math.min(...element.waypoints.map((point) => point.y)) - 10,
    };
    viewer.get('overlays').add(id, {
      position: middle ?? {top: -12, right: 12},
      scale: {min: 1},
      html: sign(entries),
    });
  }
};

const onTable = async (place, source, found) => {
  await drawTable(place, source);
  for (const [id, entries] of found) {
    const selector = `[data-element-id="${CSS.escape(id)}"], [data-row-id="${CSS.escape(id)}"], [data-col-id="${CSS.escape(id)}"]`;
    place.querySelectorAll(selector).forEach((cell) => cell.classList.add(`found-${gravest(entries)}`));
  }
};

// A drawing is made when it comes into view: a change may touch many files.
const draw = async (figure) => {
  const place = figure.querySelector('.canvas');
  const found = byElement(figure.closest('article'));
  try {
    const answer = await fetch(figure.dataset.source);
    if (!answer.ok) throw new Error(answer.statusText);
    const source = await answer.text();
    await (figure.dataset.kind === 'process' ? onDiagram : onTable)(place, source, found);
    figure.dataset.state = 'drawn';
  } catch (error) {
    console.warn(error);
    place.textContent = figure.dataset.failure;
    figure.dataset.state = 'failed';
  }
};

const watch = new IntersectionObserver((entries) =>
  entries
    .filter((entry) => entry.isIntersecting)
    .forEach(({target}) => {
      watch.unobserve(target);
      draw(target);
    }),
);
document.querySelectorAll('.check figure.drawn').forEach((figure) => watch.observe(figure));
