// Gives an attempt to start a case a name. Where no answer came, the same attempt is sent under the same name, also
// after a reload, and the server tells that the first one has arrived instead of beginning a second case.
const START = /\/process-definition\/([^/?]+)\/submit-form(?:\?|$)/;
const PLACE = 'canvasgate-attempt:';

function nameOf(definition) {
  const place = PLACE + definition;
  const name = sessionStorage.getItem(place) ?? Array.from(
    crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
  sessionStorage.setItem(place, name);
  return name;
}

const open = XMLHttpRequest.prototype.open;
XMLHttpRequest.prototype.open = function (method, address, ...more) {
  this.started = method.toUpperCase() === 'POST' ? START.exec(address)?.[1] : undefined;
  return open.call(this, method, address, ...more);
};

const send = XMLHttpRequest.prototype.send;
XMLHttpRequest.prototype.send = function (body) {
  const definition = this.started;
  if (definition) {
    this.setRequestHeader('Idempotency-Key', nameOf(definition));
    // Taken, refused or known already: the next one is another attempt. An answer of the 500s leaves it open.
    this.addEventListener('load', () => {
      if (this.status > 0 && this.status < 500) sessionStorage.removeItem(PLACE + definition);
    });
  }
  return send.call(this, body);
};
