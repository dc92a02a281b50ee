const largestFile = 64 * 1024 * 1024;

const at = id => document.getElementById(id);

/** The one file that may go with the words: chosen, dropped, shown and taken off again. */
export class Attachment {
  #file = null;
  #setting;

  /** `setting`: say, status, changed(), taken(): a file has been taken. */
  constructor(setting) {
    this.#setting = setting;
    at('attach').addEventListener('click', () => this.browse());
    at('file').addEventListener('change', event => {
      this.take(event.target.files[0]);
      event.target.value = '';
    });
    at('detach').addEventListener('click', () => this.clear());
    this.#listenToDrops();
  }

  get file() {
    return this.#file;
  }

  browse() {
    at('file').click();
  }

  clear() {
    this.#show(null);
  }

  take(file) {
    const { say, status, taken } = this.#setting;
    if (!file) {
      return;
    }
    if (!/\.csv$/i.test(file.name) && file.type !== 'text/csv') {
      status.show(say('notCsv', { file: file.name }));
    } else if (file.size === 0 || file.size > largestFile) {
      status.show(say(file.size === 0 ? 'emptyFile' : 'bigFile', { file: file.name, limit: size(largestFile) }));
    } else {
      this.#show(file);
      status.clear();
      taken();
    }
  }

  #show(file) {
    this.#file = file;
    at('attached').hidden = !file;
    at('attachedName').textContent = file?.name ?? '';
    at('attachedSize').textContent = file ? size(file.size) : '';
    this.#setting.changed();
  }

  #listenToDrops() {
    const main = at('main');
    const carriesFile = event => [...event.dataTransfer?.types ?? []].includes('Files');
    for (const name of ['dragenter', 'dragover']) {
      addEventListener(name, event => {
        if (carriesFile(event)) {
          event.preventDefault();
          main.classList.add('dropping');
        }
      });
    }
    addEventListener('dragleave', event => event.relatedTarget === null && main.classList.remove('dropping'));
    addEventListener('drop', event => {
      main.classList.remove('dropping');
      if (carriesFile(event)) {
        event.preventDefault();
        this.take(event.dataTransfer.files[0]);
      }
    });
  }
}

function size(bytes) {
  const [unit, divisor] = [['megabyte', 1024 * 1024], ['kilobyte', 1024], ['byte', 1]].find(([, least]) => bytes >= least) ?? ['byte', 1];
  return new Intl.NumberFormat(document.documentElement.lang, { style: 'unit', unit, maximumFractionDigits: 1 }).format(bytes / divisor);
}
