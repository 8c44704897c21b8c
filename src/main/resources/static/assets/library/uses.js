// Draws what uses what: processes on the left, forms in the middle, tables on the right. Whoever points at a file, or
// reaches it by key, sees its own lines alone. The same stands in the lists of the page.
const SVG = 'http://www.w3.org/2000/svg';
const ROW = 30;
const WIDTH = 280;
const GAP = 130;
const COLUMNS = ['form', 'process', 'table'];

const node = (tag, attributes) => {
  const made = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
};

const short = (title) => (title.length > 36 ? `${title.slice(0, 35)}…` : title);

const place = (files) => {
  const columns = COLUMNS.map((kind) => files.filter((file) => file.kind === kind));
  const rows = Math.max(...columns.map((column) => column.length));
  const at = new Map();
  columns.forEach((column, x) => {
    const room = (rows * ROW) / Math.max(1, column.length);
    column.forEach((file, y) => at.set(file.name, {x: x * (WIDTH + GAP), y: (y + 0.5) * room - ROW / 2, file}));
  });
  return {at, height: rows * ROW};
};

const curve = (from, to) => {
  const same = from.x === to.x;
  const right = to.x > from.x;
  const x1 = same || right ? from.x + WIDTH : from.x;
  const x2 = same || !right ? to.x + WIDTH : to.x;
  const bend = same ? 70 : right ? GAP / 2 : -GAP / 2;
  const [y1, y2] = [from.y + ROW / 2, to.y + ROW / 2];
  return `M${x1},${y1} C${x1 + bend},${y1} ${same ? x2 + bend : x2 - bend},${y2} ${x2},${y2}`;
};

document.querySelectorAll('[data-uses]').forEach(async (holder) => {
  const answer = await fetch(holder.dataset.uses);
  const {files, uses} = await answer.json();
  const drawn = uses.map((use) => [use.from, use.to]).flat();
  const {at, height} = place(files.filter((file) => drawn.includes(file.name)));
  const width = COLUMNS.length * WIDTH + (COLUMNS.length - 1) * GAP;
  const svg = node('svg', {viewBox: `-4 -4 ${width + 8} ${height + 8}`, role: 'group', 'aria-label': holder.dataset.name});
  svg.style.minWidth = '56rem';
  const lines = uses
    .filter((use) => at.has(use.from) && at.has(use.to))
    .map((use) => ({use, line: node('path', {d: curve(at.get(use.from), at.get(use.to)), class: `use ${use.how}`})}));
  lines.forEach(({line}) => svg.append(line));
  at.forEach(({x, y, file}) => {
    const link = node('a', {href: `${holder.dataset.base}/${file.kind}/${file.key}`, class: `file ${file.kind}`});
    const box = node('rect', {x, y: y + 2, width: WIDTH, height: ROW - 5, rx: 5});
    const text = node('text', {x: x + 9, y: y + ROW / 2 + 4});
    text.textContent = short(file.title);
    const whole = node('title', {});
    whole.textContent = `${file.title} (${file.name})`;
    link.append(box, text, whole);
    const light = (on) => () => {
      svg.classList.toggle('chosen', on);
      lines.forEach(({use, line}) =>
        line.classList.toggle('own', on && (use.from === file.name || use.to === file.name)));
    };
    link.addEventListener('mouseenter', light(true));
    link.addEventListener('focus', light(true));
    link.addEventListener('mouseleave', light(false));
    link.addEventListener('blur', light(false));
    svg.append(link);
  });
  holder.append(svg);
});
