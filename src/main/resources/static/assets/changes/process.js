// bpmn.io's editor for processes, with the properties panel for Camunda 7.
import {SIGNS, keepDefaults, script, style, translation} from './vendor.js';

/** How wide the palette is, in pixels. */
const TOOLS = 130;
const GRAVEST = ['error', 'warning', 'hint'];

export async function openProcess({vendor, canvas, properties, words, changed}) {
  const home = `${vendor}/camunda-bpmn-js`;
  await Promise.all(
    [
      'diagram-js.css',
      'bpmn-js.css',
      // not the embedded font, which is an address that the content policy refuses
      'bpmn-font/css/bpmn.css',
      'diagram-js-minimap.css',
      'properties-panel.css',
      'color-picker.css',
      'element-templates.css'
    ].map((name) => style(`${home}/assets/${name}`))
  );
  await script(`${home}/camunda-platform-modeler.production.min.js`);
  const modeler = new BpmnModeler({
    container: canvas,
    propertiesPanel: {parent: properties},
    additionalModules: [translation(words)]
  });
  keepDefaults(modeler.get('moddle'), ['bpmn:Process', 'bpmn:CallActivity']);
  const stack = modeler.get('commandStack');
  let quiet = true;
  modeler.on('commandStack.changed', () => quiet || changed());
  korean(modeler);

  const mark = (findings) => {
    const overlays = modeler.get('overlays');
    const registry = modeler.get('elementRegistry');
    overlays.remove({type: 'finding'});
    const by = Map.groupBy(findings.filter((finding) => registry.get(finding.element)), (finding) => finding.element);
    for (const [element, all] of by) {
      const gravest = GRAVEST.find((word) => all.some((finding) => finding.severity === word)) ?? 'hint';
      const html = Object.assign(document.createElement('div'), {
        className: `finding ${gravest}`,
        textContent: SIGNS[gravest],
        title: all.map((finding) => finding.sentence).join('\n')
      });
      overlays.add(element, 'finding', {position: {top: -12, right: 12}, scale: {min: 1}, html});
    }
  };

  return {
    async open(content) {
      quiet = true;
      await modeler.importXML(content);
      beside(modeler.get('canvas'));
      quiet = false;
    },
    async text() {
      return (await modeler.saveXML({format: true})).xml;
    },
    can: (step) => (step === 'undo' ? stack.canUndo() : stack.canRedo()),
    undo: () => stack.undo(),
    redo: () => stack.redo(),
    mark,
    show(id) {
      const element = modeler.get('elementRegistry').get(id);
      if (!element) return;
      modeler.get('selection').select(element);
      modeler.get('canvas').scrollToElement(element);
    }
  };
}

/** The whole diagram, right of the tools that lie over it. */
function beside(canvas) {
  canvas.zoom('fit-viewport', 'auto');
  const {inner, outer, scale} = canvas.viewbox();
  const tools = TOOLS / scale;
  const edge = 20 / scale;
  if (inner.x - canvas.viewbox().x > tools) return;
  canvas.viewbox({
    x: inner.x - tools,
    y: inner.y - edge,
    width: inner.width + tools + edge,
    height: Math.max(inner.height + 2 * edge, outer.height / 4)
  });
}

/** Name and documentation in Korean stand in properties of the element; here they are two fields. */
function korean(modeler) {
  const box = document.getElementById('korean');
  const fields = {name: document.getElementById('korean-name'), documentation: document.getElementById('korean-text')};
  let chosen = null;

  const container = (object) =>
    object.extensionElements?.values?.find((value) => value.$type === 'camunda:Properties');
  const property = (object, text) =>
    container(object)?.values?.find((value) => value.name === `${text}.ko`);

  const show = () => {
    const object = chosen?.businessObject;
    const told = object && typeof object.get === 'function' && object.$instanceOf?.('bpmn:BaseElement');
    box.hidden = !told;
    if (!told) return;
    for (const [text, field] of Object.entries(fields)) field.value = property(object, text)?.value ?? '';
  };

  const write = (text, value) => {
    const object = chosen.businessObject;
    const modeling = modeler.get('modeling');
    const factory = modeler.get('bpmnFactory');
    const present = property(object, text);
    if (present && value) return modeling.updateModdleProperties(chosen, present, {value});
    let extensions = object.extensionElements;
    let all = container(object);
    if (present)
      return modeling.updateModdleProperties(chosen, all, {values: all.values.filter((each) => each !== present)});
    if (!value) return;
    const added = factory.create('camunda:Property', {name: `${text}.ko`, value});
    if (all) {
      added.$parent = all;
      return modeling.updateModdleProperties(chosen, all, {values: [...(all.values ?? []), added]});
    }
    all = factory.create('camunda:Properties', {values: [added]});
    added.$parent = all;
    if (extensions) {
      all.$parent = extensions;
      return modeling.updateModdleProperties(chosen, extensions, {values: [...(extensions.values ?? []), all]});
    }
    extensions = factory.create('bpmn:ExtensionElements', {values: [all]});
    all.$parent = extensions;
    extensions.$parent = object;
    modeling.updateModdleProperties(chosen, object, {extensionElements: extensions});
  };

  for (const [text, field] of Object.entries(fields))
    field.addEventListener('change', () => chosen && write(text, field.value.trim()));
  const choose = (element) => {
    // what is being typed belongs to the element chosen before
    if (document.activeElement && box.contains(document.activeElement)) document.activeElement.blur();
    chosen = element?.labelTarget ?? element;
    show();
  };
  modeler.on('selection.changed', ({newSelection}) =>
    choose(newSelection.length === 1 ? newSelection[0] : modeler.get('canvas').getRootElement())
  );
  modeler.on('import.done', () => choose(modeler.get('canvas').getRootElement()));
  modeler.on('elements.changed', show);
}
