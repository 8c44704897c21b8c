// Gives an attempt to start a case a name. Where no answer came, the same attempt is sent under the same name, also
// after a reload, and the server tells that the first one has arrived instead of beginning a second case.
const START = /\/process-definition\/([^/?]+)\/submit-form(?:\?|$)/;
const HAND_IN = /\/(?:task|process-definition)\/[^/?]+\/submit-form(?:\?|$)/;
const PLACE = 'canvasgate-attempt:';
const NO_ANSWER = /^Request has been terminated/;
const MOST_TRIES = 200;
const WORDS = {
  en: {
    about: 'About what you handed in',
    noAnswer: 'No answer came. What you entered is still here. Please check your connection and press the button once more;'
      + ' if it had arrived already, you will be told.'
  },
  ko: {
    about: '제출에 대한 안내',
    noAnswer: '응답을 받지 못하였습니다. 입력하신 내용은 화면에 그대로 있습니다. 네트워크 연결을 확인하고 단추를 다시 눌러 주십시오.'
      + ' 이미 접수되었으면 그렇게 안내합니다.'
  }
};
const words = WORDS[document.documentElement.lang] ?? WORDS.en;
let taken = () => {};

function nameOf(definition) {
  const place = PLACE + definition;
  const name = sessionStorage.getItem(place) ?? Array.from(
    crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
  sessionStorage.setItem(place, name);
  return name;
}

const open = XMLHttpRequest.prototype.open;
XMLHttpRequest.prototype.open = function (method, address, ...more) {
  this.handsIn = HAND_IN.test(address);
  this.started = method.toUpperCase() === 'POST' ? START.exec(address)?.[1] : undefined;
  return open.call(this, method, address, ...more);
};

const send = XMLHttpRequest.prototype.send;
XMLHttpRequest.prototype.send = function (body) {
  const definition = this.started;
  if (this.handsIn) this.addEventListener('load', () => this.status < 400 && taken());
  if (definition) {
    this.setRequestHeader('Idempotency-Key', nameOf(definition));
    // Taken, refused or known already: the next one is another attempt. An answer of the 500s leaves it open.
    this.addEventListener('load', () => {
      if (this.status > 0 && this.status < 500) sessionStorage.removeItem(PLACE + definition);
    });
  }
  return send.call(this, body);
};

// Camunda calls every refusal an error and tells of a missing answer in words for programmers. Both are said anew, and
// go when the next attempt is taken.
function tell(injector) {
  const notifications = injector.get('Notifications');
  const translate = injector.get('$translate');
  const add = notifications.add;
  let told = [];
  notifications.add = function (notification) {
    if (NO_ANSWER.test(notification.message)) notification.message = words.noAnswer;
    if (notification.status === translate.instant('COMPLETE_ERROR')) {
      notification.status = words.about;
      told.push(notification);
    }
    return add.call(this, notification);
  };
  taken = () => {
    told.forEach(notification => notifications.clear(notification));
    told = [];
  };
}

function whenThere(tries = 0) {
  const injector = window.angular?.element(document.body).injector?.();
  if (injector) tell(injector);
  else if (tries < MOST_TRIES) setTimeout(whenThere, 50, tries + 1);
}

whenThere();
