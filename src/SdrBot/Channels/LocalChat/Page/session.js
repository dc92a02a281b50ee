import * as api from './api.js';
import { Clock } from './clock.js';
import { Composer } from './composer.js';
import { Conversations } from './conversations.js';
import { Drafts, ReadMarks, UnsentMessages } from './memory.js';
import { Outbox } from './outbox.js';
import { Pane } from './pane.js';
import { Sidebar } from './sidebar.js';
import { Stream } from './stream.js';
import { Timeline } from './timeline.js';

const oneFrame = 16;

/** One person in this window: what is known, what is open, and who is told when either changes. */
export class Session {
  #conversations;
  #open = null;
  #unreadAfter = Infinity;
  #showing = 0;
  #unknown = new Set();

  /** `setting`: people, person, say, status, address(conversation), become(person), opened(conversation). */
  constructor(setting) {
    const { person, say, status } = setting;
    const clock = new Clock(person.zone, person.language, say);
    this.person = person;
    this.status = status;
    this.opened = setting.opened;
    this.#conversations = new Conversations(person, status);
    this.drafts = new Drafts(person.id);
    this.marks = new ReadMarks(person.id, () => this.#show());
    this.stream = new Stream(after => api.eventsUrl(person.id, after), {
      state: state => status.connection(state),
      message: message => this.#arrived(message),
      typing: ({ conversation }) => this.pane.typing(conversation, this.#open),
      reset: () => this.load(),
    });
    this.sidebar = new Sidebar({ ...setting, clock, open: id => this.open(id) });
    this.pane = new Pane({
      say, person,
      earlier: () => this.#loadEarlier(),
      jump: () => this.#toNewest(),
      begin: text => this.composer.fill(text),
      send: text => {
        this.#send(text);
        this.composer.focus();
      },
    });
    this.timeline = new Timeline({
      say, person, clock,
      perform: (message, action, value) => this.#perform(message, action, value),
      retry: id => this.outbox.retry(id),
      discard: id => this.outbox.discard(id),
      atEnd: () => this.#markRead(),
    });
    this.composer = new Composer({
      say, status,
      send: (text, file) => this.#send(text, file),
      changed: text => this.#open && this.drafts.keep(this.#open.id, text),
      recall: () => this.#open?.messages.findLast(message => message.from.id === person.id && !message.deleted)?.text,
    });
    this.outbox = new Outbox(person.id, api, new UnsentMessages(person.id), (conversation, problem) => this.#sent(conversation, problem));
  }

  /** Reads everything anew and goes live from there. `id` is the conversation to open. */
  async load(id = this.#open?.id) {
    const after = await this.#conversations.load();
    for (const { id: conversation, last } of this.#conversations.all) {
      this.marks.check(conversation, last?.seq ?? 0);
    }
    this.stream.open(after);
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
      this.opened(conversation.id);
    }
    this.#open?.trim();
    this.#open = conversation;
    this.#unreadAfter = this.marks.of(conversation.id) || Infinity;
    this.timeline.clear();
    this.composer.turnTo(this.pane.titleOf(conversation), this.drafts.of(conversation.id));
    this.#show();
    await this.#fetch(conversation);
    if (document.activeElement === document.body && matchMedia('(hover: hover)').matches) {
      this.composer.focus();
    }
  }

  /** Opens the conversation so many places further down the list. */
  move(step) {
    const ids = this.sidebar.order;
    const next = ids[ids.indexOf(this.#open?.id) + step];
    if (next) {
      this.open(next);
    }
  }

  /** Time has passed: the clock, the day's names, and what was read meanwhile. */
  tick() {
    this.sidebar.tick();
    this.#show();
  }

  async #fetch(conversation) {
    await this.#conversations.fetch(conversation);
    this.outbox.settle(conversation);
    this.#show();
  }

  async #loadEarlier() {
    this.pane.loadingEarlier(true);
    if (await this.#conversations.fetchEarlier(this.#open)) {
      this.#show();
    }
    this.pane.loadingEarlier(false);
  }

  #arrived(message) {
    const conversation = this.#conversations.find(message.conversation);
    if (!conversation) {
      this.#meet(message.conversation);
    } else if (conversation.apply(message)) {
      this.outbox.arrived(message);
      if (message.from.bot) {
        this.pane.answered(conversation.id, this.#open);
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

  #send(text, file = null) {
    this.#unreadAfter = Infinity;
    this.status.clear();
    this.timeline.toEnd();
    this.outbox.add(this.#open.id, text, file);
  }

  #sent(id, problem) {
    const conversation = this.#conversations.find(id);
    if (problem) {
      this.status.fail(problem);
    }
    if (conversation) {
      this.outbox.settle(conversation);
      this.#show();
    }
  }

  async #perform(message, action, value) {
    try {
      await api.act({ person: this.person.id, messageId: message.id, actionId: action.id, value });
      this.status.clear();
      return true;
    } catch (problem) {
      this.status.fail(problem);
      return false;
    }
  }

  #toNewest() {
    this.timeline.toEnd();
    this.#markRead();
    this.composer.focus();
  }

  /** A stream that comes back may bring hundreds of messages at once: they are drawn together. */
  #showSoon() {
    this.#showing ||= setTimeout(() => this.#show(), oneFrame);
  }

  #show() {
    clearTimeout(this.#showing);
    this.#showing = 0;
    const conversation = this.#open;
    if (conversation) {
      const pending = this.outbox.of(conversation.id);
      this.pane.show(conversation, pending);
      if (conversation.ready || pending.length > 0) {
        this.timeline.show(conversation, pending, this.#unreadAfter);
      }
      this.#markRead();
    }
  }

  #markRead() {
    const open = this.#open;
    if (open?.newest && open.ready && this.timeline.isAtEnd && document.visibilityState === 'visible') {
      this.marks.move(open.id, open.newest.order);
    }
    const unreadOf = conversation => conversation.unreadFor(this.person.id, this.marks.of(conversation.id));
    this.sidebar.show(this.#conversations.all, open, unreadOf);
    if (open) {
      const count = this.#conversations.all.reduce((sum, conversation) => sum + unreadOf(conversation), 0);
      this.pane.showUnread(open, count, !this.timeline.isAtEnd && unreadOf(open) > 0);
    }
  }
}
