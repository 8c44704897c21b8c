// What the form viewer itself says to people, in Korean. The forms and the refusals come translated
// from the server, but form-js 1.8 has its own few sentences in English and no place to translate
// them, so they are exchanged where they appear. Only its own elements are touched, never data.
const SENTENCES = [
  [/^Field is required\.$/, () => '필수 입력 항목입니다. 값을 입력하거나 선택해 주십시오.'],
  [/^Field must have minimum value of (.+)\.$/, ([, n]) => `${n} 이상의 값을 입력해 주십시오.`],
  [/^Field must have maximum value of (.+)\.$/, ([, n]) => `${n} 이하의 값을 입력해 주십시오.`],
  [/^Field must have minimum length of (.+)\.$/, ([, n]) => `${n}자 이상 입력해 주십시오.`],
  [/^Field must have maximum length of (.+)\.$/, ([, n]) => `${n}자 이하로 입력해 주십시오.`],
  [/^Field must match pattern (.+)\.$/, () => '정해진 형식에 맞게 입력해 주십시오.'],
  [/^Value is not a number\.$/, () => '숫자를 입력해 주십시오.'],
  [/^Value is expected to be an integer\.$/, () => '소수점 없이 정수로 입력해 주십시오.'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, ([, n]) => `소수점 아래 ${n}자리까지 입력할 수 있습니다.`],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/,
    ([, low, high]) => `입력할 수 있는 값이 아닙니다. 가장 가까운 값은 ${low}과(와) ${high}입니다.`],
  [/^Date is not valid\.?$/, () => '올바른 날짜를 입력해 주십시오.'],
  [/^Select$/, () => '선택'],
  [/^Search$/, () => '검색'],
  [/^No results$/, () => '해당하는 항목이 없습니다'],
  [/^All values selected$/, () => '모든 항목을 선택하였습니다'],
  [/^Nothing to show\.$/, () => '표시할 내용이 없습니다.']
];

// Nobody but a programmer reads a pattern.
const PLAIN = [
  [/^Field must match pattern (.+)\.$/, () => 'This is not written as described here. Please correct it.']
];

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
  'October', 'November', 'December'];
const DAYS = {Sun: '일', Mon: '월', Tue: '화', Wed: '수', Thu: '목', Fri: '금', Sat: '토'};

// The viewer's own words stand in these; a select's chosen value, for instance, does not.
const OWN = '.fjs-form-field-error, .fjs-select-placeholder, .fjs-dropdownlist-empty, .fjs-table-empty';
const CALENDAR = '.flatpickr-monthDropdown-months, .flatpickr-weekdays';

const inKorean = document.documentElement.lang === 'ko';

function reworded(text) {
  const said = text.trim();
  for (const [english, translate] of inKorean ? SENTENCES : PLAIN) {
    const found = english.exec(said);
    if (found) return translate(found);
  }
  return null;
}

function dayOrMonth(text) {
  if (!inKorean) return null;
  const said = text.trim();
  const month = MONTHS.indexOf(said);
  return month < 0 ? DAYS[said] ?? null : `${month + 1}월`;
}

function exchange(node) {
  const place = node.parentElement;
  if (!place) return;
  const text = place.closest(OWN) ? reworded(node.data) : place.closest(CALENDAR) ? dayOrMonth(node.data) : null;
  if (text !== null && text !== node.data) node.data = text;
}

function look(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    exchange(node);
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) exchange(texts.currentNode);
  for (const field of [node, ...node.querySelectorAll('input[placeholder]')]) invite(field);
}

function invite(field) {
  if (!field.matches('.fjs-container input[placeholder]')) return;
  const text = reworded(field.placeholder);
  if (text !== null) field.placeholder = text;
}

new MutationObserver(changes => {
  for (const change of changes) {
    if (change.type === 'childList') change.addedNodes.forEach(look);
    else look(change.target);
  }
}).observe(document.body, {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['placeholder', 'class']
});
