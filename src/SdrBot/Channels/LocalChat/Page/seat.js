const seats = 4;

/**
 * A browser opens at most six connections to one host, over all its windows (HTTP/1.1 has no more), and a live stream holds one for
 * good. So only so many windows may sit on theirs; the others visit. A seat is free again when its window closes.
 */
export async function takeSeat() {
  if (!navigator.locks) {
    return true;
  }
  for (let seat = 1; seat <= seats; seat++) {
    if (await tryToHold(`sdrbot.stream.${seat}`)) {
      return true;
    }
  }
  return false;
}

const tryToHold = name => new Promise((resolve, reject) => {
  navigator.locks.request(name, { ifAvailable: true }, lock => {
    resolve(lock !== null);
    return lock && new Promise(() => {});
  }).catch(reject);
});
