// Replaces the file of the same name in Camunda's webapp, which sets nothing: signing out leads to our page.
export default {
  customScripts: ['../tasklist/scripts/way-out']
};
