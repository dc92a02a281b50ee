import * as api from './api.js';
import { listen } from './keys.js';
import { Session } from './session.js';
import { Status } from './status.js';
import { label, wordsOf } from './words.js';

const retryAfter = 2_000;
const tickEvery = 15_000;

// The address says who one is and what is open, so that each window is its own person and can be kept as a bookmark.
const address = (person, conversation) => `/?${new URLSearchParams({ person, ...conversation && { conversation } })}`;
const asked = () => Object.fromEntries(new URLSearchParams(location.search));

async function begin() {
  const english = wordsOf('en');
  label(document, english);
  const people = await findPeople(new Status(english), english);
  const person = people.find(candidate => candidate.id === asked().person) ?? people[0];
  const say = wordsOf(person.language);
  document.documentElement.lang = person.language || 'en';
  label(document, say);
  if (asked().person !== person.id) {
    history.replaceState(null, '', address(person.id, asked().conversation));
  }
  const session = new Session({
    people, person, say,
    status: new Status(say),
    address: conversation => address(person.id, conversation),
    become: id => location.assign(address(id)),
    answered: () => followLanguage(person),
    opened: conversation => history.pushState(null, '', address(person.id, conversation)),
  });
  wire(session);
  await session.load(asked().conversation);
}

/** Everybody one can be; asked for until there is somebody. */
async function findPeople(status, say) {
  for (;;) {
    try {
      const people = await api.people();
      if (people.length > 0) {
        status.clear();
        return people;
      }
      status.show(say('noPeople'));
    } catch (problem) {
      status.fail(problem);
    }
    await new Promise(resolve => { setTimeout(resolve, retryAfter); });
  }
}

/** Whoever asked the bot for another language gets the page in it, too. */
async function followLanguage(person) {
  const now = await api.people().then(people => people.find(({ id }) => id === person.id), () => null);
  if (now && now.language !== person.language) {
    location.reload();
  }
}

function wire(session) {
  listen({
    move: step => session.move(step),
    attach: () => session.view.composer.browse(),
    escape: () => session.view.sidebar.closeDrawer() || session.view.composer.focus(),
    help: () => session.view.sidebar.help(),
  });
  document.getElementById('skip').addEventListener('click', event => {
    event.preventDefault();
    session.view.composer.focus();
  });
  document.addEventListener('visibilitychange', () => session.tick());
  setInterval(() => session.tick(), tickEvery);
  addEventListener('popstate', () => {
    const { person, conversation } = asked();
    return person === session.person.id ? session.open(conversation, false) : location.reload();
  });
}

begin();
