import { ReadMarks } from './memory.js';

/** What a person has read and what waits: for the line "New", for the counts in the list and for the window's title. */
export class Reading {
  #marks;
  #person;
  #newAfter = Infinity;

  /** `changed()` is called when another window of the same person has read on. */
  constructor(person, changed) {
    this.#person = person;
    this.#marks = new ReadMarks(person, changed);
  }

  /** The order after which the line "New" stands in the open conversation; infinite when there is none. */
  get newAfter() {
    return this.#newAfter;
  }

  /** After a reload: a mark beyond the newest message is of another life of the server. */
  check(conversations) {
    for (const { id, last } of conversations) {
      this.#marks.check(id, last?.seq ?? 0);
    }
  }

  /** A conversation is opened: the line stays where one stopped reading, also while one reads on. */
  begin(conversation) {
    this.#newAfter = this.#marks.of(conversation.id) || Infinity;
  }

  /** Who writes has read. */
  forgetLine() {
    this.#newAfter = Infinity;
  }

  /** Marks everything as read if the reader can see it. */
  see(conversation, isAtEnd) {
    if (conversation.newest && conversation.ready && isAtEnd && document.visibilityState === 'visible') {
      this.#marks.move(conversation.id, conversation.newest.order);
    }
  }

  unreadOf(conversation) {
    return conversation.unreadFor(this.#person, this.#marks.of(conversation.id));
  }

  all(conversations) {
    return conversations.reduce((sum, conversation) => sum + this.unreadOf(conversation), 0);
  }
}
