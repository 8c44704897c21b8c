// Replaces the file of the same name in Camunda's webapp: Korean beside English.
// One rule with our own pages: the cookie "lang" where somebody has chosen, else what the browser asks for.
const chosen = /(?:^|;\s*)lang=(en|ko)(?:;|$)/.exec(document.cookie)?.[1];

export default {
  app: {name: 'Welcome', vendor: 'Canvasgate'},
  locales: {availableLocales: chosen ? [chosen] : ['en', 'ko'], fallbackLocale: chosen ?? 'en'},
  links: [],
  disableWelcomeMessage: true
};
