const patience = 30_000;
const outOfDate = 409;

/** What the server (or the way to it) refused; status 0 means that it could not be reached. */
export class Problem extends Error {
  constructor({ title = '', detail = '', status = 0 } = {}) {
    super(detail || title);
    this.title = title;
    this.detail = detail;
    this.status = status;
  }

  /** The problem in one line, in the words of the page where the server gave none. */
  in(say) {
    if (this.status === 0) {
      return say('unreachable');
    }
    if (this.status === outOfDate) {
      return say('stale');
    }
    return [this.title, this.detail].filter(Boolean).join(' · ') || say('failed', { status: this.status });
  }
}

export const people = () => call('/local/people').then(answer => answer.people);

export const conversations = person =>
  call(`/local/conversations?${new URLSearchParams({ person })}`).then(answer => answer.conversations);

export const messages = (person, conversation, query = {}) =>
  call(`/local/conversations/${encodeURIComponent(conversation)}/messages?${new URLSearchParams({ person, ...query })}`);

export const send = (conversation, message) =>
  post(`/local/conversations/${encodeURIComponent(conversation)}/messages`, message);

export const act = action => post('/local/actions', action);

export const eventsUrl = (person, after) => `/local/events?${new URLSearchParams({ person, after })}`;

export const upload = (person, file) => call(`/local/files?${new URLSearchParams({ person, name: file.name })}`, {
  method: 'POST',
  headers: { 'Content-Type': 'text/csv' },
  body: file,
  signal: null,
}).then(answer => answer.file);

const post = (path, body) => call(path, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

async function call(path, options = {}) {
  const { ok, status, text } = await exchange(path, options);
  const body = parse(text);
  if (!ok) {
    throw new Problem({ title: words(body?.title), detail: words(body?.detail), status });
  }
  if (body === null) {
    throw new Problem({ status });
  }
  return body;
}

async function exchange(path, options) {
  try {
    const response = await fetch(path, { cache: 'no-store', signal: AbortSignal.timeout(patience), ...options });
    return { ok: response.ok, status: response.status, text: await response.text() };
  } catch {
    throw new Problem();
  }
}

function parse(text) {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return null;
  }
}

const words = value => typeof value === 'string' ? value : '';
