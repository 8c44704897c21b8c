// Seen on a busy machine: Tasklist draws its lists while its own texts are still under way, and keeps the names of texts
// ("CREATION_DATE") where they arrive too late. Draws the page once more in that case; nobody has
// begun to write by then.
const NAME_OF_A_TEXT = /^[A-Z]+(_[A-Z]+)+$/;
const MOST_TRIES = 200;

function drawnTooEarly() {
  const told = [...document.querySelectorAll('.sort-by, .tasks-list [placeholder]')];
  return told.some(place => NAME_OF_A_TEXT.test((place.placeholder || place.textContent).trim()));
}

function watch(tries) {
  const application = window.angular?.element(document.body).injector?.();
  if (!application) {
    if (tries < MOST_TRIES) setTimeout(watch, 50, tries + 1);
    return;
  }
  application.get('$translate').onReady(() => setTimeout(() => again(application, 0), 100));
}

function again(application, tries) {
  if (drawnTooEarly()) application.get('$route').reload();
  else if (tries < MOST_TRIES && !document.querySelector('.sort-by')) setTimeout(again, 100, application, tries + 1);
}

watch(0);
