// Tasklist as members of a committee use it: the way back to our own pages, how many tasks each filter holds, keys for
// going from task to task, and nothing to press that is for administrators alone.
const WORDS = {
  en: {home: 'Home'},
  ko: {home: '홈'}
};
const words = WORDS[document.documentElement.lang] ?? WORDS.en;
const home = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
const FILTERS = `${home}/camunda/api/engine/engine/default/filter?itemCount=true&resourceType=Task&firstResult=0&maxResults=100`;
const STARTABLE = `${home}/camunda/api/engine/engine/default/process-definition/count`
  + '?latest=true&active=true&startableInTasklist=true&startablePermissionCheck=true';
const REST = 1500;
const MOST_TRIES = 200;

// What is due first stands first, unless somebody has chosen another order.
const [way, query = ''] = (location.hash || '#/').split('?');
if (way === '#/' && !query.includes('sorting=')) {
  const sorting = encodeURIComponent(JSON.stringify([{sortBy: 'dueDate', sortOrder: 'asc'}]));
  history.replaceState(null, '', `${way}?${query ? `${query}&` : ''}sorting=${sorting}`);
}

document.querySelector('link[rel=icon]')?.setAttribute('href', `${home}/assets/icon.svg`);

function application(found, tries = 0) {
  const injector = window.angular?.element(document.body).injector?.();
  if (injector) found(injector);
  else if (tries < MOST_TRIES) setTimeout(application, 50, found, tries + 1);
}

function link(address, text) {
  const item = document.createElement('li');
  item.className = 'cg-home';
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.textContent = text;
  item.append(anchor);
  return item;
}

// The menu is drawn after the sign-in is known, and anew for another person.
function wayHome() {
  const menu = document.querySelector('.sections-menu ul');
  if (menu && !menu.querySelector('.cg-home')) menu.prepend(link(`${home}/`, words.home));
}

// What only an administrator can change is no stop on the way from field to field.
function skipWhatIsFixed() {
  if (document.body.classList.contains('cg-administrator')) return;
  for (const field of document.querySelectorAll('.task-card .meta [tabindex="0"]')) field.tabIndex = -1;
}

let counts = new Map();
let counting = null;

function count() {
  clearTimeout(counting);
  counting = setTimeout(async () => {
    const answer = await fetch(FILTERS, {headers: {Accept: 'application/json'}});
    if (!answer.ok) return;
    counts = new Map((await answer.json()).map(filter => [filter.id, filter.itemCount]));
    show();
  }, REST);
}

function show() {
  for (const item of document.querySelectorAll('.item.task-filter')) {
    const filter = window.angular.element(item).scope?.()?.filter;
    const number = counts.get(filter?.id);
    if (number === undefined) continue;
    const anchor = item.querySelector('h4 a');
    let badge = anchor.querySelector('.cg-count');
    if (!badge) {
      badge = document.createElement('span');
      badge.className = 'cg-count';
      anchor.append(' ', badge);
    }
    if (badge.textContent !== String(number)) badge.textContent = number;
    badge.classList.toggle('none', number === 0);
  }
}

async function mayStart() {
  const answer = await fetch(STARTABLE, {headers: {Accept: 'application/json'}});
  const some = answer.ok && (await answer.json()).count > 0;
  document.body.classList.toggle('cg-starts', some);
}

function cards() {
  return [...document.querySelectorAll('.tasks-list li.task')];
}

function step(by) {
  const all = cards();
  const now = all.findIndex(card => card.classList.contains('active'));
  const card = all[now < 0 ? 0 : now + by];
  card?.querySelector('h4 a')?.click();
  card?.querySelector('h4 a')?.focus();
}

application(injector => {
  const root = injector.get('$rootScope');
  root.$watch('authentication', person => {
    document.body.classList.toggle('cg-administrator', Boolean(person?.authorizedApps?.includes('admin')));
    if (!person) return;
    count();
    mayStart();
  });
  root.$on('shortcut:nextTask', () => step(1));
  root.$on('shortcut:previousTask', () => step(-1));
  root.$on('shortcut:completeTask', () => document.querySelector('.form-actions .btn-primary:not([disabled])')?.click());
  new MutationObserver(changes => {
    wayHome();
    skipWhatIsFixed();
    if (counts.size) show();
    if (changes.some(change => [...change.addedNodes].some(node => node.matches?.('li.task')))) count();
  }).observe(document.body, {subtree: true, childList: true});
});
