import * as api from './api.js';
import { Conversations } from './conversations.js';
import { Drafts, UnsentMessages } from './memory.js';
import { Outbox } from './outbox.js';
import { Reading } from './reading.js';
import { Stream } from './stream.js';
import { View } from './view.js';

const oneFrame = 16;
const aMoment = 400;

/** One person in this window: what is known, what is open, what arrives and what is sent. */
export class Session {
  #conversations;
  #reading;
  #drafts;
  #outbox;
  #stream;
  #status;
  #opened;
  #open = null;
  #showing = 0;
  #unknown = new Set();
  #answered;
  #settling = 0;

  /** `setting`: people, person, say, status, address(conversation), become(person), opened(conversation), answered(). */
  constructor(setting) {
    const { person, status } = setting;
    this.person = person;
    this.#status = status;
    this.#opened = setting.opened;
    this.#answered = setting.answered;
    this.#conversations = new Conversations(person, status);
    this.#drafts = new Drafts(person.id);
    this.#reading = new Reading(person.id, () => this.#show());
    this.#stream = new Stream(after => api.eventsUrl(person.id, after), {
      state: state => this.#connected(state),
      message: message => this.#arrived(message),
      typing: ({ conversation }) => this.view.pane.typing(conversation, this.#open),
      reset: () => this.load(),
    });
    this.view = new View(setting, {
      open: id => this.open(id),
      send: (text, file) => this.#send(text, file),
      perform: (message, action, value) => this.#perform(message, action, value),
      retry: id => this.#outbox.retry(id),
      discard: id => this.#outbox.discard(id),
      earlier: () => this.#loadEarlier(),
      seen: () => this.#seen(),
      typed: text => this.#open && this.#drafts.keep(this.#open.id, text),
      recall: () => this.#open?.messages.findLast(message => message.from.id === person.id && !message.deleted)?.text,
    });
    this.#outbox = new Outbox(person.id, api, new UnsentMessages(person.id), (conversation, problem) => this.#sent(conversation, problem));
    addEventListener('online', () => this.#outbox.resume());
  }

  /** Reads everything anew and goes live from there. `id` is the conversation to open. */
  async load(id = this.#open?.id) {
    const after = await this.#conversations.load();
    this.#reading.check(this.#conversations.all);
    this.#stream.open(after);
    await this.open(id, false);
    // The others are loaded behind, so that their counts are right and opening them takes no time.
    for (const conversation of this.#conversations.all) {
      await this.#fetch(conversation);
    }
  }

  async open(id, remember = true) {
    const conversation = this.#conversations.find(id) ?? this.#conversations.all[0];
    if (!conversation) {
      return;
    }
    if (remember && conversation !== this.#open) {
      this.#opened(conversation.id);
    }
    this.#open?.trim();
    this.#open = conversation;
    this.#reading.begin(conversation);
    this.view.turnTo(conversation, this.#drafts.of(conversation.id));
    this.#show();
    await this.#fetch(conversation);
    this.view.settle();
  }

  /** Opens the conversation so many places further down the list. */
  move(step) {
    const ids = this.view.sidebar.order;
    const next = ids[ids.indexOf(this.#open?.id) + step];
    if (next) {
      this.open(next);
    }
  }

  /** Time has passed: the clock, the day's names, and what was read meanwhile. */
  tick() {
    this.view.sidebar.tick();
    this.#show();
  }

  async #fetch(conversation) {
    await this.#conversations.fetch(conversation);
    this.#outbox.settle(conversation);
    this.#show();
  }

  async #loadEarlier() {
    this.view.pane.loadingEarlier(true);
    if (await this.#conversations.fetchEarlier(this.#open)) {
      this.#show();
    }
    this.view.pane.loadingEarlier(false);
  }

  #connected(state) {
    this.#status.connection(state);
    if (state === 'live') {
      this.#outbox.resume();
    }
  }

  #arrived(message) {
    const conversation = this.#conversations.find(message.conversation);
    this.#status.reached();
    if (!conversation) {
      this.#meet(message.conversation);
    } else if (conversation.apply(message)) {
      this.#outbox.arrived(message);
      if (message.from.bot) {
        this.view.pane.answered(conversation.id, this.#open);
        clearTimeout(this.#settling);
        this.#settling = setTimeout(this.#answered, aMoment);
      }
      this.#showSoon();
    }
  }

  /** A conversation that was not in the list: asked for once, so that a server's mistake cannot make a loop. */
  #meet(id) {
    if (!this.#unknown.has(id)) {
      this.#unknown.add(id);
      this.load();
    }
  }

  #send(text, file) {
    this.#reading.forgetLine();
    this.#status.clear();
    this.view.timeline.toEnd();
    this.#outbox.add(this.#open.id, text, file);
  }

  #sent(id, problem) {
    const conversation = this.#conversations.find(id);
    if (problem) {
      this.#status.fail(problem);
    }
    if (conversation) {
      this.#outbox.settle(conversation);
      this.#show();
    }
  }

  async #perform(message, action, value) {
    try {
      await api.act({ person: this.person.id, messageId: message.id, actionId: action.id, value });
      this.#status.clear();
      return true;
    } catch (problem) {
      this.#status.fail(problem);
      return false;
    }
  }

  /** A stream that comes back may bring hundreds of messages at once: they are drawn together. */
  #showSoon() {
    this.#showing ||= setTimeout(() => this.#show(), oneFrame);
  }

  #show() {
    clearTimeout(this.#showing);
    this.#showing = 0;
    if (this.#open) {
      this.view.show(this.#open, this.#outbox.of(this.#open.id), this.#reading);
      this.#seen();
    }
  }

  #seen() {
    if (this.#open) {
      this.#reading.see(this.#open, this.view.timeline.isAtEnd);
    }
    this.view.showUnread(this.#conversations.all, this.#open, this.#reading);
  }
}
