/**
 * Enter that means Enter. While a Korean, Japanese or Chinese word is being composed, Enter only ends the word
 * (229 is how Safari tells it, after the composition is already over).
 */
export const isEnter = event => event.key === 'Enter' && !event.isComposing && event.keyCode !== 229;

/** The shortcuts, as the page's own list shows them: keys and the word that explains them. */
export const shortcuts = [
  [['Enter'], 'keySend'],
  [['Shift', 'Enter'], 'keyLine'],
  [['↑'], 'keyRecall'],
  [['Alt', '↑ ↓'], 'keyConversation'],
  [['↑ ↓'], 'keyList'],
  [['Alt', 'U'], 'keyFile'],
  [['Esc'], 'keyEscape'],
  [['Ctrl', '/'], 'keyHelp'],
];

/** The keys that work everywhere on the page. */
export function listen({ move, attach, escape, help }) {
  document.addEventListener('keydown', event => {
    if (event.isComposing || event.defaultPrevented) {
      return;
    }
    const handler = handlerOf(event, { move, attach, escape, help });
    if (handler) {
      event.preventDefault();
      handler();
    }
  });
}

function handlerOf(event, { move, attach, escape, help }) {
  const { key, code, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (altKey && !ctrlKey && !shiftKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
    return () => move(key === 'ArrowUp' ? -1 : 1);
  }
  if (altKey && !ctrlKey && code === 'KeyU') {
    return attach;
  }
  if ((ctrlKey || metaKey) && key === '/') {
    return help;
  }
  return key === 'Escape' && !document.querySelector('dialog[open]') ? escape : null;
}
