/** Times as the chosen person reads them: in their zone and language. A zone that the browser does not know is read as UTC. */
export class Clock {
  #time;
  #stamp;
  #key;
  #day;
  #say;

  constructor(zone, language, say) {
    const timeZone = known(zone) ? zone : 'UTC';
    const locale = language || 'en';
    this.#say = say;
    this.#time = new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit' });
    this.#stamp = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'full', timeStyle: 'long' });
    this.#key = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    this.#day = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' });
  }

  time(at) {
    return this.#time.format(new Date(at));
  }

  stamp(at) {
    return this.#stamp.format(new Date(at));
  }

  /** The local date as `2026-03-05`. */
  day(at) {
    return this.#key.format(new Date(at));
  }

  dayName(key, now = Date.now()) {
    const midnight = Date.parse(`${key}T00:00Z`);
    const today = Date.parse(`${this.day(now)}T00:00Z`);
    if (midnight === today) {
      return this.#say('today');
    }
    return midnight === today - 86_400_000 ? this.#say('yesterday') : this.#day.format(midnight);
  }

  /** The time for something of today, else the day: what fits beside a conversation's name. */
  brief(at, now = Date.now()) {
    const key = this.day(at);
    return key === this.day(now) ? this.time(at) : key.slice(5).replace('-', '/');
  }
}

/** The city that a zone is named after: `America/New_York` is New York. */
export const cityOf = zone => (zone ?? '').split('/').at(-1).replaceAll('_', ' ');

function known(zone) {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
