import { actionGroup } from './actions.js';
import { blocks } from './blocks.js';
import { avatar, element } from './dom.js';
import { prose } from './text.js';

/** Draws a message into its article; drawn again after an edit, what the reader was doing in it goes on. */
export function drawMessage(article, message, { say, clock, perform }) {
  const kept = holdInputs(article);
  const body = element('div', { class: 'content' });
  if (message.deleted) {
    body.append(element('p', { class: 'prose note gone' }, say('deleted')));
  } else {
    const act = (action, value) => perform(message, action, value);
    const drawn = blocks(message.blocks, say, act);
    body.append(...(drawn.length > 0 ? drawn : [prose([{ text: message.text }], say)]));
    if (message.actions?.length) {
      body.append(actionGroup(message.actions, say, act));
    }
  }
  article.replaceChildren(...frame(message, say, clock), body);
  if (message.editedAt && !message.deleted) {
    body.append(element('span', {
      class: 'edited', title: say('editedAt', { time: clock.stamp(message.editedAt) }), data: { testid: 'edited' },
    }, say('edited')));
  }
  kept(article);
}

/** Draws a message that is not yet there: on its way, or not sent. */
export function drawPending(article, entry, person, { say, clock, retry, discard }) {
  const failed = entry.state === 'failed';
  article.dataset.state = entry.state;
  const state = element('p', { class: 'state', data: { testid: 'send-state' } });
  if (failed) {
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

function frame({ from, at }, say, clock) {
  const face = avatar(element('span', { 'aria-hidden': 'true' }), from);
  const time = element('time', { datetime: at, title: clock.stamp(at) }, clock.time(at));
  const author = element('h3', { class: 'author' },
    element('span', { class: 'name', dir: 'auto', title: from.name, data: { testid: 'author' } }, from.name),
    from.bot ? element('span', { class: 'tag' }, say('app')) : null,
    time);
  return [face, author];
}

function holdInputs(article) {
  const typed = [...article.querySelectorAll('input[data-action-id], textarea[data-action-id]')]
    .filter(field => field.value !== '')
    .map(field => ({ id: field.dataset.actionId, value: field.value, from: field.selectionStart, to: field.selectionEnd }));
  const focused = article.contains(document.activeElement) && document.activeElement !== article;
  const focusedId = focused ? document.activeElement.dataset.actionId : null;
  return fresh => {
    const find = id => fresh.querySelector(`[data-action-id="${CSS.escape(id)}"]`);
    for (const { id, value, from, to } of typed) {
      const field = find(id);
      if (field?.matches('input, textarea')) {
        field.value = value;
        field.setSelectionRange(from, to);
      }
    }
    if (focused) {
      ((focusedId && find(focusedId)) ?? fresh).focus({ preventScroll: true });
    }
  };
}
