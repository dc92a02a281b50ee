import { isEnter } from './keys.js';

const largestFile = 64 * 1024 * 1024;
const tallest = 220;

const at = id => document.getElementById(id);

/** The box to write in, with at most one file beside the words. */
export class Composer {
  #file = null;
  #setting;

  /** `setting`: say, status, send(text, file), changed(text), recall(): the last words sent. */
  constructor(setting) {
    this.#setting = setting;
    at('composer').addEventListener('submit', event => {
      event.preventDefault();
      this.#send();
    });
    at('text').addEventListener('keydown', event => this.#key(event));
    at('text').addEventListener('input', () => {
      this.#refresh();
      setting.changed(at('text').value);
    });
    at('attach').addEventListener('click', () => this.browse());
    at('file').addEventListener('change', event => {
      this.#take(event.target.files[0]);
      event.target.value = '';
    });
    at('detach').addEventListener('click', () => this.#take(null));
    this.#listenToDrops();
  }

  /** Another conversation: its name and the words that were begun there. */
  turnTo(title, text) {
    const label = this.#setting.say('writeTo', { conversation: title });
    at('text').placeholder = label;
    at('text').ariaLabel = label;
    this.#take(null);
    this.fill(text, false);
  }

  fill(text, focus = true) {
    at('text').value = text;
    this.#refresh();
    if (focus) {
      this.focus();
    }
  }

  focus() {
    at('text').focus();
  }

  browse() {
    at('file').click();
  }

  #key(event) {
    if (isEnter(event) && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === 'ArrowUp' && !event.altKey && at('text').value === '') {
      const last = this.#setting.recall();
      if (last) {
        event.preventDefault();
        this.fill(last);
      }
    }
  }

  #send() {
    const text = at('text').value.trim();
    if (text === '' && !this.#file) {
      return;
    }
    const file = this.#file;
    this.#take(null);
    this.fill('');
    this.#setting.changed('');
    this.#setting.send(text, file);
  }

  #take(file) {
    const { say, status } = this.#setting;
    if (file && !/\.csv$/i.test(file.name) && file.type !== 'text/csv') {
      status.show(say('notCsv', { file: file.name }));
      return;
    }
    if (file && (file.size === 0 || file.size > largestFile)) {
      status.show(say(file.size === 0 ? 'emptyFile' : 'bigFile', { file: file.name, limit: size(largestFile) }));
      return;
    }
    this.#file = file ?? null;
    at('attached').hidden = !file;
    at('attachedName').textContent = file?.name ?? '';
    at('attachedSize').textContent = file ? size(file.size) : '';
    this.#refresh();
    if (file) {
      status.clear();
      this.focus();
    }
  }

  #refresh() {
    const box = at('text');
    at('send').disabled = box.value.trim() === '' && !this.#file;
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, tallest)}px`;
  }

  #listenToDrops() {
    const main = at('main');
    const carriesFile = event => [...event.dataTransfer?.types ?? []].includes('Files');
    for (const name of ['dragenter', 'dragover']) {
      addEventListener(name, event => {
        if (carriesFile(event)) {
          event.preventDefault();
          main.classList.add('dropping');
        }
      });
    }
    addEventListener('dragleave', event => event.relatedTarget === null && main.classList.remove('dropping'));
    addEventListener('drop', event => {
      main.classList.remove('dropping');
      if (carriesFile(event)) {
        event.preventDefault();
        this.#take(event.dataTransfer.files[0]);
      }
    });
  }
}

function size(bytes) {
  const [unit, divisor] = [['megabyte', 1024 * 1024], ['kilobyte', 1024], ['byte', 1]].find(([, least]) => bytes >= least) ?? ['byte', 1];
  return new Intl.NumberFormat(document.documentElement.lang, { style: 'unit', unit, maximumFractionDigits: 1 }).format(bytes / divisor);
}
