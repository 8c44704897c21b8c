// Draws the way of a case into its processes' diagrams. The viewer is fetched when the drawing comes into sight; the table
// below says the same without it.
const drawing = document.querySelector('.way-drawing');
const tabs = [...drawing.querySelectorAll('[role=tab]')];
const frame = drawing.querySelector('.way-canvas');
const says = drawing.querySelector('.way-says');
const SMALLEST = 0.8;
const PAPER = 680;
const SIGNS = {now: '▶ ', late: '! ', done: '✓ ', stopped: '× '};
const MARKERS = {now: 'way-now-here', late: 'way-late-here', done: 'way-done', stopped: 'way-stopped-here'};
let legs;
let viewer;
let box;
let shown;
let turn = 0;
let whole = false;
const size = drawing.querySelector('.way-size button');

const script = (source) =>
  new Promise((loaded, failed) => {
    const element = document.createElement('script');
    element.src = source;
    element.onload = loaded;
    element.onerror = failed;
    document.head.append(element);
  });

const style = (source) => {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = source;
  document.head.append(link);
};

// The whole width where it can be read or is asked for, else as large as can be read, to be scrolled.
const scaled = (width, fit) => {
  const scale = Math.min(1, Math.max(width / box.width, fit ? 0 : SMALLEST));
  const sheet = frame.firstElementChild;
  sheet.style.width = `${Math.ceil(box.width * scale)}px`;
  sheet.style.height = `${Math.ceil(box.height * scale)}px`;
  const canvas = viewer.get('canvas');
  canvas.resized();
  canvas.viewbox({x: box.x, y: box.y, width: box.width, height: box.height});
  return scale;
};

const toSight = (scale, leg) => {
  const here = leg.marks.find((mark) => mark.state === 'now' || mark.state === 'late');
  const element = here && viewer.get('elementRegistry').get(here.element);
  if (!element) return;
  frame.scrollLeft = (element.x + element.width / 2 - box.x) * scale - frame.clientWidth / 2;
  frame.scrollTop = (element.y + element.height / 2 - box.y) * scale - frame.clientHeight / 2;
};

const mark = (leg) => {
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const elements = viewer.get('elementRegistry');
  for (const flow of leg.taken) if (elements.get(flow)) canvas.addMarker(flow, 'way-taken');
  for (const seen of leg.marks) {
    const element = elements.get(seen.element);
    if (!element) continue;
    canvas.addMarker(seen.element, MARKERS[seen.state]);
    const task = element.width >= 80;
    if (!task && seen.state === 'done') continue;
    const badge = document.createElement('div');
    badge.className = `way-badge ${seen.state}`;
    badge.textContent = SIGNS[seen.state] + (task ? seen.badge ?? '' : '');
    badge.title = seen.says;
    overlays.add(seen.element, {position: {bottom: 9, left: 5}, html: badge});
  }
  viewer.on('element.click', ({element}) => {
    const seen = leg.marks.find((candidate) => candidate.element === element.id);
    if (seen?.leadsTo) return choose(seen.leadsTo);
    says.textContent = seen ? seen.says : element.businessObject?.name ?? '';
  });
};

const fitted = () => toSight(scaled(frame.clientWidth, whole), shown);

// Whoever chooses another leg while one is being drawn gets the one chosen last.
const draw = async (leg) => {
  const own = ++turn;
  viewer?.destroy();
  viewer = undefined;
  shown = undefined;
  const sheet = document.createElement('div');
  sheet.className = 'way-sheet';
  frame.replaceChildren(sheet);
  frame.setAttribute('aria-label', drawing.dataset.label.replace('{0}', leg.name));
  says.textContent = leg.marks.filter((seen) => seen.state === 'now' || seen.state === 'late').filter((seen, at, all) => seen.badge || all.length === 1).map((seen) => seen.says).join(' · ');
  const answer = await fetch(leg.diagram, {headers: {Accept: 'application/xml'}});
  if (!answer.ok) throw new Error(answer.statusText);
  const diagram = await answer.text();
  if (own !== turn) return;
  const drawn = new window.BpmnJS({container: sheet, zoomScroll: {enabled: false}});
  await drawn.importXML(diagram);
  if (own !== turn) return drawn.destroy();
  viewer = drawn;
  const inner = viewer.get('canvas').viewbox().inner;
  box = {x: inner.x - 20, y: inner.y - 20, width: inner.width + 40, height: inner.height + 40};
  mark(leg);
  shown = leg;
  fitted();
  drawing.dataset.state = 'drawn';
};

const failed = (error) => {
  console.error(error);
  drawing.dataset.state = 'failed';
  frame.textContent = drawing.dataset.failure;
};

const choose = (number) => {
  const leg = legs?.find((candidate) => candidate.number === Number(number));
  if (!leg) return;
  for (const tab of tabs) {
    const chosen = Number(tab.dataset.part) === leg.number;
    tab.setAttribute('aria-selected', String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
  }
  const part = document.getElementById(`way-part-${leg.number}`);
  if (part) part.open = true;
  draw(leg).catch(failed);
};

const start = async () => {
  style(drawing.dataset.style);
  const [answer] = await Promise.all([fetch(drawing.dataset.way, {headers: {Accept: 'application/json'}}), script(drawing.dataset.viewer)]);
  if (!answer.ok) throw new Error(answer.statusText);
  legs = await answer.json();
  choose(tabs.find((tab) => tab.getAttribute('aria-selected') === 'true').dataset.part);
};

for (const tab of tabs) tab.addEventListener('click', () => choose(tab.dataset.part));
drawing.querySelector('[role=tablist]').addEventListener('keydown', (event) => {
  const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
  if (!step) return;
  const next = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
  next.focus();
  choose(next.dataset.part);
});
for (const link of document.querySelectorAll('.way-open'))
  link.addEventListener('click', () => choose(link.dataset.part));
window.addEventListener('beforeprint', () => {
  for (const part of document.querySelectorAll('.way-part')) part.open = true;
  if (shown) scaled(PAPER, true);
});
window.addEventListener('afterprint', () => shown && fitted());
window.addEventListener('resize', () => shown && fitted());
size.addEventListener('click', () => {
  whole = !whole;
  size.textContent = whole ? size.dataset.readable : size.dataset.whole;
  if (shown) fitted();
});

drawing.hidden = false;
const sight = new IntersectionObserver((entries) => {
  if (!entries.some((entry) => entry.isIntersecting)) return;
  sight.disconnect();
  start().catch(failed);
}, {rootMargin: '400px'});
sight.observe(drawing);
