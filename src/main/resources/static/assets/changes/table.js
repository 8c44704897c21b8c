// bpmn.io's editor for decision tables: the table itself, the picture of what needs what, literal expressions.
import {SIGNS, keepDefaults, script, style, translation} from './vendor.js';

export async function openTable({vendor, canvas, words, picture, changed}) {
  const home = `${vendor}/dmn-js`;
  await Promise.all(
    [
      'diagram-js.css',
      'dmn-js-shared.css',
      'dmn-js-drd.css',
      'dmn-js-decision-table.css',
      'dmn-js-decision-table-controls.css',
      'dmn-js-literal-expression.css',
      'dmn-js-boxed-expression.css',
      'dmn-js-boxed-expression-controls.css',
      'dmn-font/css/dmn.css'
    ].map((name) => style(`${home}/assets/${name}`))
  );
  await script(`${home}/dmn-modeler.production.min.js`);
  const views = document.createElement('div');
  views.className = 'views';
  const surface = document.createElement('div');
  surface.className = 'surface';
  canvas.append(views, surface);
  const additionalModules = [translation(words)];
  const part = {additionalModules};
  const modeler = new DmnJS({
    container: surface,
    drd: part,
    decisionTable: part,
    literalExpression: part,
    boxedExpression: part
  });
  keepDefaults(modeler._moddle, ['dmn:DecisionTable']);
  const heard = new WeakSet();
  let quiet = true;
  let marked = [];

  const hear = () => {
    const viewer = modeler.getActiveViewer();
    if (!viewer || heard.has(viewer)) return;
    heard.add(viewer);
    viewer.on('commandStack.changed', () => quiet || changed());
  };

  const tabs = () => {
    const active = modeler.getActiveView();
    // from the table itself one button leads to the picture; back, and among several tables, these lead
    views.hidden = modeler.getViews().length < 2;
    views.replaceChildren(
      ...modeler.getViews().map((view) => {
        const tab = document.createElement('button');
        tab.type = 'button';
        tab.textContent = view.type === 'drd' ? picture : view.element.name || view.element.id;
        tab.dataset.type = view.type;
        tab.setAttribute('aria-pressed', String(view === active || view.element === active?.element));
        tab.addEventListener('click', () => modeler.open(view));
        return tab;
      })
    );
  };

  /** A cell; of a column its head; of a rule its first cell. */
  const place = (id) => {
    const name = CSS.escape(id);
    const ways = [`[data-element-id="${name}"]`, `th[data-col-id="${name}"]`, `[data-row-id="${name}"]`];
    return ways.map((way) => surface.querySelector(way)).find((found) => found);
  };

  const draw = () => {
    for (const old of surface.querySelectorAll('[data-finding]')) {
      old.removeAttribute('data-finding');
      old.removeAttribute('title');
    }
    for (const finding of marked) {
      const found = place(finding.element ?? '');
      if (!found) continue;
      found.dataset.finding = SIGNS[finding.severity] ?? SIGNS.hint;
      found.title = finding.sentence;
    }
  };

  modeler.on('views.changed', () => {
    hear();
    tabs();
    draw();
  });

  const stack = () => modeler.getActiveViewer()?.get('commandStack', false);
  return {
    async open(content) {
      quiet = true;
      await modeler.importXML(content, {open: false});
      const all = modeler.getViews();
      await modeler.open(all.find((view) => view.type !== 'drd') ?? all[0]);
      quiet = false;
    },
    async text() {
      return (await modeler.saveXML({format: true})).xml;
    },
    can: (step) => (step === 'undo' ? stack()?.canUndo() : stack()?.canRedo()) ?? false,
    undo: () => stack()?.undo(),
    redo: () => stack()?.redo(),
    mark(findings) {
      marked = findings;
      draw();
    },
    show(id) {
      place(id)?.scrollIntoView({block: 'center', inline: 'center'});
    }
  };
}
