import * as api from './api.js';
import { Clock } from './clock.js';
import { Composer } from './composer.js';
import { Conversation } from './conversation.js';
import { element } from './dom.js';
import { listen } from './keys.js';
import { Drafts, ReadMarks, UnsentMessages } from './memory.js';
import { Outbox } from './outbox.js';
import { Sidebar } from './sidebar.js';
import { Status } from './status.js';
import { Stream } from './stream.js';
import { Timeline } from './timeline.js';
import { label, wordsOf } from './words.js';

const typingLasts = 6_000;
const retryAfter = 2_000;

const at = id => document.getElementById(id);
const address = (person, conversation) => `/?${new URLSearchParams({ person, ...conversation && { conversation } })}`;
const asked = () => Object.fromEntries(new URLSearchParams(location.search));

/** The window of one person: what is known, what is open, and who is told when either changes. */
class Chat {
  #conversations = [];
  #open = null;
  #unreadAfter = Infinity;
  #typing = { conversation: null, timer: 0 };

  constructor(people, person, say, status) {
    this.person = person;
    this.say = say;
    this.status = status;
    this.clock = new Clock(person.zone, person.language, say);
    this.drafts = new Drafts(person.id);
    this.marks = new ReadMarks(person.id, () => this.#showSidebar());
    this.stream = new Stream(after => api.eventsUrl(person.id, after), {
      state: state => status.connection(state),
      message: message => this.#arrived(message),
      typing: ({ conversation }) => this.#showTyping(conversation),
      reset: () => this.load(),
    });
    this.sidebar = new Sidebar({
      say, people, person, clock: this.clock,
      become: id => location.assign(address(id)),
      open: id => this.open(id),
      address: id => address(person.id, id),
    });
    this.timeline = new Timeline({
      say, person, clock: this.clock,
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
    this.#listen();
  }

  /** Reads everything anew and goes live from there. */
  async load() {
    try {
      const found = await api.conversations(this.person.id);
      this.#conversations = found.map(conversation => new Conversation(conversation));
      this.status.clear();
    } catch (problem) {
      this.status.fail(problem);
      setTimeout(() => this.load(), retryAfter);
      return;
    }
    for (const { id, last } of this.#conversations) {
      this.marks.check(id, last?.seq ?? 0);
    }
    this.stream.open(Math.max(0, ...this.#conversations.map(conversation => conversation.last?.seq ?? 0)));
    await this.open(this.#open?.id ?? asked().conversation, false);
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
      history.pushState(null, '', address(this.person.id, conversation.id));
    }
    this.#open?.trim();
    this.#open = conversation;
    this.#unreadAfter = this.marks.of(conversation.id);
    this.timeline.clear();
    this.composer.turnTo(this.#titleOf(conversation), this.drafts.of(conversation.id));
    this.#showTyping(null);
    this.#show();
    await this.#fetch(conversation);
    if (matchMedia('(hover: hover)').matches && !document.querySelector('dialog[open]') && document.activeElement === document.body) {
      this.composer.focus();
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

  #arrived(message) {
    const conversation = this.#conversations.find(candidate => candidate.id === message.conversation);
    if (!conversation) {
      this.load();
      return;
    }
    if (!conversation.apply(message)) {
      return;
    }
    this.outbox.arrived(message);
    if (message.from.bot && this.#typing.conversation === conversation.id) {
      this.#showTyping(null);
    }
    this.#show();
  }

  #send(text, file = null) {
    this.#unreadAfter = Infinity;
    this.status.clear();
    this.outbox.add(this.#open.id, text, file);
    this.timeline.toEnd();
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

  async #earlier() {
    const conversation = this.#open;
    at('earlier').disabled = true;
    try {
      await conversation?.loadEarlier(query => api.messages(this.person.id, conversation.id, query));
    } catch (problem) {
      this.status.fail(problem);
    }
    at('earlier').disabled = false;
    this.#show();
  }

  #show() {
    const conversation = this.#open;
    if (!conversation) {
      return;
    }
    const pending = this.outbox.of(conversation.id);
    at('title').textContent = this.#titleOf(conversation);
    at('title').title = conversation.name;
    at('topic').textContent = conversation.topic ?? '';
    at('log').ariaLabel = this.say('messagesOf', { conversation: this.#titleOf(conversation) });
    at('earlierRow').hidden = !conversation.more;
    if (conversation.ready || pending.length > 0) {
      this.timeline.show(conversation, pending, this.#unreadAfter);
    }
    this.#showEmpty(conversation, conversation.ready && conversation.messages.length + pending.length === 0);
    this.#markRead();
  }

  #showEmpty(conversation, empty) {
    const kind = conversation.kind === 'channel' ? 'emptyChannel' : 'emptyDirect';
    at('empty').hidden = !empty;
    at('emptyTitle').textContent = this.say(kind, { name: conversation.name });
    at('emptyText').textContent = this.say(`${kind}Text`);
    at('suggestions').replaceChildren(...conversation.suggestions.map(text => element('button', {
      type: 'button', class: 'chip', dir: 'auto', data: { testid: 'suggestion' }, on: { click: () => this.#suggest(text) },
    }, text)));
  }

  /** A suggestion that ends with an ellipsis is the beginning of a sentence; any other is one. */
  #suggest(text) {
    if (/(…|\.\.\.)$/.test(text)) {
      this.composer.fill(text.replace(/\s*(…|\.\.\.)$/, ' '));
    } else {
      this.#send(text);
      this.composer.focus();
    }
  }

  #markRead() {
    const conversation = this.#open;
    const seen = conversation?.ready && this.timeline.isAtEnd && document.visibilityState === 'visible';
    if (seen && conversation.newest) {
      this.marks.move(conversation.id, conversation.newest.order);
    }
    at('jump').hidden = this.timeline.isAtEnd || !conversation || this.#unreadOf(conversation) === 0;
    this.#showSidebar();
  }

  #showSidebar() {
    this.sidebar.show(this.#conversations, this.#open, conversation => this.#unreadOf(conversation));
    const title = this.#open
      ? this.say('windowTitle', { conversation: this.#titleOf(this.#open), person: this.person.name.slice(0, 80) })
      : document.title;
    const count = this.#conversations.reduce((sum, conversation) => sum + this.#unreadOf(conversation), 0);
    document.title = count > 0 ? this.say('unreadTitle', { count, title }) : title;
  }

  #showTyping(id) {
    clearTimeout(this.#typing.timer);
    this.#typing = { conversation: id, timer: id ? setTimeout(() => this.#showTyping(null), typingLasts) : 0 };
    const typing = id !== null && id === this.#open?.id;
    at('typing').textContent = typing ? this.say('typing', { name: this.#open.kind === 'direct' ? this.#open.name : 'SdrBot' }) : '';
    at('composer').classList.toggle('answering', typing);
  }

  #unreadOf(conversation) {
    return conversation.unreadFor(this.person.id, this.marks.of(conversation.id));
  }

  #titleOf(conversation) {
    return conversation.kind === 'channel' ? this.say('channelName', { name: conversation.name }) : conversation.name;
  }

  #move(step) {
    const ids = [...document.querySelectorAll('[data-conversation-id]')].map(link => link.dataset.conversationId);
    const next = ids[ids.indexOf(this.#open?.id) + step];
    if (next) {
      this.open(next);
    }
  }

  #listen() {
    listen({
      move: step => this.#move(step),
      attach: () => this.composer.browse(),
      escape: () => this.sidebar.closeDrawer() || this.composer.focus(),
      help: () => this.sidebar.help(),
    });
    at('earlier').addEventListener('click', () => this.#earlier());
    at('jump').addEventListener('click', () => {
      this.timeline.toEnd();
      this.#markRead();
      this.composer.focus();
    });
    at('skip').addEventListener('click', event => {
      event.preventDefault();
      this.composer.focus();
    });
    document.addEventListener('visibilitychange', () => this.#markRead());
    addEventListener('popstate', () => {
      const { person, conversation } = asked();
      return person === this.person.id ? this.open(conversation, false) : location.reload();
    });
    new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && !this.timeline.isAtEnd && this.#earlier(), { root: at('log') })
      .observe(at('earlierRow'));
    setInterval(() => {
      this.sidebar.tick();
      this.#show();
    }, 15_000);
  }
}

async function begin() {
  const english = wordsOf('en');
  label(document, english);
  const people = await findPeople(new Status(english));
  const person = people.find(candidate => candidate.id === asked().person) ?? people[0];
  const say = wordsOf(person.language);
  document.documentElement.lang = person.language || 'en';
  label(document, say);
  if (asked().person !== person.id) {
    history.replaceState(null, '', address(person.id, asked().conversation));
  }
  await new Chat(people, person, say, new Status(say)).load();
}

/** Everybody one can be; asked for until there is somebody. */
async function findPeople(status) {
  for (;;) {
    try {
      const people = await api.people();
      if (people.length > 0) {
        return people;
      }
      status.show(wordsOf('en')('noPeople'));
    } catch (problem) {
      status.fail(problem);
    }
    await new Promise(resolve => { setTimeout(resolve, retryAfter); });
  }
}

begin();
