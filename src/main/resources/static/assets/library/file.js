// Shows one version of a file, and on a process how many cases stand at which step.
import {draw, zoomable} from '../diagram/viewers.js';

const mark = (viewer, rows) => {
  const overlays = viewer.get('overlays');
  const registry = viewer.get('elementRegistry');
  const canvas = viewer.get('canvas');
  rows.forEach((row) => {
    const {step, cases, failed, wait} = row.dataset;
    const element = registry.get(step);
    if (!element || (cases === '0' && failed === '0')) {
      return;
    }
    canvas.addMarker(step, failed === '0' ? 'stands' : 'stands-failed');
    const sign = document.createElement('div');
    sign.className = failed === '0' ? 'standing' : 'standing failed';
    sign.textContent = cases === '0' ? '' : cases;
    if (wait) {
      const longest = document.createElement('span');
      longest.className = 'wait';
      longest.textContent = ` · ${wait}`;
      sign.append(longest);
    }
    if (failed !== '0') {
      sign.append(` ⚠ ${failed}`);
    }
    overlays.add(step, {position: {bottom: -2, left: 0}, scale: {min: 1}, html: sign});
  });
};

document.querySelectorAll('.drawing[data-source]').forEach(async (place) => {
  const {kind, source, failure} = place.dataset;
  try {
    const answer = await fetch(source);
    if (!answer.ok) {
      throw new Error(answer.statusText);
    }
    const viewer = await draw[kind](place, await answer.text());
    if (kind === 'process') {
      mark(viewer, document.querySelectorAll('tr[data-step]'));
      zoomable(viewer, document.querySelector('.zoom'));
    }
    place.dataset.state = 'drawn';
  } catch (error) {
    console.error(error);
    place.dataset.state = 'failed';
    place.textContent = failure;
  }
});
