import { Clock } from './clock.js';
import { Composer } from './composer.js';
import { Pane } from './pane.js';
import { Sidebar } from './sidebar.js';
import { Timeline } from './timeline.js';

/** Everything one sees of a session, and which of its parts tells the session what. */
export class View {
  /**
   * `setting`: people, person, say, status, address(conversation), become(person).
   * `on`: open(id), send(text, file), perform(message, action, value), retry(id), discard(id), earlier(), seen(), typed(text), recall().
   */
  constructor(setting, on) {
    const { person, say, status } = setting;
    const clock = new Clock(person.zone, person.language, say);
    this.sidebar = new Sidebar({ ...setting, clock, open: on.open });
    this.composer = new Composer({ say, status, send: on.send, changed: on.typed, recall: on.recall });
    this.timeline = new Timeline({
      say, person, clock,
      perform: on.perform, retry: on.retry, discard: on.discard, atEnd: on.seen,
      write: text => this.composer.write(text),
    });
    this.pane = new Pane({
      say, person,
      earlier: on.earlier,
      jump: () => {
        this.timeline.toEnd();
        on.seen();
        this.composer.focus();
      },
      begin: text => this.composer.write(text),
      send: text => {
        on.send(text, null);
        this.composer.focus();
      },
    });
  }

  /** Another conversation, with the words that were begun there. */
  turnTo(conversation, draft) {
    this.timeline.clear();
    this.composer.turnTo(this.pane.titleOf(conversation), conversation.kind === 'channel', draft);
  }

  show(conversation, pending, reading) {
    this.timeline.steady(() => {
      this.pane.show(conversation, pending);
      if (conversation.ready || pending.length > 0) {
        this.timeline.show(conversation, pending, reading.newAfter);
      }
    });
  }

  showUnread(conversations, open, reading) {
    this.sidebar.show(conversations, open, conversation => reading.unreadOf(conversation));
    if (open) {
      this.pane.showUnread(open, reading.all(conversations), !this.timeline.isAtEnd && reading.unreadOf(open) > 0);
    }
  }

  /** Whoever has just come wants to write; on a touch screen that would open the keyboard. */
  settle() {
    if (document.activeElement === document.body && matchMedia('(hover: hover)').matches) {
      this.composer.focus();
    }
  }
}
