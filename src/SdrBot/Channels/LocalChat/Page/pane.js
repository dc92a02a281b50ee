import { element } from './dom.js';

const typingLasts = 6_000;

const at = id => document.getElementById(id);

/** What stands around the messages of the open conversation: its title, its emptiness, who is typing, and the way to the newest. */
export class Pane {
  #typing = { conversation: null, timer: 0 };
  #setting;

  /** `setting`: say, person, earlier(), jump(), send(text), begin(text). */
  constructor(setting) {
    this.#setting = setting;
    at('earlier').addEventListener('click', () => setting.earlier());
    at('jump').addEventListener('click', () => setting.jump());
    // Scrolling to the beginning asks for what came before, as the button does.
    new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && setting.earlier(), { root: at('log') })
      .observe(at('earlierRow'));
  }

  titleOf(conversation) {
    return conversation.kind === 'channel' ? this.#setting.say('channelName', { name: conversation.name }) : conversation.name;
  }

  show(conversation, pending) {
    const title = this.titleOf(conversation);
    at('title').textContent = title;
    at('title').title = title;
    at('topic').textContent = conversation.topic ?? '';
    at('log').ariaLabel = this.#setting.say('messagesOf', { conversation: title });
    at('earlierRow').hidden = !conversation.more;
    this.#showEmpty(conversation, conversation.ready && pending.length === 0 && this.#isNew(conversation));
    this.#showTyping(conversation);
  }

  /** The messages of all conversations that wait, in the window's title, and whether some wait below. */
  showUnread(conversation, count, below) {
    const { say, person } = this.#setting;
    const title = say('windowTitle', { conversation: this.titleOf(conversation), person: person.name.slice(0, 80) });
    document.title = count > 0 ? say('unreadTitle', { count, title }) : title;
    at('jump').hidden = !below;
  }

  loadingEarlier(busy) {
    at('earlier').ariaDisabled = String(busy);
    at('earlier').textContent = this.#setting.say(busy ? 'loading' : 'earlier');
  }

  /** Someone types in the conversation (null: nobody any more). */
  typing(id, open) {
    clearTimeout(this.#typing.timer);
    this.#typing = { conversation: id, timer: id ? setTimeout(() => this.typing(null, open), typingLasts) : 0 };
    this.#showTyping(open);
  }

  answered(id, open) {
    if (this.#typing.conversation === id) {
      this.typing(null, open);
    }
  }

  #showTyping(open) {
    const typing = open && this.#typing.conversation === open.id;
    const { say } = this.#setting;
    at('typing').textContent = typing ? say('typing', { name: open.kind === 'direct' ? open.name : say('bot') }) : '';
    at('hint').hidden = Boolean(typing);
  }

  /** Nobody has said anything; what the bot says unasked does not yet tell somebody how to begin. */
  #isNew({ kind, messages, more }) {
    return kind === 'channel' ? messages.length === 0 : !more && !messages.some(message => message.from.id === this.#setting.person.id);
  }

  #showEmpty(conversation, empty) {
    const { say } = this.#setting;
    const kind = conversation.kind === 'channel' ? 'emptyChannel' : 'emptyDirect';
    at('empty').hidden = !empty;
    if (empty && at('empty').dataset.of !== conversation.id) {
      at('empty').dataset.of = conversation.id;
      at('emptyTitle').textContent = say(kind, { name: conversation.name });
      at('emptyText').textContent = say(`${kind}Text`);
      at('suggestions').replaceChildren(...conversation.suggestions.map(text => element('button', {
        type: 'button', class: 'chip', dir: 'auto', data: { testid: 'suggestion' }, on: { click: () => this.#suggest(text) },
      }, text)));
    }
  }

  /** A suggestion that ends with an ellipsis is the beginning of a sentence; any other is one. */
  #suggest(text) {
    const opening = text.replace(/\s*(…|\.\.\.)$/, ' ');
    if (opening === text) {
      this.#setting.send(text);
    } else {
      this.#setting.begin(opening);
    }
  }
}
