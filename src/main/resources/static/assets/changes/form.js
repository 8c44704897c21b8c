// bpmn.io's form editor, in the version whose forms Tasklist shows.
import {SIGNS, script, style} from './vendor.js';

export async function openForm({vendor, canvas, properties, changed}) {
  const home = `${vendor}/@bpmn-io/form-js`;
  await Promise.all(
    ['form-js.css', 'form-js-editor.css', 'properties-panel.css', 'dragula.css'].map((name) =>
      style(`${home}/assets/${name}`)
    )
  );
  await script(`${home}/form-editor.umd.js`);
  const editor = new FormEditor.FormEditor({container: canvas, propertiesPanel: {parent: properties}});
  let quiet = true;
  editor.on('changed', () => quiet || changed());

  const element = (id) => canvas.querySelector(`[data-id="${CSS.escape(id ?? '')}"]`);
  const stack = editor.get('commandStack');
  return {
    async open(content) {
      quiet = true;
      await editor.importSchema(JSON.parse(content));
      quiet = false;
    },
    async text() {
      return JSON.stringify(editor.saveSchema(), null, 2) + '\n';
    },
    can: (step) => (step === 'undo' ? stack.canUndo() : stack.canRedo()),
    undo: () => stack.undo(),
    redo: () => stack.redo(),
    mark(findings) {
      for (const old of canvas.querySelectorAll('[data-finding]')) {
        old.removeAttribute('data-finding');
        old.removeAttribute('title');
      }
      for (const finding of findings) {
        const found = element(finding.element);
        if (!found) continue;
        found.dataset.finding = SIGNS[finding.severity] ?? SIGNS.hint;
        found.title = finding.sentence;
      }
    },
    show(id) {
      const found = element(id);
      found?.scrollIntoView({block: 'center'});
      found?.click();
    }
  };
}
