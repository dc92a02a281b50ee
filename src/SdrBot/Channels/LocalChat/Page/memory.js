// What the browser remembers for a person. A browser that refuses to store only forgets; the chat goes on.

/** How far a person has read, by conversation; shared by all windows of the browser. */
export class ReadMarks {
  #key;

  constructor(person, changed) {
    this.#key = `sdrbot.read.${person}`;
    addEventListener('storage', event => event.key === this.#key && changed());
  }

  of(conversation) {
    return read(localStore, this.#key)?.[conversation] ?? 0;
  }

  move(conversation, order) {
    if (order > this.of(conversation)) {
      write(localStore, this.#key, { ...read(localStore, this.#key), [conversation]: order });
    }
  }

  /** A mark beyond the newest message is of another life of the server, whose numbers began anew. */
  check(conversation, newest) {
    if (this.of(conversation) > newest) {
      write(localStore, this.#key, { ...read(localStore, this.#key), [conversation]: 0 });
    }
  }
}

/** What a person has typed and not sent, by conversation; of this window only. */
export class Drafts {
  #key;

  constructor(person) {
    this.#key = `sdrbot.drafts.${person}`;
  }

  of(conversation) {
    return read(windowStore, this.#key)?.[conversation] ?? '';
  }

  keep(conversation, text) {
    write(windowStore, this.#key, { ...read(windowStore, this.#key), [conversation]: text || undefined });
  }
}

/** The messages on their way, so that a reload loses none; of this window only. */
export class UnsentMessages {
  #key;

  constructor(person) {
    this.#key = `sdrbot.unsent.${person}`;
  }

  all() {
    return read(windowStore, this.#key) ?? [];
  }

  keep(entries) {
    write(windowStore, this.#key, entries);
  }
}

const localStore = () => localStorage;
const windowStore = () => sessionStorage;

function read(store, key) {
  try {
    return JSON.parse(store().getItem(key));
  } catch {
    return null;
  }
}

function write(store, key, value) {
  try {
    store().setItem(key, JSON.stringify(value));
  } catch {
    // Full or forbidden storage: see above.
  }
}
