// Keeps on the server what a person writes into a form, so that it survives a reload, a sign-out and another
// computer. It comes back with the form itself, from the server. Tasklist does not hand its form viewer out, so
// the viewer's class is found among the modules that Tasklist is made of; where that fails, forms work without drafts.
const PAUSE = 1200;
const LONGEST = 8000;
const LOCAL = 'camunda-form:';

// Tasklist itself puts forms into the browser's own store when a session ends, for whoever uses the browser next.
function keepOutOfTheBrowser() {
  for (const key of Object.keys(localStorage)) if (key.startsWith(LOCAL)) localStorage.removeItem(key);
  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    if (!String(key).startsWith(LOCAL)) setItem.call(this, key, value);
  };
}

function formClass() {
  let found = null;
  self.webpackChunkcamunda_bpm_webapp?.push([['canvasgate-drafts'], {}, load => {
    const id = Object.keys(load.m).find(key => /\.createForm\s*=\s*function/.test(String(load.m[key])));
    if (id) found = load(id).Form ?? null;
  }]);
  return found;
}

function keys(components, into = new Set()) {
  for (const component of components ?? []) {
    if (component.path) into.add(component.path.split('.')[0]);
    else {
      if (component.key) into.add(component.key);
      keys(component.components, into);
    }
  }
  return into;
}

function placeOf(container) {
  const params = window.angular?.element(container).controller('camTasklistForm')?.getParams();
  if (params?.taskId) return `task/${encodeURIComponent(params.taskId)}`;
  if (params?.processDefinitionId) return `start/${encodeURIComponent(params.processDefinitionId)}`;
  return null;
}

class Draft {
  constructor(form, schema, container, place) {
    this.form = form;
    this.keys = keys(schema.components);
    this.container = container;
    this.address = `${home()}/drafts/${place}`;
    this.saved = this.written();
  }

  written() {
    const data = this.form._getState().data ?? {};
    return JSON.stringify(Object.fromEntries(Object.entries(data).filter(([key]) => this.keys.has(key))));
  }

  async begin() {
    const answer = await fetch(this.address, {headers: {Accept: 'application/json'}});
    if (!answer.ok) return;
    this.words = await answer.json();
    this.line = line(this.container);
    if (this.words.restored) this.offerToDiscard();
    else this.say(this.words.ready);
    this.form.on('changed', () => this.later());
    this.leave = () => this.now(true);
    addEventListener('pagehide', this.leave);
    document.addEventListener('visibilitychange', this.leave);
  }

  offerToDiscard() {
    this.say(this.words.restored);
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-link';
    button.textContent = this.words.discard;
    button.addEventListener('click', () => this.discard());
    this.line.append(' ', button);
  }

  async discard() {
    this.closed = true;
    clearTimeout(this.timer);
    const answer = await this.send('DELETE');
    if (answer.ok) window.angular.element(document.body).injector().get('$route').reload();
  }

  later() {
    if (this.closed) return;
    this.waiting ??= Date.now();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), Math.max(0, Math.min(PAUSE, this.waiting + LONGEST - Date.now())));
  }

  async now(leaving = false) {
    clearTimeout(this.timer);
    this.waiting = null;
    if (this.closed) return;
    if (!this.container.isConnected && !leaving) this.end();
    const written = this.written();
    if (written === this.saved) return;
    const before = this.saved;
    this.saved = written;
    try {
      const answer = await this.send('PUT', written, leaving);
      const told = (await answer.json().catch(() => ({}))).told;
      if (answer.ok || answer.status === 413) this.say(told);
      else if (answer.status === 404) this.end();
      else this.tryAgain(before);
    } catch {
      this.tryAgain(before);
    }
  }

  tryAgain(before) {
    this.saved = before;
    this.say(this.words.unsaved);
    if (!this.closed) this.timer = setTimeout(() => this.now(), LONGEST);
  }

  send(method, body, keepalive = false) {
    return fetch(this.address, {
      method, body, keepalive,
      headers: {Accept: 'application/json', 'Content-Type': 'application/json', [this.words.header]: this.words.token}
    });
  }

  end() {
    this.closed = true;
    clearTimeout(this.timer);
    removeEventListener('pagehide', this.leave);
    document.removeEventListener('visibilitychange', this.leave);
  }

  say(sentence) {
    if (sentence && this.line) this.line.textContent = sentence;
  }
}

function home() {
  return document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
}

// A polite line beside the buttons: screen readers tell it when the person pauses.
function line(container) {
  const form = container.closest('[cam-tasklist-form], .modal-content') ?? document;
  const actions = form.querySelector('.form-actions, .modal-footer');
  const said = document.createElement('p');
  said.className = 'cg-draft';
  said.setAttribute('role', 'status');
  actions?.querySelector('.cg-draft')?.remove();
  if (actions) actions.prepend(said);
  else container.after(said);
  return said;
}

const Form = formClass();
if (Form) {
  const importSchema = Form.prototype.importSchema;
  Form.prototype.importSchema = async function (schema, data) {
    const answer = await importSchema.call(this, schema, data);
    const container = this._container?.parentNode;
    const place = container && placeOf(container);
    if (place) new Draft(this, schema, container, place).begin().catch(() => {});
    return answer;
  };
} else console.warn('drafts: the form viewer was not found');

keepOutOfTheBrowser();
