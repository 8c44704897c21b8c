// Draws the processes with the number of cases at each step, by what becomes of them.
import {draw, zoomable} from '../diagram/viewers.js';

const gravest = ['cannot', 'changes', 'moves', 'unknown', 'stays'];

const mark = (viewer, counts) => {
  const registry = viewer.get('elementRegistry');
  const steps = new Map();
  counts.forEach((count) => {
    const {step} = count.dataset;
    steps.set(step, [...(steps.get(step) ?? []), count.dataset]);
  });
  steps.forEach((all, step) => {
    if (!registry.get(step)) {
      return;
    }
    const signs = document.createElement('div');
    all.forEach(({consequence, sign}) => {
      const badge = document.createElement('span');
      badge.className = `badge ${consequence}`;
      badge.textContent = sign;
      signs.append(badge);
    });
    viewer.get('overlays').add(step, {
      position: {top: -14, left: 4},
      html: signs,
      scale: {min: 1}, // to be read on a whole process as well
    });
    const worst = gravest.find((each) => all.some(({consequence}) => consequence === each));
    viewer.get('canvas').addMarker(step, `stands-${worst}`);
  });
};

const drawAll = () => document.querySelectorAll('.cases .canvas[data-source]:not([data-state])').forEach(async (place) => {
  const figure = place.closest('figure');
  place.dataset.state = 'drawing';
  try {
    const answer = await fetch(place.dataset.source);
    if (!answer.ok) {
      throw new Error(answer.statusText);
    }
    const viewer = await draw.process(place, await answer.text());
    mark(viewer, figure.querySelectorAll('.count[data-step]'));
    zoomable(viewer, figure.querySelector('.zoom'));
    place.dataset.state = 'drawn';
  } catch (error) {
    console.error(error);
    place.dataset.state = 'failed';
    place.textContent = place.dataset.failure;
  }
});

// Brought again by htmx, this file is not run a second time.
document.addEventListener('htmx:afterSettle', drawAll);
drawAll();
