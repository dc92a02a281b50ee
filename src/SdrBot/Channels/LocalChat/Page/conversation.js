/**
 * One conversation as far as this window knows it: an unbroken run of messages up to the newest, each once, in its newest wording.
 */
export class Conversation {
  #messages = new Map();
  #sorted = null;
  #loading = null;
  #ready = false;

  constructor({ id, kind, name, topic, last, suggestions }) {
    Object.assign(this, { id, kind, name, topic, last, suggestions: suggestions ?? [], more: false });
  }

  get ready() {
    return this.#ready;
  }

  /** The messages, oldest first. */
  get messages() {
    return this.#sorted ??= [...this.#messages.values()].sort((one, other) => one.order - other.order);
  }

  get newest() {
    return this.messages.at(-1) ?? null;
  }

  has(id) {
    return this.#messages.has(id);
  }

  /** Loads the newest messages, once. */
  load(fetchPage) {
    return this.#loading ??= fetchPage({ limit: 50 }).then(
      page => this.#take(page),
      problem => {
        this.#loading = null;
        throw problem;
      });
  }

  async loadEarlier(fetchPage) {
    if (this.more && this.messages.length > 0) {
      this.#take(await fetchPage({ before: this.messages[0].order, limit: 50 }));
    }
  }

  /**
   * Takes a new or changed message; false when it was known already. A change of a message older than what is loaded
   * is left for the page that will load it, else there would be a gap.
   */
  apply(message) {
    const known = this.#messages.get(message.id);
    if (known && known.seq >= message.seq) {
      return false;
    }
    if (!known && this.#loading === null) {
      return false;
    }
    if (!known && this.#ready && this.more && message.order < this.messages[0]?.order) {
      return false;
    }
    this.#messages.set(message.id, message);
    this.#sorted = null;
    return true;
  }

  unreadFor(person, readUpTo) {
    return this.messages.filter(message => message.order > readUpTo && message.from.id !== person && !message.deleted).length;
  }

  /** Forgets old messages of a long day; they can be loaded again. */
  trim(keep = 200) {
    for (const message of this.messages.slice(0, -keep)) {
      this.#messages.delete(message.id);
      this.more = true;
      this.#sorted = null;
    }
  }

  #take({ messages, more }) {
    for (const message of messages) {
      const known = this.#messages.get(message.id);
      if (!known || known.seq < message.seq) {
        this.#messages.set(message.id, message);
      }
    }
    const oldest = messages[0]?.order ?? 0;
    for (const [id, message] of this.#messages) {
      if (more && message.order < oldest) {
        this.#messages.delete(id);
      }
    }
    this.more = Boolean(more) && messages.length > 0;
    this.#ready = true;
    this.#sorted = null;
  }
}
