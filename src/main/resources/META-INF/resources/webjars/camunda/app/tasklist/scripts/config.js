// Replaces the file of the same name in Camunda's webapp: Korean beside English, and no hint to a
// welcome page that members have no use for.
// One rule with our own pages: the cookie "lang" where somebody has chosen, else what the browser asks for.
// One language alone is offered: of two that are loaded, the last to arrive would write the dates.
const chosen = /(?:^|;\s*)lang=(en|ko)(?:;|$)/.exec(document.cookie)?.[1];
const language = chosen ?? (navigator.language.startsWith('ko') ? 'ko' : 'en');

// Screen readers, hyphenation and form-texts.js go by the page's own language.
document.documentElement.lang = language;

const WORDS = {
  en: {
    app: 'Tasklist',
    claimTask: 'takes the open task on',
    focusFilter: 'goes to the first filter',
    focusList: 'goes to the first task in the list',
    focusForm: 'goes to the first field of the form',
    startProcess: 'opens the list of processes to start',
    nextTask: 'opens the next task in the list',
    previousTask: 'opens the task before it',
    completeTask: 'presses the button that completes the task'
  },
  ko: {
    app: '업무 목록',
    claimTask: '열린 업무를 맡습니다',
    focusFilter: '첫 필터로 이동합니다',
    focusList: '목록의 첫 업무로 이동합니다',
    focusForm: '서식의 첫 입력란으로 이동합니다',
    startProcess: '시작할 수 있는 절차의 목록을 엽니다',
    nextTask: '목록의 다음 업무를 엽니다',
    previousTask: '목록의 이전 업무를 엽니다',
    completeTask: '업무 완료 단추를 누릅니다'
  }
};
const KEYS = {
  claimTask: 'ctrl+alt+c', focusFilter: 'ctrl+shift+f', focusList: 'ctrl+alt+l', focusForm: 'ctrl+alt+f',
  startProcess: 'ctrl+alt+p', nextTask: 'ctrl+alt+n', previousTask: 'ctrl+alt+b', completeTask: 'ctrl+alt+enter'
};
const shortcuts = {};
for (const [name, key] of Object.entries(KEYS)) shortcuts[name] = {key, description: WORDS[language][name]};

export default {
  app: {name: WORDS[language].app, vendor: 'Canvasgate'},
  locales: {availableLocales: [language], fallbackLocale: language},
  customScripts: ['scripts/form-texts', 'scripts/late-texts', 'scripts/drafts', 'scripts/attempts', 'scripts/members', 'scripts/way-out'],
  disableWelcomeMessage: true,
  shortcuts
};
