// Replaces the file of the same name in Camunda's webapp: Korean beside English.
// One rule with our own pages: the cookie "lang" where somebody has chosen, else what the browser asks for.
// One language alone is offered: of two that are loaded, the last to arrive would write the dates.
const chosen = /(?:^|;\s*)lang=(en|ko)(?:;|$)/.exec(document.cookie)?.[1];
const language = chosen ?? (navigator.language.startsWith('ko') ? 'ko' : 'en');

export default {
  app: {name: 'Welcome', vendor: 'Canvasgate'},
  locales: {availableLocales: [language], fallbackLocale: language},
  links: [],
  customScripts: ['../tasklist/scripts/way-out'],
  disableWelcomeMessage: true
};
