import { actionGroup } from './actions.js';
import { blocks } from './blocks.js';
import { avatar, element } from './dom.js';
import { hold } from './hold.js';
import { prose } from './text.js';

/** Draws a message into its article; drawn again after an edit, what the reader was doing in it goes on. */
export function drawMessage(article, message, { say, clock, perform }) {
  const resume = hold(article);
  const body = element('div', { class: 'content' });
  if (message.deleted) {
    body.append(element('p', { class: 'prose note gone' }, say('deleted')));
  } else {
    const act = (action, value) => perform(message, action, value);
    const drawn = blocks(message.blocks, say, act);
    body.append(...(drawn.length > 0 ? drawn : message.text ? [prose([{ text: message.text }], say)] : []));
    if (message.fileName) {
      body.append(element('p', { class: 'prose note', dir: 'auto', data: { testid: 'file-name' } }, message.fileName));
    }
    if (message.actions?.length) {
      body.append(actionGroup(message.actions, say, act));
    }
  }
  article.ariaLabel = say('messageFrom', { name: message.from.name.slice(0, 80), time: clock.time(message.at) });
  article.replaceChildren(...frame(message, say, clock), body);
  if (message.editedAt && !message.deleted) {
    body.append(element('span', {
      class: 'edited', title: say('editedAt', { time: clock.stamp(message.editedAt) }), data: { testid: 'edited' },
    }, say('edited')));
  }
  resume(article);
}

/** The face, the name and the time of a message. */
export function frame({ from, at }, say, clock) {
  const face = avatar(element('span', { 'aria-hidden': 'true' }), from);
  const time = element('time', { datetime: at, title: clock.stamp(at) }, clock.time(at));
  const author = element('h3', { class: 'author' },
    element('span', { class: 'name', dir: 'auto', title: from.name, data: { testid: 'author' } }, from.name),
    from.bot ? element('span', { class: 'tag' }, say('app')) : null,
    time);
  return [face, author];
}
