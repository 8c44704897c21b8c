// Draws two versions of a process side by side, marks what differs by colour and sign, and keeps both on the same spot.
const STRENGTH = ['moved', 'changed', 'removed', 'added'];
const SIGNS = ['added', 'removed', 'changed', 'moved'];

/** What has happened to each element; where several things have, what tells most. */
const marks = () => {
  const marked = new Map();
  for (const line of document.querySelectorAll('.line[data-element]')) {
    const {element, what} = line.dataset;
    const before = marked.get(element);
    if (!before || STRENGTH.indexOf(what) > STRENGTH.indexOf(before)) marked.set(element, what);
  }
  return marked;
};

const sign = (what) => {
  const swatch = document.createElement('span');
  swatch.className = `swatch ${what}`;
  return swatch;
};

const draw = async (side, marked) => {
  const viewer = new BpmnJS({container: side});
  const answer = await fetch(side.dataset.drawing);
  if (!answer.ok) throw new Error(answer.statusText);
  await viewer.importXML(await answer.text());
  const canvas = viewer.get('canvas');
  const registry = viewer.get('elementRegistry');
  const overlays = viewer.get('overlays');
  canvas.zoom('fit-viewport', 'auto');
  for (const [id, what] of marked) {
    const element = registry.get(id);
    if (!element || !SIGNS.includes(what)) continue;
    // A frame around everything would hide in which part of it something differs.
    const frame = ['bpmn:Participant', 'bpmn:Process', 'bpmn:Collaboration'].includes(element.type);
    if (!frame && !element.isFrame) canvas.addMarker(id, `differs-${what}`);
    if (element === canvas.getRootElement()) continue;
    const middle = element.waypoints?.[Math.floor(element.waypoints.length / 2)];
    const position = middle
        ? {left: middle.x - element.waypoints.reduce((a, p) => Math.min(a, p.x), Infinity) - 10, top: middle.y - element.waypoints.reduce((a, p) => Math.min(a, p.y), Infinity) - 10}
        : {top: -12, left: -12};
    overlays.add(id, 'difference', {position, html: sign(what)});
  }
  side.dataset.state = 'drawn';
  return viewer;
};

/** A form as people see it, only to be looked at. */
const preview = async (side) => {
  const answer = await fetch(side.dataset.drawing);
  if (!answer.ok) throw new Error(answer.statusText);
  const form = await FormViewer.createForm({container: side, schema: await answer.json(), data: {}});
  form.setProperty('readOnly', true);
  side.dataset.state = 'drawn';
};

/** What one drawing shows the other shows as well. */
const together = (viewers) => {
  let following = false;
  for (const viewer of viewers)
    viewer.on('canvas.viewbox.changed', ({viewbox}) => {
      if (following) return;
      following = true;
      const {x, y, width, height} = viewbox;
      for (const other of viewers) if (other !== viewer) other.get('canvas').viewbox({x, y, width, height});
      following = false;
    });
};

const centre = (viewer, id) => {
  const element = viewer.get('elementRegistry').get(id);
  if (!element) return false;
  const canvas = viewer.get('canvas');
  const {inner, outer} = canvas.viewbox();
  const box = element.waypoints
      ? {x: element.waypoints[0].x, y: element.waypoints[0].y, width: 1, height: 1}
      : element;
  const width = Math.min(900, inner.width);
  const height = (width * outer.height) / outer.width;
  canvas.viewbox({x: box.x + box.width / 2 - width / 2, y: box.y + box.height / 2 - height / 2, width, height});
  return true;
};

let last = [];
const find = (viewers, id) => {
  last.forEach((undo) => undo());
  last = [];
  let found = false;
  for (const viewer of viewers) {
    const canvas = viewer.get('canvas');
    if (!viewer.get('elementRegistry').get(id)) continue;
    if (!found) found = centre(viewer, id);
    canvas.addMarker(id, 'found');
    last.push(() => canvas.removeMarker(id, 'found'));
  }
  if (found) document.querySelector('.drawings').scrollIntoView({block: 'nearest'});
  const row = document.querySelector(`.rule[data-element="${CSS.escape(id)}"]`);
  if (row) {
    row.classList.add('located');
    row.scrollIntoView({block: 'center'});
    last.push(() => row.classList.remove('located'));
  }
};

const begin = async () => {
  const marked = marks();
  const viewers = [];
  for (const side of document.querySelectorAll('.drawing-side')) {
    try {
      viewers.push(await draw(side, marked));
    } catch (error) {
      side.dataset.state = 'failed';
      side.textContent = side.closest('.drawings').dataset.failure;
    }
  }
  for (const side of document.querySelectorAll('.form-side'))
    await preview(side).catch(() => {
      side.dataset.state = 'failed';
      side.textContent = side.closest('.previews').dataset.failure;
    });
  together(viewers);
  for (const button of document.querySelectorAll('.zoom button'))
    button.addEventListener('click', () => {
      // The other drawing follows.
      const canvas = viewers[0]?.get('canvas');
      const step = button.dataset.zoom;
      canvas?.zoom(step === 'fit' ? 'fit-viewport' : canvas.zoom() * (step === 'in' ? 1.25 : 0.8), 'auto');
    });
  for (const button of document.querySelectorAll('.find'))
    button.addEventListener('click', () => find(viewers, button.dataset.element));
};

// The drawer is a plain script that is read after this module where the page puts it there.
if (document.readyState === 'complete') begin();
else window.addEventListener('load', begin);
