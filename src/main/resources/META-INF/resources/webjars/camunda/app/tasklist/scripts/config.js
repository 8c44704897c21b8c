// Replaces the file of the same name in Camunda's webapp: Korean beside English, and no hint to a
// welcome page that members have no use for. The shortcuts are Camunda's own.
// One rule with our own pages: the cookie "lang" where somebody has chosen, else what the browser asks for.
// One language alone is offered: of two that are loaded, the last to arrive would write the dates.
const chosen = /(?:^|;\s*)lang=(en|ko)(?:;|$)/.exec(document.cookie)?.[1];
const language = chosen ?? (navigator.language.startsWith('ko') ? 'ko' : 'en');

// Screen readers, hyphenation and form-texts.js go by the page's own language.
document.documentElement.lang = language;

export default {
  app: {name: 'Tasklist', vendor: 'Canvasgate'},
  locales: {availableLocales: [language], fallbackLocale: language},
  customScripts: ['scripts/form-texts', 'scripts/late-texts', 'scripts/drafts'],
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: {key: 'ctrl+alt+c', description: 'claims the selected task · 선택한 업무 맡기'},
    focusFilter: {key: 'ctrl+shift+f', description: 'goes to the first filter · 첫 필터로 이동'},
    focusList: {key: 'ctrl+alt+l', description: 'goes to the first task in the list · 목록의 첫 업무로 이동'},
    focusForm: {key: 'ctrl+alt+f', description: 'goes to the first field of the form · 서식의 첫 입력란으로 이동'},
    startProcess: {key: 'ctrl+alt+p', description: 'opens the list of processes to start · 절차 시작 창 열기'}
  }
};
