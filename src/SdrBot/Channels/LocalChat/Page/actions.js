import { element } from './dom.js';
import { isEnter } from './keys.js';

const thanks = 1_200;

/**
 * The buttons, selects and inputs that belong together. While one is on its way, none of them can be used.
 * `perform(action, value)` is the promise of the server's answer; it is false when the server refused. `of` says what they belong to,
 * since a screen reader hears "Done" of one item like "Done" of another.
 */
export function actionGroup(actions, say, perform, of = null) {
  const group = element('div', { class: 'actions', role: 'group', 'aria-label': of });
  const use = async (action, value, control) => {
    if (group.ariaBusy === 'true') {
      return false;
    }
    busy(group, control, true);
    const done = await perform(action, value);
    busy(group, control, false);
    if (done) {
      control.dataset.state = 'done';
      setTimeout(() => delete control.dataset.state, thanks);
    }
    return done;
  };
  group.append(...actions.map(action => kinds[action.kind]?.(action, say, use)).filter(Boolean));
  return group;
}

const kinds = { button, select, input };

function button(action, say, use) {
  const made = element('button', {
    type: 'button', class: `act ${action.style ?? ''}`, dir: 'auto', data: { testid: 'action', actionId: action.id },
  }, action.label);
  made.addEventListener('click', () => use(action, null, made));
  return made;
}

/** A choice counts at once when made with the pointer; with the keys it counts on Enter, since each arrow is already a change. */
function select(action, say, use) {
  const made = element('select', {
    class: 'act', dir: 'auto', 'aria-label': action.label, data: { testid: 'action', actionId: action.id },
  },
  element('option', { value: '', hidden: true }, action.label),
  ...(action.options ?? []).map(option => element('option', { value: option.value }, option.label)));
  const confirm = element('button', {
    type: 'button', class: 'act primary', hidden: true, data: { testid: 'action-confirm' },
  }, say('choose'));
  let withKeys = false;
  const choose = async () => {
    if (made.selectedIndex > 0 && await use(action, made.value, made)) {
      confirm.hidden = true;
      made.selectedIndex = 0;
    }
  };
  made.addEventListener('pointerdown', () => { withKeys = false; });
  made.addEventListener('keydown', event => {
    if (event.key === 'Enter' && withKeys && made.selectedIndex > 0) {
      event.preventDefault();
      choose();
    }
    withKeys = true;
  });
  made.addEventListener('change', () => {
    confirm.hidden = !withKeys;
    if (!withKeys) {
      choose();
    }
  });
  confirm.addEventListener('click', choose);
  return element('span', { class: 'field' }, made, confirm);
}

function input(action, say, use) {
  const field = element(action.multiline ? 'textarea' : 'input', {
    class: 'act', dir: 'auto', rows: action.multiline ? 3 : null, type: action.multiline ? null : 'text', autocomplete: 'off',
    placeholder: action.placeholder, data: { testid: 'action', actionId: action.id },
  });
  const form = element('form', { class: `field${action.multiline ? ' tall' : ''}` },
    element('label', {}, element('span', { class: 'caption', dir: 'auto' }, action.label), field),
    element('button', { type: 'submit', class: 'act', 'aria-label': say('submitOf', { what: action.label }), data: { testid: 'action-submit' } }, say('submit')));
  field.addEventListener('keydown', event => {
    if (isEnter(event) && (!action.multiline || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (field.value.trim() !== '' && await use(action, field.value, field)) {
      field.value = '';
    }
  });
  return form;
}

function busy(group, control, on) {
  group.ariaBusy = String(on);
  for (const other of group.querySelectorAll('button, select, input, textarea')) {
    // Not `disabled`: a disabled control would lose the keyboard's focus.
    other.setAttribute('aria-disabled', String(on));
    if (other.matches('input, textarea')) {
      other.readOnly = on;
    }
  }
  if (on) {
    control.dataset.state = 'busy';
  } else {
    delete control.dataset.state;
  }
}
