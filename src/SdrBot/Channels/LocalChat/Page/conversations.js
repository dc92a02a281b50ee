import * as api from './api.js';
import { Conversation } from './conversation.js';

const retryAfter = 2_000;

/** The conversations of one person, and how they are read from the server. What cannot be read is tried again until it can. */
export class Conversations {
  all = [];
  #person;
  #status;
  #earlier = null;

  constructor(person, status) {
    this.#person = person;
    this.#status = status;
  }

  find(id) {
    return this.all.find(conversation => conversation.id === id);
  }

  /** Reads the list anew, and answers with the newest number that the server has given out. */
  async load() {
    const found = await this.#until(() => api.conversations(this.#person.id), () => true);
    this.all = found.map(conversation => new Conversation(conversation));
    return Math.max(0, ...found.map(({ last }) => last?.seq ?? 0));
  }

  /** Reads the newest messages of a conversation, unless they were read already. */
  async fetch(conversation) {
    await this.#until(() => conversation.load(query => this.#page(conversation, query)), () => this.all.includes(conversation));
  }

  /** Reads what came before; false when there is nothing to read or it is being read. */
  async fetchEarlier(conversation) {
    if (this.#earlier || !conversation?.ready || !conversation.more) {
      return false;
    }
    this.#earlier = conversation;
    try {
      await conversation.loadEarlier(query => this.#page(conversation, query));
    } catch (problem) {
      this.#status.fail(problem);
    }
    this.#earlier = null;
    return true;
  }

  #page(conversation, query) {
    return api.messages(this.#person.id, conversation.id, query);
  }

  async #until(read, stillWanted) {
    for (let failed = false; stillWanted(); failed = true) {
      try {
        const answer = await read();
        if (failed) {
          this.#status.clear();
        }
        return answer;
      } catch (problem) {
        this.#status.fail(problem);
        await new Promise(resolve => { setTimeout(resolve, retryAfter); });
      }
    }
    return null;
  }
}
