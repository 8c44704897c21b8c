// The editor of one file of a change: opens it, saves it by itself, and never over what somebody else has saved.
import {openForm} from './form.js';
import {openProcess} from './process.js';
import {openTable} from './table.js';

const page = document.getElementById('editor');
const at = (id) => document.getElementById(id);
const {kind, file, change, user} = page.dataset;
const editable = page.dataset.editable === 'true';
const address = (what) => `${change}/${what}?file=${encodeURIComponent(file)}`;
const IDLE = 4000;
const AGAIN = 15000;

/** What this browser keeps of what could not be saved yet. */
const local = {
  key: `canvasgate:${user}:${change}:${file}`,
  read() {
    try {
      return JSON.parse(localStorage.getItem(this.key));
    } catch {
      return null;
    }
  },
  keep(content) {
    try {
      localStorage.setItem(this.key, JSON.stringify({content, edition}));
      return true;
    } catch {
      return false; // full or forbidden: the page still asks before it is left
    }
  },
  drop() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // nothing was kept either
    }
  }
};

let editor;
let edition;
let dirty = false;
let touched = 0;
let saving = false;
let conflict = null;
let timer;
let token = page.dataset.token;

const say = (text, state) => {
  at('state').textContent = text;
  at('state').dataset.state = state;
};

const changed = () => {
  if (!editable) return;
  dirty = true;
  touched += 1;
  say(page.dataset.unsaved, 'unsaved');
  steps();
  clearTimeout(timer);
  timer = setTimeout(save, IDLE);
};

const steps = () => {
  if (!editor?.can) return;
  for (const step of ['undo', 'redo']) {
    at(step).hidden = false;
    at(step).disabled = !editor.can(step);
  }
};

const send = async (method, what, body) => {
  const ask = () =>
    fetch(address(what), {
      method,
      headers: {'Content-Type': 'application/json', [page.dataset.header]: token},
      body: JSON.stringify(body)
    });
  const answer = await ask();
  if (answer.status !== 403) return answer;
  // Signed in again meanwhile, in another window: the page's token is an old one.
  const anew = await fetch(location.href);
  const fresh = new DOMParser().parseFromString(await anew.text(), 'text/html');
  const found = fresh.getElementById('editor')?.dataset.token;
  if (anew.redirected || !found) return answer;
  token = found;
  return ask();
};

const failed = (text) => {
  say(local.read() ? `${text} ${page.dataset.kept}` : text, 'failed');
  clearTimeout(timer);
  timer = setTimeout(save, AGAIN);
};

/** Sends what is drawn; what is drawn meanwhile is sent after it. */
async function save() {
  if (!editable || !dirty || saving || conflict) return !dirty;
  saving = true;
  clearTimeout(timer);
  const until = touched;
  try {
    say(page.dataset.saving, 'saving');
    const content = await editor.text();
    local.keep(content);
    await store(content, edition, until);
  } catch (offline) {
    console.warn(offline);
    failed(navigator.onLine && !(offline instanceof TypeError) ? page.dataset.failed : page.dataset.offline);
  } finally {
    saving = false;
  }
  return !dirty;
}

async function store(content, on, until) {
  const answer = await send('PUT', 'draft', {content, edition: on});
  if (answer.redirected || answer.status === 403 || answer.status === 401) return failed(page.dataset.signedOut);
  if (answer.status === 409) return meet(await answer.json(), content);
  if (answer.status === 422) return failed((await answer.json()).sentence);
  if (!answer.ok) return failed(page.dataset.failed);
  const told = await answer.json();
  edition = told.edition;
  local.drop();
  dirty = touched !== until;
  say(dirty ? page.dataset.unsaved : told.sentence, dirty ? 'unsaved' : 'saved');
  if (dirty) timer = setTimeout(save, IDLE);
}

// --- somebody else has saved it

function meet(told, content) {
  conflict = {told, content};
  local.keep(content);
  say(told.sentence, 'conflict');
  at('conflict-says').textContent = told.sentence;
  at('conflict-lists').replaceChildren();
  at('conflict-show').hidden = told.edition === null;
  at('conflict-theirs').hidden = told.edition === null;
  at('conflict-mine').hidden = told.edition === null;
  at('conflict-mine').disabled = true;
  at('conflict').hidden = false;
}

