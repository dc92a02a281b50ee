import { Attachment } from './attachment.js';
import { isEnter } from './keys.js';

const tallest = 220;

const at = id => document.getElementById(id);

/** The box to write in, with at most one file beside the words. */
export class Composer {
  #attachment;
  #setting;

  /** `setting`: say, status, send(text, file), changed(text), recall(): the last words sent. */
  constructor(setting) {
    this.#setting = setting;
    this.#attachment = new Attachment({ say: setting.say, status: setting.status, changed: () => this.#refresh(), taken: () => this.focus() });
    at('composer').addEventListener('submit', event => {
      event.preventDefault();
      this.#send();
    });
    at('text').addEventListener('keydown', event => this.#key(event));
    at('text').addEventListener('input', () => {
      this.#refresh();
      setting.changed(at('text').value);
    });
  }

  /** Another conversation: its name, whether the bot answers there only when it is named, and the words that were begun there. */
  turnTo(title, isShared, text) {
    const label = this.#setting.say(isShared ? 'writeToShared' : 'writeTo', { conversation: title });
    at('text').placeholder = label;
    at('text').ariaLabel = label;
    this.#attachment.clear();
    this.#fill(text);
  }

  /** Puts words into the box, as if typed: what stood there comes back with the browser's own undo. */
  write(text) {
    this.focus();
    at('text').select();
    if (!document.execCommand('insertText', false, text)) {
      this.#fill(text);
      this.#setting.changed(text);
    }
  }

  focus() {
    at('text').focus();
  }

  browse() {
    this.#attachment.browse();
  }

  #key(event) {
    if (isEnter(event) && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === 'ArrowUp' && !event.altKey && at('text').value === '') {
      const last = this.#setting.recall();
      if (last) {
        event.preventDefault();
        this.write(last);
      }
    }
  }

  #send() {
    const text = at('text').value.trim();
    const { file } = this.#attachment;
    if (text === '' && !file) {
      return;
    }
    this.#attachment.clear();
    this.#fill('');
    this.#setting.changed('');
    this.#setting.send(text, file);
  }

  #fill(text) {
    at('text').value = text;
    this.#refresh();
  }

  #refresh() {
    const box = at('text');
    at('send').disabled = box.value.trim() === '' && !this.#attachment?.file;
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, tallest)}px`;
  }
}
