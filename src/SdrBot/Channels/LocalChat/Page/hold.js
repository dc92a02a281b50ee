/**
 * Remembers what the reader is doing in a message: what is typed in its fields and where the focus is. Returns the function that goes
 * on with it in the message drawn anew.
 */
export function hold(article) {
  const typed = [...article.querySelectorAll('input[data-action-id], textarea[data-action-id]')]
    .filter(field => field.value !== '')
    .map(field => ({ id: field.dataset.actionId, value: field.value, from: field.selectionStart, to: field.selectionEnd }));
  const active = document.activeElement;
  const isFocused = article.contains(active) && active !== article;
  const place = isFocused ? { id: active.dataset.actionId, item: itemsOf(article).indexOf(active.closest('.items li')) } : null;
  return fresh => {
    for (const { id, value, from, to } of typed) {
      const field = control(fresh, id);
      if (field?.matches('input, textarea')) {
        field.value = value;
        field.setSelectionRange(from, to);
      }
    }
    if (place) {
      goOn(fresh, place).focus({ preventScroll: true });
    }
  };
}

/** The same control; when it is gone, what its item has instead (such as Undo), and else the message. */
function goOn(fresh, { id, item }) {
  return (id && control(fresh, id)) || (item >= 0 && itemsOf(fresh)[item]?.querySelector('[data-action-id]')) || fresh;
}

const control = (article, id) => article.querySelector(`[data-action-id="${CSS.escape(id)}"]`);

const itemsOf = article => [...article.querySelectorAll('.items li')];
