// Replaces the file of the same name in Camunda's webapp: Korean beside English.
export default {
  app: {name: 'Welcome', vendor: 'Canvasgate'},
  locales: {availableLocales: ['en', 'ko'], fallbackLocale: 'en'},
  links: [],
  disableWelcomeMessage: true
};
