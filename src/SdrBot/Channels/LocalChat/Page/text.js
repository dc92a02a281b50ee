import { element } from './dom.js';

const longText = 700;
const manyLines = 14;
const longestExample = 200;
const linkSchemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const styles = { bold: 'strong', italic: 'em', code: 'code', strike: 's' };

/**
 * Runs of text as nodes. Each is isolated, so that no name can turn the direction of what stands beside it. With `say`, words to be
 * said to the bot can be pressed: they go into the message box.
 */
export function runs(list, say = null) {
  return (list ?? []).map(({ text, style, link }) => {
    const content = String(text ?? '');
    const styled = style === 'code' && say && content.length < longestExample
      ? element('button', { type: 'button', class: 'run example', title: say('writeIt'), data: { testid: 'example' } }, element('code', {}, content))
      : element(styles[style] ?? 'span', { class: 'run' }, content);
    const href = safeLink(link);
    return href ? element('a', { class: 'run', href, target: '_blank', rel: 'noopener noreferrer' }, styled) : styled;
  });
}

export const plain = list => (list ?? []).map(run => run.text ?? '').join('');

/** A paragraph that reads in its own direction and, when it is very long, begins folded. */
export function prose(list, say, name = 'p', className = 'prose') {
  const paragraph = element(name, { class: className, dir: 'auto' }, ...runs(list, say));
  return isLong(plain(list)) ? foldable(paragraph, say) : paragraph;
}

function isLong(text) {
  return text.length > longText || text.split('\n', manyLines + 1).length > manyLines;
}

function foldable(content, say) {
  content.classList.add('folded');
  const toggle = element('button', {
    type: 'button', class: 'quiet more', 'aria-expanded': 'false', data: { testid: 'show-more' },
  }, say('showMore'));
  toggle.addEventListener('click', () => {
    const folded = content.classList.toggle('folded');
    toggle.setAttribute('aria-expanded', String(!folded));
    toggle.textContent = say(folded ? 'showMore' : 'showLess');
  });
  return element('div', { class: 'foldable' }, content, toggle);
}

function safeLink(link) {
  if (typeof link !== 'string' || !URL.canParse(link)) {
    return null;
  }
  const url = new URL(link);
  return linkSchemes.has(url.protocol) ? url.href : null;
}
