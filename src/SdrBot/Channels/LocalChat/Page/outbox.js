/**
 * The messages on their way to the server, in the order of typing and one at a time per conversation. Each keeps the id it was
 * born with, so that sending it again can never say it twice.
 */
export class Outbox {
  #entries = [];
  #lines = new Map();
  #person;
  #api;
  #unsent;
  #changed;

  /** `changed(conversation, problem?)` is called after every step. */
  constructor(person, api, unsent, changed) {
    this.#person = person;
    this.#api = api;
    this.#unsent = unsent;
    this.#changed = changed;
    for (const entry of unsent.all()) {
      this.#entries.push(entry);
      if (entry.state === 'sending') {
        this.#deliver(entry);
      }
    }
  }

  /** What the conversation should show as not yet there. */
  of(conversation) {
    return this.#entries.filter(entry => entry.conversation === conversation && !entry.shownAs);
  }

  add(conversation, text, file) {
    const entry = {
      id: newId(), conversation, text, fileName: file?.name ?? null, file: null,
      at: new Date().toISOString(), state: 'sending', shownAs: null,
    };
    Object.defineProperty(entry, 'content', { value: file ?? null, enumerable: false });
    this.#entries.push(entry);
    this.#deliver(entry);
    return entry;
  }

  retry(id) {
    const entry = this.#entries.find(candidate => candidate.id === id && candidate.state === 'failed');
    if (entry) {
      entry.state = 'sending';
      this.#deliver(entry);
    }
  }

  /** The server is there again: what could not reach it goes out by itself, in its order. What it refused stays refused. */
  resume() {
    for (const entry of this.#entries.filter(candidate => candidate.state === 'failed' && candidate.isUnreached)) {
      this.retry(entry.id);
    }
  }

  discard(id) {
    this.#remove(this.#entries.find(entry => entry.id === id && entry.state === 'failed'));
  }

  /** A message came by the stream: if it is one of ours, it takes the place of the one on its way. */
  arrived(message) {
    const entry = this.#entries.find(candidate => candidate.serverId === message.id || candidate.id === message.clientId);
    if (entry) {
      this.#remove(entry);
      return;
    }
    if (message.clientId || message.from.id !== this.#person) {
      return;
    }
    // A stream may be faster than the answer to the post. The wording is a guess, so the entry stays until the answer says so.
    const twin = this.#entries.find(candidate => candidate.state === 'sending' && !candidate.shownAs
      && candidate.conversation === message.conversation && candidate.text.trim() === message.text.trim());
    if (twin) {
      twin.shownAs = message.id;
    }
  }

  #deliver(entry) {
    this.#note(entry);
    const before = this.#lines.get(entry.conversation) ?? Promise.resolve();
    this.#lines.set(entry.conversation, before.then(() => this.#send(entry)));
  }

  async #send(entry) {
    try {
      if (entry.content && !entry.file) {
        entry.file = await this.#api.upload(this.#person, entry.content);
        this.#note(entry);
      }
      const { id } = await this.#api.send(entry.conversation, {
        person: this.#person, text: entry.text, id: entry.id, ...entry.file && { file: entry.file, fileName: entry.fileName },
      });
      entry.serverId = id;
      entry.state = 'sent';
      entry.shownAs = null;
      this.#note(entry);
    } catch (problem) {
      if (this.#entries.includes(entry)) {
        entry.state = 'failed';
        entry.isUnreached = problem.status === 0;
        entry.shownAs = null;
        this.#note(entry, problem);
      }
    }
  }

  /** The message is where it belongs: nothing more to remember. */
  settle(conversation) {
    for (const entry of this.#entries.filter(candidate => candidate.state === 'sent' && conversation.has(candidate.serverId))) {
      this.#entries.splice(this.#entries.indexOf(entry), 1);
      this.#keep();
    }
  }

  #remove(entry) {
    if (entry) {
      this.#entries.splice(this.#entries.indexOf(entry), 1);
      this.#note(entry);
    }
  }

  #note(entry, problem) {
    this.#keep();
    this.#changed(entry.conversation, problem);
  }

  #keep() {
    // A file's bytes do not outlive the window: what was never uploaded cannot be sent after a reload.
    this.#unsent.keep(this.#entries.filter(entry => entry.state !== 'sent' && (!entry.fileName || entry.file)));
  }
}

function newId() {
  return crypto.randomUUID?.()
    ?? [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
