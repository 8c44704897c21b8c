// Draws a process, a table or a form as its file says, with bpmn.io's viewers, each loaded when it is needed.
const vendor = (path) => new URL(`../vendor/${path}`, import.meta.url).href;
const loaded = new Map();

const load = (path) => {
  if (!loaded.has(path)) {
    const script = path.endsWith('.js');
    const tag = document.createElement(script ? 'script' : 'link');
    if (script) {
      tag.src = vendor(path);
    } else {
      tag.rel = 'stylesheet';
      tag.href = vendor(path);
    }
    loaded.set(path, new Promise((done, failed) => {
      tag.addEventListener('load', done);
      tag.addEventListener('error', () => failed(new Error(path)));
      document.head.append(tag);
    }));
  }
  return loaded.get(path);
};

// A wheel over the drawing scrolls the page: only buttons and dragging move the drawing.
export const drawProcess = async (place, source) => {
  await Promise.all([
    load('bpmn-js/assets/diagram-js.css'),
    load('bpmn-js/assets/bpmn-js.css'),
    load('bpmn-js/bpmn-navigated-viewer.production.min.js'),
  ]);
  const viewer = new window.BpmnJS({container: place, zoomScroll: {enabled: false}});
  await viewer.importXML(source);
  viewer.get('canvas').zoom('fit-viewport', 'auto');
  return viewer;
};

// The editors' words serve the viewer as well; what has none stays English.
const translation = async () => {
  let words = {};
  if (document.documentElement.lang === 'ko') {
    const answer = await fetch(new URL('../../changes/words.json', import.meta.url));
    words = answer.ok ? await answer.json() : {};
  }
  return {translate: ['value', (text) => words[text] ?? text]};
};

export const drawTable = async (place, source) => {
  await Promise.all([
    load('dmn-js/assets/diagram-js.css'),
    load('dmn-js/assets/dmn-js-shared.css'),
    load('dmn-js/assets/dmn-js-drd.css'),
    load('dmn-js/assets/dmn-js-decision-table.css'),
    load('dmn-js/assets/dmn-js-literal-expression.css'),
    load('dmn-js/assets/dmn-js-boxed-expression.css'),
    load('dmn-js/assets/dmn-font/css/dmn.css'),
    load('dmn-js/dmn-navigated-viewer.production.min.js'),
  ]);
  const part = {additionalModules: [await translation()]};
  const viewer = new window.DmnJS({container: place, drd: part, decisionTable: part, literalExpression: part});
  await viewer.importXML(source);
  const table = viewer.getViews().find((view) => view.type !== 'drd');
  if (table && viewer.getActiveView() !== table) {
    await viewer.open(table);
  }
  // A wide table is scrolled by keyboard as well.
  place.querySelector('.tjs-table-container')?.setAttribute('tabindex', '0');
  return viewer;
};

// The Korean of a form stands beside the English, as Tasklist's form server swaps it in.
const inLanguage = (component, korean) => {
  const own = component.properties ?? {};
  const said = {...component};
  if (korean) {
    for (const text of ['label', 'description', 'text', 'content']) {
      if (own[`${text}.ko`]) {
        said[text] = own[`${text}.ko`];
      }
    }
    const words = own['values.ko']?.split('|');
    if (words && Array.isArray(component.values)) {
      said.values = component.values.map((value, at) => ({...value, label: words[at] ?? value.label}));
    }
    if (own['suffixAdorner.ko']) {
      said.appearance = {...component.appearance, suffixAdorner: own['suffixAdorner.ko']};
    }
  }
  if (component.components) {
    said.components = component.components.map((inner) => inLanguage(inner, korean));
  }
  return said;
};

export const drawForm = async (place, source) => {
  await Promise.all([
    load('@bpmn-io/form-js/assets/form-js.css'),
    load('@bpmn-io/form-js/form-viewer.umd.js'),
  ]);
  const form = new window.FormViewer.Form({container: place});
  form.setProperty('readOnly', true);
  await form.importSchema(inLanguage(JSON.parse(source), document.documentElement.lang === 'ko'));
  return form;
};

export const draw = {process: drawProcess, table: drawTable, form: drawForm};

// Buttons beside a drawing, for whoever has no wheel or no mouse.
export const zoomable = (viewer, buttons) => {
  const canvas = viewer.get('canvas');
  buttons?.querySelectorAll('button[data-zoom]').forEach((button) => {
    button.addEventListener('click', () => {
      const step = button.dataset.zoom;
      canvas.zoom(step === 'fit' ? 'fit-viewport' : canvas.zoom() * (step === 'in' ? 1.25 : 0.8), 'auto');
    });
  });
};
