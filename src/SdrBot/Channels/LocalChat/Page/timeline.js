import { arrange, element } from './dom.js';
import { drawMessage } from './message.js';
import { drawPending } from './pending.js';

const together = 5 * 60_000;
const nearEnd = 96;
const margin = 8;

/** The messages of the open conversation, and where the reader is in them. */
export class Timeline {
  #log = document.getElementById('log');
  #rows = document.getElementById('rows');
  #nodes = new Map();
  #stuck = true;
  #setting;

  /** `setting`: say, clock, person, perform(message, action, value), write(text), retry(id), discard(id), atEnd(). */
  constructor(setting) {
    this.#setting = setting;
    this.#log.addEventListener('scroll', () => {
      this.#stuck = this.#isNearEnd();
      if (this.isAtEnd) {
        setting.atEnd();
      }
    }, { passive: true });
    this.#rows.addEventListener('click', event => {
      const example = event.target.closest('[data-testid=example]');
      if (example && getSelection().isCollapsed) {
        setting.write(example.textContent);
      }
    });
    new ResizeObserver(() => this.#stuck && this.toEnd()).observe(this.#log);
  }

  /** Whether the newest message is in sight, at least as it begins. */
  get isAtEnd() {
    const newest = this.#rows.lastElementChild;
    return this.#stuck || !newest || newest.getBoundingClientRect().top < this.#log.getBoundingClientRect().bottom - nearEnd;
  }

  /** Begins anew, for another conversation. */
  clear() {
    this.#nodes.clear();
    this.#rows.replaceChildren();
    this.#stuck = true;
  }

  toEnd() {
    this.#stuck = true;
    this.#log.scrollTop = this.#log.scrollHeight;
  }

  /** Shows the conversation and what is on its way; `unreadAfter` is the order after which the line "New" stands. */
  show(conversation, pending, unreadAfter) {
    const first = this.#nodes.size === 0;
    const nodes = new Map();
    const rows = [...this.#desired(conversation, pending, unreadAfter)].map(row => {
      const kept = this.#nodes.get(row.key) ?? { node: row.make(), stamp: null };
      if (kept.stamp !== row.stamp) {
        row.draw(kept.node, kept.stamp !== null);
        kept.stamp = row.stamp;
      }
      kept.node.classList.toggle('follows', Boolean(row.follows));
      nodes.set(row.key, kept);
      return kept.node;
    });
    this.#nodes = nodes;
    // A screen reader should hear what arrives, not the whole conversation when it is opened.
    this.#log.ariaBusy = String(first);
    arrange(this.#rows, rows);
    if (first) {
      requestAnimationFrame(() => { this.#log.ariaBusy = 'false'; });
    }
  }

  /**
   * Changes what is in or around the messages without moving what the reader looks at: the end, or the first message in sight.
   * What somebody else has newly said at the end is shown from its beginning.
   */
  steady(change) {
    const last = this.#rows.lastElementChild;
    const known = new Set(this.#rows.children);
    const pressed = this.#rows.contains(document.activeElement) ? document.activeElement.closest('.message') : null;
    const anchor = this.#stuck && pressed ? { node: pressed, top: pressed.getBoundingClientRect().top } : this.#anchor();
    change();
    if (this.#stuck) {
      this.toEnd();
      const fresh = this.#fresh(known);
      if (fresh) {
        this.#keepHead({ node: fresh, top: Infinity });
      } else if (pressed && this.#rows.lastElementChild === last) {
        this.#keepHead(anchor);
      }
    } else if (anchor?.node.isConnected) {
      this.#log.scrollTop += anchor.node.getBoundingClientRect().top - anchor.top;
    }
  }

  /** A message that is new, or grew where something was pressed in it, may push its own beginning out of sight. */
  #keepHead({ node, top }) {
    const wanted = Math.min(top, this.#log.getBoundingClientRect().top + margin);
    this.#log.scrollTop -= Math.max(0, wanted - node.getBoundingClientRect().top);
    this.#stuck = this.#isNearEnd();
  }

  /** The first of the messages that have just come from somebody else; of a conversation that is opened only the newest is new. */
  #fresh(known) {
    const all = [...this.#rows.children];
    const candidates = all.some(row => known.has(row)) ? all.filter(row => !known.has(row)) : all.slice(-1);
    return candidates.find(row => row.matches('.message') && row.dataset.from !== this.#setting.person.id);
  }

  #isNearEnd() {
    return this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < nearEnd;
  }

  #anchor() {
    const top = this.#log.getBoundingClientRect().top + margin;
    const node = [...this.#rows.children].find(child => child.matches('.message') && child.getBoundingClientRect().bottom > top);
    return node ? { node, top: node.getBoundingClientRect().top } : null;
  }

  * #desired(conversation, pending, unreadAfter) {
    const { clock, person, say } = this.#setting;
    const now = Date.now();
    let day = null;
    let previous = null;
    let divided = false;
    const separator = function* (at) {
      const key = clock.day(at);
      if (key !== day) {
        day = key;
        previous = null;
        const name = clock.dayName(key, now);
        yield {
          key: `day ${key}`, stamp: name, make: () => element('h2', { class: 'day', data: { testid: 'day' } }),
          draw: node => node.replaceChildren(element('span', {}, name)),
        };
      }
    };
    for (const message of conversation.messages) {
      yield* separator(message.at);
      if (!divided && message.order > unreadAfter && message.from.id !== person.id) {
        divided = true;
        previous = null;
        yield {
          key: 'new', stamp: 0, make: () => element('p', { class: 'new', data: { testid: 'new-line' } }),
          draw: node => node.replaceChildren(element('span', {}, say('newMessages'))),
        };
      }
      yield this.#message(message, follows(previous, message));
      previous = message;
    }
    for (const entry of pending) {
      yield* separator(entry.at);
      yield this.#pending(entry, follows(previous, { from: person, at: entry.at }));
      previous = { from: person, at: entry.at };
    }
  }

  #message(message, following) {
    return {
      key: `message ${message.id}`,
      stamp: message.seq,
      follows: following,
      make: () => element('article', { class: 'message', tabindex: -1, data: { testid: 'message', messageId: message.id, state: 'sent' } }),
      draw: (node, again) => {
        drawMessage(node, message, this.#setting);
        node.dataset.from = message.from.id;
        if (again) {
          flash(node);
        }
      },
    };
  }

  #pending(entry, following) {
    return {
      key: `pending ${entry.id}`,
      stamp: `${entry.state} ${entry.file}`,
      follows: following,
      make: () => element('article', {
        class: 'message pending', tabindex: -1, data: { testid: 'message', clientId: entry.id, from: this.#setting.person.id },
      }),
      draw: node => drawPending(node, entry, this.#setting.person, this.#setting),
    };
  }
}

/** Whether a message reads as one with the message above it. */
function follows(previous, message) {
  return previous !== null && previous.from.id === message.from.id
    && Math.abs(Date.parse(message.at) - Date.parse(previous.at)) < together;
}

function flash(node) {
  node.classList.remove('changed');
  // Reading the size lets the highlight begin again although the class was there.
  void node.offsetWidth;
  node.classList.add('changed');
}
