const connectionGrace = 400;

/** The line that tells what went wrong, and the mark that tells whether the window is live. */
export class Status {
  #line = document.getElementById('status');
  #text = document.getElementById('statusText');
  #close = document.getElementById('statusClose');
  #connection = document.getElementById('connection');
  #timer = 0;
  #isOfTheWay = false;
  #say;

  constructor(say) {
    this.#say = say;
    this.#close.addEventListener('click', () => this.clear());
  }

  fail(problem) {
    this.show(typeof problem.in === 'function' ? problem.in(this.#say) : String(problem.message ?? problem));
    this.#isOfTheWay = problem.status === 0;
  }

  show(text) {
    this.#isOfTheWay = false;
    this.#text.textContent = text;
    this.#line.classList.add('shown');
    this.#close.hidden = false;
  }

  clear() {
    this.#text.textContent = '';
    this.#line.classList.remove('shown');
    this.#close.hidden = true;
  }

  /** The server answers: that it did not is no news any more. */
  reached() {
    if (this.#isOfTheWay) {
      this.clear();
    }
  }

  /** 'connecting', 'live' or 'reconnecting'. The first connection is only mentioned when it takes its time. */
  connection(state) {
    clearTimeout(this.#timer);
    this.#connection.dataset.state = state;
    if (state === 'connecting') {
      this.#timer = setTimeout(() => { this.#connection.textContent = this.#say('connecting'); }, connectionGrace);
    } else {
      this.#connection.textContent = state === 'live' ? '' : this.#say('reconnecting');
    }
    if (state === 'live') {
      this.reached();
    }
  }
}
