import { arrange, avatar, element } from './dom.js';
import { shortcuts } from './keys.js';
import { Persona } from './persona.js';

const at = id => document.getElementById(id);

/** The left column: who one is, the conversations, and the list of shortcuts. On a narrow window it is a drawer. */
export class Sidebar {
  #links = new Map();
  #persona;
  #setting;

  /** `setting`: say, clock, person, people, become(person), open(conversation), address(conversation). */
  constructor(setting) {
    this.#setting = setting;
    this.#persona = new Persona(setting);
    at('conversations').addEventListener('keydown', event => this.#walk(event));
    at('drawerOpen').addEventListener('click', () => this.#drawer(true));
    at('drawerClose').addEventListener('click', () => this.#drawer(false));
    at('veil').addEventListener('click', () => this.#drawer(false));
    at('shortcutsOpen').addEventListener('click', () => this.help());
    at('shortcutsList').append(...shortcuts.map(([keys, word]) => element('div', {},
      element('dt', {}, ...keys.map(key => element('kbd', {}, key))), element('dd', {}, setting.say(word)))));
  }

  /** Shows the conversations with what is new in them. */
  show(conversations, open, unreadOf) {
    const links = conversations.map(conversation => ({ conversation, link: this.#link(conversation) }));
    let all = 0;
    for (const { conversation, link } of links) {
      const unread = unreadOf(conversation);
      all += unread;
      this.#fill(link, conversation, unread, conversation === open);
    }
    for (const [list, channel] of [['direct', false], ['channels', true]]) {
      const rows = links.filter(({ conversation }) => (conversation.kind === 'channel') === channel).map(({ link }) => link.parentNode);
      arrange(at(list), rows);
      at(`${list}Title`).hidden = rows.length === 0;
    }
    at('menuUnread').hidden = all === 0;
    at('menuUnread').textContent = this.#count(all);
    at('drawerOpen').ariaLabel = all > 0
      ? this.#setting.say('openUnread', { count: all, shown: this.#count(all) })
      : this.#setting.say('openConversations');
    at('newWindow').href = this.#setting.address(open?.id);
  }

  /** The ids of the conversations in the order of the list. */
  get order() {
    return [...at('conversations').querySelectorAll('a')].map(link => link.dataset.conversationId);
  }

  tick() {
    this.#persona.tick();
  }

  help() {
    at('shortcutsDialog').showModal();
  }

  /** True when there was a drawer to close. */
  closeDrawer() {
    const wasOpen = document.body.classList.contains('drawer');
    if (wasOpen) {
      this.#drawer(false);
    }
    return wasOpen;
  }

  #drawer(open) {
    document.body.classList.toggle('drawer', open);
    at('drawerOpen').ariaExpanded = String(open);
    at('main').inert = open;
    (open ? at('conversations').querySelector('[aria-current]') ?? at('drawerClose') : at('drawerOpen')).focus();
  }

  #link(conversation) {
    const known = this.#links.get(conversation.id);
    if (known) {
      return known;
    }
    const link = element('a', {
      href: this.#setting.address(conversation.id), data: { testid: 'conversation', conversationId: conversation.id },
    });
    link.addEventListener('click', event => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        this.closeDrawer();
        this.#setting.open(conversation.id);
      }
    });
    this.#links.set(conversation.id, link);
    element('li', {}, link);
    return link;
  }

  #fill(link, conversation, unread, current) {
    const { say, clock } = this.#setting;
    const newest = conversation.newest;
    const moment = newest?.at ?? conversation.last?.at;
    link.ariaCurrent = current ? 'page' : null;
    link.classList.toggle('unread', unread > 0);
    const sign = conversation.kind === 'channel'
      ? element('span', { class: 'sign', 'aria-hidden': 'true' }, '#')
      : avatar(element('span', { 'aria-hidden': 'true' }), { bot: true });
    const andMore = unread > 0 && unread === conversation.messages.length && conversation.more;
    link.replaceChildren(
      sign,
      element('span', { class: 'name', dir: 'auto' }, conversation.name),
      moment ? element('time', { datetime: moment }, clock.brief(moment)) : '',
      element('span', { class: 'preview', dir: 'auto' }, preview(conversation, newest)),
      unread > 0 ? element('span', {
        class: 'badge', role: 'img', 'aria-label': say('unread', { count: unread }), data: { testid: 'unread' },
      }, andMore ? say('many', { count: unread }) : this.#count(unread)) : '');
  }

  #count(number) {
    return number > 99 ? this.#setting.say('many', { count: 99 }) : String(number);
  }

  #walk(event) {
    const links = [...at('conversations').querySelectorAll('a')];
    const here = links.indexOf(document.activeElement);
    const there = { ArrowUp: here - 1, ArrowDown: here + 1, Home: 0, End: links.length - 1 }[event.key];
    if (here >= 0 && there !== undefined && !event.altKey) {
      event.preventDefault();
      links[Math.min(Math.max(there, 0), links.length - 1)].focus();
    }
  }
}

function preview(conversation, newest) {
  const text = newest ? newest.deleted ? '' : newest.text || newest.fileName || '' : conversation.last?.preview ?? conversation.topic;
  return (text ?? '').slice(0, 200).replace(/\s+/g, ' ');
}