const agreed = () => {
  conflict = null;
  at('conflict').hidden = true;
};

const mine = async () => (conflict.content = await editor.text());

at('conflict-show').addEventListener('click', async () => {
  const answer = await send('POST', 'fork', {content: await mine(), edition});
  at('conflict-lists').innerHTML = await answer.text();
  at('conflict-lists').focus();
  at('conflict-mine').disabled = !answer.ok;
});

at('conflict-aside').addEventListener('click', async () => {
  const answer = await send('POST', 'aside', {content: await mine()});
  const told = await answer.json();
  if (!answer.ok) return say(told.sentence, 'failed');
  dirty = false;
  local.drop();
  location.assign(told.address);
});

at('conflict-theirs').addEventListener('click', async () => {
  await open();
  local.drop();
  agreed();
});

at('conflict-mine').addEventListener('click', async () => {
  const {told} = conflict;
  const content = await mine();
  const until = touched;
  agreed();
  await store(content, told.edition, until);
});

// --- findings

at('look').addEventListener('click', async () => {
  await save();
  const list = at('findings').querySelector('ul');
  at('findings').hidden = false;
  page.classList.add('aside');
  try {
    const answer = await fetch(address('check.json'));
    if (!answer.ok) throw new Error(answer.statusText);
    const findings = (await answer.json()).filter((finding) => !finding.file || finding.file === file);
    list.replaceChildren(...findings.map(item));
    if (!findings.length) list.append(line(page.dataset.noFindings));
    editor.mark(findings);
  } catch (error) {
    console.warn(error);
    list.replaceChildren(line(page.dataset.findingsFailed));
  }
});

const line = (text) => Object.assign(document.createElement('li'), {textContent: text});

const item = (finding) => {
  const entry = document.createElement('li');
  entry.className = finding.severity;
  const says = Object.assign(document.createElement(finding.element ? 'button' : 'span'), {
    textContent: finding.sentence
  });
  if (finding.element) {
    says.type = 'button';
    says.addEventListener('click', () => editor.show(finding.element));
  }
  if (finding.name) entry.append(Object.assign(document.createElement('strong'), {textContent: `${finding.name}: `}));
  entry.append(says);
  if (finding.place) entry.append(Object.assign(document.createElement('small'), {textContent: finding.place}));
  return entry;
};

// --- opening

async function words() {
  if (document.documentElement.lang !== 'ko') return {};
  const answer = await fetch('/changes/words.json');
  return answer.ok ? answer.json() : {};
}

async function open() {
  const answer = await fetch(address('draft'), {cache: 'no-store'});
  if (!answer.ok) throw new Error(answer.statusText);
  const draft = await answer.json();
  await editor.open(draft.content);
  edition = draft.edition;
  dirty = false;
  steps();
  return draft;
}

const kept = (draft) => {
  const left = local.read();
  if (!editable || !left || left.content === draft.content) return local.drop();
  at('local').hidden = false;
  at('local-take').addEventListener('click', async () => {
    await editor.open(left.content);
    edition = left.edition;
    at('local').hidden = true;
    changed();
  });
  at('local-drop').addEventListener('click', () => {
    local.drop();
    at('local').hidden = true;
  });
};

addEventListener('beforeunload', (event) => {
  if (dirty) event.preventDefault();
});
addEventListener('online', save);
addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
    event.preventDefault();
    save();
  }
});
at('save')?.addEventListener('click', save);
for (const step of ['undo', 'redo'])
  at(step)?.addEventListener('click', () => {
    editor[step]();
    steps();
  });

try {
  const openers = {process: openProcess, table: openTable, form: openForm};
  editor = await openers[kind]({
    vendor: page.dataset.vendor,
    canvas: at('canvas'),
    properties: at('properties'),
    words: await words(),
    picture: page.dataset.picture,
    changed
  });
  kept(await open());
  page.dataset.state = 'open';
} catch (error) {
  console.error(error);
  page.dataset.state = 'failed';
  say(page.dataset.unreadable, 'failed');
}
