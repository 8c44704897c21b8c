// Brings a library from npm, and its style, when an editor needs it.
export const style = (href) =>
  new Promise((done) => {
    const link = Object.assign(document.createElement('link'), {rel: 'stylesheet', href});
    link.addEventListener('load', done);
    link.addEventListener('error', done); // readable without, if not beautiful
    // before our own, which has the last word
    document.head.prepend(link);
  });

export const script = (src) =>
  new Promise((done, failed) => {
    const element = Object.assign(document.createElement('script'), {src});
    element.addEventListener('load', done);
    element.addEventListener('error', () => failed(new Error(src)));
    document.head.append(element);
  });

/** The words of bpmn.io's editors in the reader's language; what has none stays English. */
export const translation = (words) => ({
  translate: [
    'value',
    (text, values = {}) => (words[text] ?? text).replace(/{([^}]+)}/g, (place, name) => values[name] ?? place)
  ]
});

/**
 * What a file says although it would hold anyhow stays written: the editors would leave it out, and every file that was
 * only opened and saved would differ. What is not written still reads as the default, which the type's prototype keeps.
 */
export const keepDefaults = (moddle, types) => {
  for (const type of types)
    for (const property of moddle.getType(type).$descriptor.properties) delete property.default;
};

/** A finding's sign, so that colour is not alone; the same as on the page of a change. */
export const SIGNS = {error: '!', warning: '?', hint: 'i'};
