// Walks through a trial: each step on the drawing of its process, by buttons, by arrow keys or from the list.
import {drawProcess} from './diagram/viewers.js';

const places = (text) => (text ? text.split(' ').map((place) => place.split('/')) : []);

const walk = (play) => {
  const drawing = play.querySelector('.drawing');
  const steps = [...play.querySelectorAll('.steps > li')];
  const where = play.querySelector('.where');
  const viewers = new Map();
  let now = -1;

  // A process is drawn once and then hidden and shown.
  const shown = async (process) => {
    if (!viewers.has(process)) {
      const sheet = document.createElement('div');
      sheet.style.height = '100%';
      drawing.append(sheet);
      viewers.set(process, {sheet, viewer: (async () => {
        const answer = await fetch(play.dataset.source + encodeURIComponent(process));
        if (!answer.ok) {
          throw new Error(answer.statusText);
        }
        return drawProcess(sheet, await answer.text());
      })()});
    }
    viewers.forEach(({sheet}, key) => {
      sheet.hidden = key !== process;
    });
    return viewers.get(process).viewer;
  };

  const mark = (viewer, process, step) => {
    const canvas = viewer.get('canvas');
    const registry = viewer.get('elementRegistry');
    registry.forEach((element) => {
      canvas.removeMarker(element, 'trial-passed');
      canvas.removeMarker(element, 'trial-waits');
      canvas.removeMarker(element, 'trial-stopped');
    });
    const put = (sign) => ([of, element]) => {
      if (of === process && registry.get(element)) {
        canvas.addMarker(element, sign);
      }
    };
    places(step.dataset.passed).forEach(put('trial-passed'));
    places(step.dataset.waiting).forEach(put('trial-waits'));
    const [of, stopped] = (play.dataset.stopped ?? '').split('/');
    viewer.get('overlays').remove({type: 'trial-stopped'});
    const last = step === steps.at(-1) && of === process && registry.get(stopped);
    if (last) {
      canvas.addMarker(stopped, 'trial-stopped');
      const cross = document.createElement('div');
      cross.className = 'sign stopped';
      cross.textContent = '✕';
      viewer.get('overlays').add(stopped, 'trial-stopped', {position: {top: -14, right: 14}, html: cross});
    }
    const element = last || registry.get(step.dataset.element);
    if (element) {
      canvas.zoom('fit-viewport', 'auto');
      if (canvas.zoom() < 0.6) {
        canvas.zoom(0.6, {x: element.x + (element.width || 0) / 2, y: element.y + (element.height || 0) / 2});
        canvas.scrollToElement(element, 100);
      }
    }
  };

  const go = async (to) => {
    if (to < 0 || to >= steps.length) {
      return;
    }
    now = to;
    const step = steps[to];
    steps.forEach((other) => other.removeAttribute('aria-current'));
    step.setAttribute('aria-current', 'step');
    const list = step.parentElement;
    list.scrollTop = step.offsetTop - list.clientHeight / 3;
    where.textContent = `${to + 1} / ${steps.length} · ${step.querySelector('.step').textContent}`;
    play.querySelector('[data-walk=back]').disabled = to === 0;
    play.querySelector('[data-walk=next]').disabled = to === steps.length - 1;
    try {
      const viewer = await shown(step.dataset.process);
      if (now === to) {
        mark(viewer, step.dataset.process, step);
      }
      drawing.dataset.state = 'drawn';
    } catch (error) {
      console.error(error);
      drawing.dataset.state = 'failed';
      drawing.textContent = play.dataset.failure;
    }
  };

  play.querySelector('[data-walk=back]').addEventListener('click', () => go(now - 1));
  play.querySelector('[data-walk=next]').addEventListener('click', () => go(now + 1));
  steps.forEach((step, at) => step.querySelector('.step').addEventListener('click', () => go(at)));
  drawing.addEventListener('keydown', (event) => {
    const by = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (by) {
      event.preventDefault();
      go(now + by);
    }
  });
  const stopped = play.querySelector('.problems');
  go(stopped ? steps.length - 1 : 0);
};

const begin = () =>
  document.querySelectorAll('.trial-play:not([data-begun])').forEach((play) => {
    play.dataset.begun = 'yes';
    if (play.querySelector('.steps')) {
      walk(play);
    }
  });

document.body.addEventListener('htmx:afterSettle', begin);
begin();
