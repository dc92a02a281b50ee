/**
 * A new element. Children are elements or strings, and a string is always text, never markup.
 * Properties are set as attributes; `on` holds listeners, `data` the dataset; null, undefined and false are left out.
 */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  const { on = {}, data = {}, ...attributes } = properties;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  Object.assign(made.dataset, data);
  for (const [event, listener] of Object.entries(on)) {
    made.addEventListener(event, listener);
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

/** Puts these nodes into the parent in this order, touching only what is out of place, so that focus and selection stay. */
export function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) {
    if (!wanted.has(child)) {
      child.remove();
    }
  }
  let place = parent.firstChild;
  for (const node of nodes) {
    if (node === place) {
      place = place.nextSibling;
    } else {
      parent.insertBefore(node, place);
    }
  }
}

const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The face of a person: the first letters of the first and last name on a colour of their own. */
export function avatar(target, from) {
  target.className = `avatar${from.bot ? ' bot' : ` hue${hue(from.id)}`}`;
  if (from.bot) {
    target.replaceChildren(element('img', { src: '/local/page/icon.svg', alt: '', width: 36, height: 36 }));
    return target;
  }
  const names = (from.name ?? '').slice(0, 200).split(/\s+/).filter(Boolean);
  const letters = [names[0], names.length > 1 ? names.at(-1) : null].map(firstLetter).join('');
  target.replaceChildren(letters || '?');
  return target;
}

function firstLetter(name) {
  for (const { segment } of segments.segment(name ?? '')) {
    return segment.toLocaleUpperCase().slice(0, 8);
  }
  return '';
}

function hue(id) {
  let sum = 0;
  for (const character of String(id)) {
    sum = (sum * 31 + character.codePointAt(0)) % 9973;
  }
  return sum % 8;
}
