import * as api from './api.js';
import { Clock } from './clock.js';
import { Composer } from './composer.js';
import { Conversation } from './conversation.js';
import { Drafts, ReadMarks, UnsentMessages } from './memory.js';
import { Outbox } from './outbox.js';
import { Pane } from './pane.js';
import { Sidebar } from './sidebar.js';
import { Stream } from './stream.js';
import { Timeline } from './timeline.js';

const retryAfter = 2_000;
const oneFrame = 16;

/** One person in this window: what is known, what is open, and who is told when either changes. */
export class Session {
  #conversations = [];
  #open = null;
  #unreadAfter = Infinity;
  #earlier = false;
  #showing = 0;
  #unknown = new Set();

  /** `setting`: people, person, say, status, address(conversation), become(person), opened(conversation). */
  constructor(setting) {
    const { person, say, status } = setting;
    const clock = new Clock(person.zone, person.language, say);
    this.person = person;
    this.status = status;
    this.opened = setting.opened;
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
    const after = await this.#loadConversations();
    this.stream.open(after);
    await this.open(id, false);
    // The others are loaded behind, so that their counts are right and opening them takes no time.
    for (const conversation of this.#conversations) {
      await this.#fetch(conversation);
    }
  }

  async open(id, remember = true) {
    const conversation = this.#conversations.find(candidate => candidate.id === id) ?? this.#conversations[0];
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

  async #loadConversations() {
    for (;;) {
      try {
        const found = await api.conversations(this.person.id);
        this.#conversations = found.map(conversation => new Conversation(conversation));
        for (const { id, last } of found) {
          this.marks.check(id, last?.seq ?? 0);
        }
        this.status.clear();
        return Math.max(0, ...found.map(({ last }) => last?.seq ?? 0));
      } catch (problem) {
        this.status.fail(problem);
        await new Promise(resolve => { setTimeout(resolve, retryAfter); });
      }
    }
  }

  async #fetch(conversation) {
    try {
      await conversation.load(query => api.messages(this.person.id, conversation.id, query));
      this.outbox.settle(conversation);
    } catch (problem) {
      this.status.fail(problem);
      setTimeout(() => this.#conversations.includes(conversation) && this.#fetch(conversation), retryAfter);
    }
    this.#show();
  }

  async #loadEarlier() {
    const conversation = this.#open;
    if (this.#earlier || !conversation?.ready) {
      return;
    }
    this.#earlier = true;
    this.pane.loadingEarlier(true);
    try {
      await conversation.loadEarlier(query => api.messages(this.person.id, conversation.id, query));
    } catch (problem) {
      this.status.fail(problem);
    }
    this.#earlier = false;
    this.pane.loadingEarlier(false);
    this.#show();
  }

  #arrived(message) {
    const conversation = this.#conversations.find(candidate => candidate.id === message.conversation);
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
    const conversation = this.#conversations.find(candidate => candidate.id === id);
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
    this.sidebar.show(this.#conversations, open, unreadOf);
    if (open) {
      const count = this.#conversations.reduce((sum, conversation) => sum + unreadOf(conversation), 0);
      this.pane.showUnread(open, count, !this.timeline.isAtEnd && unreadOf(open) > 0);
    }
  }
}
