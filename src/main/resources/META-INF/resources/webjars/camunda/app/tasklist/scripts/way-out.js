// The way out of each of Camunda's applications, and back in. Their own sign-in forms are closed: whoever has signed out,
// or whose session has ended, is led to our page, and after the end of a session back to where they were.
const home = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
const PLACE = 'canvasgate-place';
const MOST_TRIES = 200;

function application(found, tries = 0) {
  const injector = window.angular?.element(document.body).injector?.();
  if (injector) found(injector);
  else if (tries < MOST_TRIES) setTimeout(application, 50, found, tries + 1);
}

function keepPlace(person) {
  const place = {person, address: location.pathname, hash: location.hash};
  if (person) sessionStorage.setItem(PLACE, JSON.stringify(place));
}

// Only if it is they who have signed in again.
function comeBack(person) {
  const place = JSON.parse(sessionStorage.getItem(PLACE) ?? '{}');
  sessionStorage.removeItem(PLACE);
  if (place.person === person && place.address === location.pathname) location.hash = place.hash;
}

application(injector => {
  const root = injector.get('$rootScope');
  let here = null;
  let leaving = false;
  root.$watch('authentication', person => {
    if (!person) return;
    here = person.name;
    comeBack(here);
  });
  // Asked for anew, the page leads to our sign-in; asked for twice, it would no longer be told that a session has ended.
  root.$on('authentication.login.required', event => {
    event.preventDefault();
    if (leaving) return;
    leaving = true;
    keepPlace(here);
    location.reload();
  });
  root.$on('authentication.logout.success', event => {
    event.preventDefault();
    leaving = true;
    location.assign(`${home}/sign-in?out`);
  });
});
