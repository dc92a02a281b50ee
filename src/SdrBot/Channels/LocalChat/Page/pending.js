import { element } from './dom.js';
import { frame } from './message.js';
import { prose } from './text.js';

/** Draws a message that is not yet there: on its way, or not sent. */
export function drawPending(article, entry, person, { say, clock, retry, discard }) {
  article.dataset.state = entry.state;
  const state = element('p', { class: 'state', data: { testid: 'send-state' } });
  if (entry.state === 'failed') {
    state.append(
      element('span', {}, say('notSent')),
      quietButton('retry', say('retry'), () => retry(entry.id)),
      quietButton('discard', say('discard'), () => discard(entry.id)));
  } else if (entry.state === 'sending') {
    state.append(entry.fileName && !entry.file ? say('uploading', { file: entry.fileName }) : say('sending'));
  }
  article.replaceChildren(
    ...frame({ from: person, at: entry.at }, say, clock),
    element('div', { class: 'content' },
      entry.text ? prose([{ text: entry.text }], say) : null,
      entry.fileName ? element('p', { class: 'prose note', dir: 'auto' }, entry.fileName) : null,
      state));
}

const quietButton = (testid, text, click) =>
  element('button', { type: 'button', class: 'quiet', data: { testid }, on: { click } }, text);
