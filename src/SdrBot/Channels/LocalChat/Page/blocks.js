import { actionGroup } from './actions.js';
import { element } from './dom.js';
import { plain, prose, runs } from './text.js';

/** The blocks of a message as nodes. A kind that this page does not know is left out. */
export function blocks(list, say, perform) {
  return (list ?? []).map(block => Object.hasOwn(kinds, block.type) ? kinds[block.type](block, say, perform) : null).filter(Boolean);
}

const kinds = {
  text: (block, say) => prose(block.text, say),
  heading: (block, say) => prose(block.text, say, 'h4', 'prose heading'),
  note: (block, say) => prose(block.text, say, 'p', 'prose note'),
  quote: (block, say) => element('blockquote', {}, prose(block.text, say)),
  fields,
  items,
  progress,
  table,
};

function fields({ fields: list }, say) {
  return element('dl', { class: 'fields' }, ...(list ?? []).map(field => element('div', {},
    element('dt', { dir: 'auto' }, ...runs(field.name)),
    element('dd', {}, prose(field.value, say)))));
}

function items({ items: list }, say, perform) {
  // A mark is a promise that the item can be finished; a mere list has none.
  const isWork = (list ?? []).some(item => item.done || item.isTask);
  return element('ul', { class: 'items' }, ...(list ?? []).map(item => element('li', { class: item.done ? 'done' : null },
    isWork ? element('span', { class: 'mark', role: item.done ? 'img' : null, 'aria-label': item.done ? say('done') : null }) : null,
    element('div', { class: 'body' },
      prose(item.text, say),
      item.detail?.length ? prose(item.detail, say, 'p', 'prose note') : null),
    item.actions?.length ? actionGroup(item.actions, say, perform, plain(item.text)) : null)));
}

function progress({ label, value, max }, say) {
  const text = plain(label);
  const words = say('progress', { value, max });
  const isSaid = text.includes(String(value)) && text.includes(String(max));
  return element('div', { class: 'progress' },
    element('span', { class: 'caption', dir: 'auto' }, ...runs(label)),
    isSaid ? null : element('span', { class: 'count' }, words),
    element('progress', { value, max, 'aria-label': isSaid ? text : `${text} ${words}` }));
}

function table({ header, rows }, say) {
  const kinds = (header ?? []).map((_, column) => kindOf((rows ?? []).map(row => plain(row[column]))));
  const cells = (name, row) => (row ?? []).map((cell, column) =>
    element(name, { class: kinds[column], dir: 'auto', scope: name === 'th' ? 'col' : null }, ...runs(cell)));
  return element('div', { class: 'table', role: 'region', tabindex: 0, 'aria-label': say('table') },
    element('table', {},
      element('thead', {}, element('tr', {}, ...cells('th', header))),
      element('tbody', {}, ...(rows ?? []).map(row => element('tr', {}, ...cells('td', row))))));
}

/** Numbers stand under each other from the right, and only what is longer than a column may break within a word. */
function kindOf(cells) {
  if (cells.some(cell => /\d/.test(cell)) && cells.every(cell => /^[^\p{L}]*[KMB]?$/u.test(cell))) {
    return 'number';
  }
  return cells.some(cell => cell.split(/\s/).some(word => word.length > 30)) ? 'long' : null;
}
