import { cityOf } from './clock.js';
import { avatar, element } from './dom.js';

const at = id => document.getElementById(id);

/** Who one is in this window, with the time where that person sits, and the list of whom one could be. */
export class Persona {
  #clock;

  /** `setting`: say, clock, person, people, become(person). */
  constructor({ say, clock, person, people, become }) {
    this.#clock = clock;
    const name = one => say('personOption', { name: one.name.slice(0, 80), role: one.roleName ?? one.role, city: cityOf(one.zone) });
    at('person').replaceChildren(...people.map(one => element('option', { value: one.id, dir: 'auto' }, name(one))));
    at('person').value = person.id;
    avatar(at('personAvatar'), person);
    at('personName').textContent = person.name;
    at('personName').title = person.name;
    at('personDetail').textContent = say('personDetail', { role: person.roleName ?? person.role, city: cityOf(person.zone) });
    at('person').addEventListener('change', event => become(event.target.value));
    this.tick();
  }

  /** Moves the person's clock on. */
  tick() {
    at('personTime').textContent = this.#clock.time(Date.now());
    at('personTime').dateTime = new Date().toISOString();
  }
}
