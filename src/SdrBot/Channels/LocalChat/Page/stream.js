import { takeSeat } from './seat.js';

const firstWait = 500;
const longestWait = 8_000;
const visit = 300;
const betweenVisits = 1_500;

/**
 * The live events of one person. It comes back by itself after the last number it has seen, so nothing is lost;
 * what arrives twice is told apart by the message's id and number, not here.
 */
export class Stream {
  #source = null;
  #timer = 0;
  #wait = firstWait;
  #after = 0;
  #seated = false;
  #urlAfter;
  #on;

  /** `on` has `message(message)`, `typing(event)`, `reset()` and `state('connecting' | 'live' | 'reconnecting')`. */
  constructor(urlAfter, on) {
    this.#urlAfter = urlAfter;
    this.#on = on;
    addEventListener('online', () => this.#timer && this.#connect());
    addEventListener('pagehide', () => this.close());
    addEventListener('pageshow', event => event.persisted && this.open(this.#after));
  }

  open(after) {
    this.close();
    this.#after = after;
    this.#on.state('connecting');
    this.#connect();
  }

  close() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#source?.close();
    this.#source = null;
  }

  #connect() {
    this.close();
    const source = new EventSource(this.#urlAfter(this.#after));
    this.#source = source;
    source.addEventListener('open', () => this.#opened(source));
    source.addEventListener('error', () => this.#comeBack());
    source.addEventListener('message', event => this.#take(event));
    source.addEventListener('typing', event => this.#on.typing(JSON.parse(event.data)));
    source.addEventListener('reset', () => {
      this.close();
      this.#on.reset();
    });
  }

  async #opened(source) {
    this.#wait = firstWait;
    this.#on.state('live');
    this.#seated ||= await takeSeat();
    if (!this.#seated && this.#source === source) {
      this.#timer = setTimeout(() => {
        this.close();
        this.#timer = setTimeout(() => this.#connect(), betweenVisits);
      }, visit);
    }
  }

  #take(event) {
    const message = JSON.parse(event.data);
    this.#after = Math.max(this.#after, Number(event.lastEventId) || 0, message.seq);
    this.#on.message(message);
  }

  #comeBack() {
    this.close();
    this.#on.state('reconnecting');
    this.#timer = setTimeout(() => this.#connect(), this.#wait * (0.75 + Math.random() / 2));
    this.#wait = Math.min(this.#wait * 2, longestWait);
  }
}
